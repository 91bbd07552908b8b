#include "export/export_events.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "store/store_views.h"
#include "store/store_writer.h"
#include "tests/unit/store/scratch_store.h"

namespace tacitus {
namespace {

constexpr const char* kData = TACITUS_SOURCE_DIR "/data";

const ExportFormat& Format(std::string_view name) {
  return *std::find_if(ExportFormats().begin(), ExportFormats().end(), [&](const auto& f) { return f.name == name; });
}

std::vector<std::string> SplitAt(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

// One document of one event, which `change` may change.
template <typename Change>
DocumentRows OneEvent(const std::string& name, const Change& change) {
  Document document = SampleDocument();
  document.id = name;
  document.text += " " + name;
  CodedDocument coded;
  coded.document_id = Hash128Hex(document.text);
  Event event = SampleEvent(document);
  event.event_id = Hash128Hex(name);
  event.document_id = coded.document_id;
  event.mode = "meet";
  event.cameo = "125";
  event.status = Status::kActual;
  change(document, event);
  coded.events.push_back(event);
  return RowsOf(document, coded);
}

class ExportEventsTest : public testing::Test {
 protected:
  void Store(const std::vector<DocumentRows>& rows) {
    Result<StoreWriter> store = StoreWriter::Open(folder_.path());
    if (!store || !store->Add(rows)) ADD_FAILURE() << "nothing could be stored";
  }

  // The export, or what went wrong.
  std::string Export(const std::string& format, const ExportOptions& options = {}) {
    Result<Database> store = OpenStoreForQuestions(folder_.path());
    if (!store) return store.error().ToString();
    std::string text;
    const Result<ExportReport> report =
        ExportEvents(*store, Format(format), options, kData, [&](std::string_view piece) {
          text += piece;
          return true;
        });
    if (report) report_ = *report;
    return report ? text : report.error().ToString();
  }

  // The rows of an export with a line of names, as maps from name to cell.
  std::vector<std::map<std::string, std::string>> Rows(const std::string& format, ExportOptions options = {}) {
    options.header = true;
    std::vector<std::string> lines = SplitAt(Export(format, options), '\n');
    const std::vector<std::string> names = SplitAt(lines.front(), '\t');
    std::vector<std::map<std::string, std::string>> rows;
    for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
      const std::vector<std::string> cells = SplitAt(lines[i], '\t');
      EXPECT_EQ(cells.size(), names.size()) << lines[i];
      rows.emplace_back();
      for (std::size_t j = 0; j < std::min(cells.size(), names.size()); ++j) rows.back()[names[j]] = cells[j];
    }
    return rows;
  }

  ScratchFolder folder_;
  ExportReport report_;
};

void Leave(Document&, Event&) {}

TEST_F(ExportEventsTest, WritesGdelt) {
  Store({OneEvent("a", [](Document& document, Event&) { document.url = "https://www.example.org/a"; })});
  const auto rows = Rows("gdelt");
  ASSERT_EQ(rows.size(), 1U);
  const std::map<std::string, std::string>& row = rows.front();
  const std::map<std::string, std::string> kExpected = {{"SQLDATE", "20191103"},
                                                        {"MonthYear", "201911"},
                                                        {"Year", "2019"},
                                                        {"FractionDate", "2019.8301"},
                                                        {"Actor1Code", "IRNGOV"},
                                                        {"Actor1Name", "ALI KHAMENEI"},
                                                        {"Actor1CountryCode", "IRN"},
                                                        {"Actor1KnownGroupCode", ""},
                                                        {"Actor1Type1Code", "GOV"},
                                                        {"Actor2Code", "USA"},
                                                        {"IsRootEvent", "1"},
                                                        {"EventCode", "125"},
                                                        {"EventBaseCode", "125"},
                                                        {"EventRootCode", "12"},
                                                        {"QuadClass", "3"},
                                                        {"GoldsteinScale", "-5.0"},
                                                        {"NumMentions", "1"},
                                                        {"NumSources", "1"},
                                                        {"NumArticles", "1"},
                                                        {"AvgTone", ""},
                                                        {"ActionGeo_Type", "4"},
                                                        {"ActionGeo_FullName", "Tehran, Tehran, Iran"},
                                                        {"ActionGeo_CountryCode", "IR"},
                                                        {"ActionGeo_Lat", "35.69439"},
                                                        {"ActionGeo_Long", "51.42151"},
                                                        {"DATEADDED", "20191103180100"},
                                                        {"SOURCEURL", "https://www.example.org/a"}};
  for (const auto& [name, cell] : kExpected) EXPECT_EQ(row.at(name), cell) << name;
}

TEST_F(ExportEventsTest, MentionsHaveTheNumbersOfTheirEvents) {
  Store({OneEvent("a", Leave), OneEvent("b", [](Document&, Event& event) {
           event.source.reset();
           event.target->country = "FRA";
           event.date_start = event.date_end = ParseDate("2019-10-01");
         })});
  std::set<std::string> events;
  for (const auto& row : Rows("gdelt")) EXPECT_TRUE(events.insert(row.at("GLOBALEVENTID")).second);
  std::set<std::string> mentioned;
  const auto mentions = Rows("gdelt-mentions");
  for (const auto& row : mentions) mentioned.insert(row.at("GLOBALEVENTID"));
  EXPECT_EQ(events, mentioned);
  ASSERT_EQ(mentions.size(), 2U);
  const auto& row = mentions.back();
  EXPECT_EQ(row.at("MentionType"), "2");
  EXPECT_EQ(row.at("MentionSourceName"), "The Example Wire");
  EXPECT_EQ(row.at("MentionIdentifier"), "a");
  EXPECT_EQ(row.at("SentenceID"), "2");
  EXPECT_EQ(row.at("Actor1CharOffset"), "84");
  EXPECT_EQ(row.at("Confidence"), "88");
}

TEST_F(ExportEventsTest, WritesIcewsAndPolecat) {
  Store({OneEvent("a", Leave), OneEvent("b", [](Document&, Event& event) {
           event.source.reset();
           event.place.reset();
         })});
  const auto icews = Rows("icews");
  ASSERT_EQ(icews.size(), 2U);
  const auto& told = icews[0].at("Source Name").empty() ? icews[1] : icews[0];
  EXPECT_EQ(told.at("Event Date"), "2019-11-03");
  EXPECT_EQ(told.at("Source Name"), "Ali Khamenei");
  EXPECT_EQ(told.at("Source Sectors"), "Government");
  EXPECT_EQ(told.at("Source Country"), "Iran");
  EXPECT_EQ(told.at("Event Text"), "Reject proposal to meet, discuss, or negotiate");
  EXPECT_EQ(told.at("CAMEO Code"), "125");
  EXPECT_EQ(told.at("Intensity"), "-5");
  EXPECT_EQ(told.at("City"), "Tehran");
  EXPECT_EQ(told.at("Country"), "Iran");
  EXPECT_LT(std::stoll(told.at("Event ID")), std::int64_t{1} << 31);
  const auto polecat = Rows("polecat");
  ASSERT_EQ(polecat.size(), 2U);
  const auto& bare = polecat[0].at("Actor Name") == "None" ? polecat[0] : polecat[1];
  EXPECT_EQ(bare.at("Event Type"), "REJECT");
  EXPECT_EQ(bare.at("Event Mode"), "meet");
  EXPECT_EQ(bare.at("Intensity"), "-2");
  EXPECT_EQ(bare.at("Quad Code"), "VERBAL CONFLICT");
  EXPECT_EQ(bare.at("Contexts"), "diplomatic;nuclear");
  EXPECT_EQ(bare.at("Actor COW"), "None");
  EXPECT_EQ(bare.at("Latitude"), "");
  EXPECT_EQ(bare.at("Placename"), "None");
  EXPECT_EQ(bare.at("Wikipedia Actor ID"), "");
  EXPECT_EQ(bare.at("Recipient Country"), "USA");
}

TEST_F(ExportEventsTest, PhoenixKeepsOneEventADay) {
  const auto elsewhere = [](Document& document, Event& event) {
    document.url = "https://example.com/b;c";
    event.place.reset();
    event.contexts = {"diplomatic"};
  };
  const auto other = [](Document&, Event& event) { event.cameo = "111"; };
  Store({OneEvent("a", Leave), OneEvent("b", elsewhere), OneEvent("c", other)});
  const auto rows = Rows("phoenix");
  ASSERT_EQ(rows.size(), 2U);
  const auto& both = rows[0].at("EventCode") == "125" ? rows[0] : rows[1];
  EXPECT_EQ(both.at("Issues"), "diplomatic,2;nuclear,1");
  EXPECT_EQ(both.at("URLs"), "a;https://example.com/b%3Bc");
  EXPECT_EQ(both.at("NewsSources"), "The Example Wire");
  EXPECT_EQ(both.at("LocationName"), "Tehran");
  EXPECT_EQ(both.at("QuadClass"), "3");
  EXPECT_EQ(SplitAt(both.at("SentenceID"), ';').size(), 2U);
}

TEST_F(ExportEventsTest, LeavesOutWhatDidNotOccur) {
  const auto status = [](Status value, EventType type) {
    return [value, type](Document&, Event& event) {
      event.status = value;
      event.event = type;
    };
  };
  Store({OneEvent("a", status(Status::kDenied, EventType::kAssault)),
         OneEvent("b", status(Status::kPlanned, EventType::kAssault)),
         OneEvent("c", status(Status::kPlanned, EventType::kReject)),
         OneEvent("d", status(Status::kOngoing, EventType::kAssault)),
         OneEvent("e", [](Document&, Event& event) { event.cameo = ""; })});
  EXPECT_EQ(Rows("icews").size(), 2U);
  EXPECT_EQ(report_.events, 5U);
  EXPECT_EQ(report_.selected, 2U);
  EXPECT_EQ(Rows("polecat").size(), 3U);
  EXPECT_EQ(Rows("icews", {{"all", "", "", "", ""}, false}).size(), 4U);
  EXPECT_EQ(Rows("icews", {{"denied", "", "", "", ""}, false}).size(), 1U);
  EXPECT_EQ(Rows("polecat", {{"", "", "", "", "event = 'REJECT'"}, false}).size(), 2U);
  EXPECT_EQ(Rows("polecat", {{"", "2019-11-04", "", "", ""}, false}).size(), 0U);
  EXPECT_EQ(Rows("polecat", {{"", "2019-11-03", "2019-11-03", "USA", ""}, false}).size(), 3U);
  EXPECT_EQ(Export("csv", {}).find("denied") == std::string::npos, false);
}

TEST_F(ExportEventsTest, NoTextBreaksALine) {
  Store({OneEvent("a", [](Document& document, Event& event) {
    event.source->name = "\"The\tgroup\"\r\nof O'Brien #1";
    document.outlet = "Line\u2028end";
  })});
  for (const char* format : {"gdelt", "gdelt-mentions", "icews", "phoenix", "polecat"}) {
    const std::string text = Export(format);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), Format(format).header ? 2 : 1) << format;
    EXPECT_EQ(text.find('"'), std::string::npos) << format;
    EXPECT_EQ(text.find("\u2028"), std::string::npos) << format;
  }
  EXPECT_EQ(Rows("icews").front().at("Source Name"), "'The group'  of O'Brien #1");
}

TEST_F(ExportEventsTest, OurOwnRecordKeepsEverything) {
  Store({OneEvent("a", Leave)});
  const std::string csv = Export("csv");
  EXPECT_TRUE(csv.starts_with("event_id,document,document_id,published_at,coded_with,group_id,source_text,source_name"))
      << csv;
  EXPECT_NE(csv.find(",\"[\"\"diplomatic\"\",\"\"nuclear\"\"]\","), std::string::npos) << csv;
  const std::string lines = Export("jsonl");
  EXPECT_NE(lines.find("\"source\":{\"text\":\"Khamenei\",\"name\":\"Ali Khamenei\""), std::string::npos) << lines;
  const std::string path = folder_.path() + "/out.parquet";
  Result<Database> store = OpenStoreForQuestions(folder_.path(), path);
  ASSERT_TRUE(store);
  ASSERT_TRUE(ExportEventsAsParquet(*store, Format("parquet"), {}, kData, path));
  Database reader = std::move(*Database::Open());
  EXPECT_EQ(Value(reader, "SELECT source.name FROM " + QuotedLiteral(path)), "Ali Khamenei");
}

TEST_F(ExportEventsTest, AnEmptyStoreGivesNoRows) {
  Store({});
  for (const ExportFormat& format : ExportFormats()) {
    if (format.form != ExportForm::kTabs) continue;
    EXPECT_EQ(Rows(std::string(format.name)).size(), 0U) << format.name;
  }
}

// Rows that are made a stretch of days at a time, the last of which has no day, are those that are made at once.
TEST_F(ExportEventsTest, MakesTheSameRowsOfFewEventsAtATime) {
  Store(NumberedRows(0, 30));
  Store(
      {OneEvent("early", [](Document&, Event& event) { event.date_start = event.date_end = ParseDate("1979-11-04"); }),
       OneEvent("undated", [](Document& document, Event& event) {
         document.published_at.reset();
         event.published_at.reset();
         event.date_start = event.date_end = std::nullopt;
       })});
  ExportOptions few;
  few.filter.status = "all";
  few.events_at_once = 2;
  ExportOptions many;
  many.filter.status = "all";
  for (const ExportFormat& format : ExportFormats()) {
    if (format.form != ExportForm::kTabs) continue;
    const std::string rows = Export(std::string(format.name), many);
    EXPECT_GT(std::count(rows.begin(), rows.end(), '\n'), 2);
    EXPECT_EQ(Export(std::string(format.name), few), rows);
  }
}

TEST_F(ExportEventsTest, SaysWhatIsWrongWithACondition) {
  Store({OneEvent("a", Leave)});
  EXPECT_TRUE(Export("icews", {{"", "", "", "", "colour = 1"}, false})
                  .starts_with("Binder Error: Referenced column \"colour\" not found in FROM clause!"));
}

}  // namespace
}  // namespace tacitus
