#include "store/store_views.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "store/store_writer.h"
#include "tests/unit/store/scratch_store.h"

namespace tacitus {
namespace {

struct Told {
  const char* source;
  const char* target;
  int quad;
  double goldstein;
  Status status;
  const char* date;  // "" is none
};

// One document with these events, published on 2019-11-03.
DocumentRows DocumentWith(const std::vector<Told>& told) {
  const Document document = SampleDocument();
  CodedDocument coded;
  coded.document_id = Hash128Hex(document.text);
  for (const Told& one : told) {
    Event event = SampleEvent(document);
    event.event_id = std::to_string(coded.events.size());
    event.document_id = coded.document_id;
    event.source->country = one.source;
    event.target->country = one.target;
    event.quad = one.quad;
    event.event = static_cast<EventType>(7 + one.quad);  // else the sentence tells one happening
    event.goldstein = one.goldstein;
    event.status = one.status;
    event.date_start = ParseDate(one.date);
    event.date_end = event.date_start;
    coded.events.push_back(event);
  }
  return RowsOf(document, coded);
}

class StoreViews : public testing::Test {
 protected:
  Database Ask(const std::vector<DocumentRows>& rows) {
    Result<StoreWriter> store = StoreWriter::Open(folder_.path());
    if (!store || !store->Add(rows)) ADD_FAILURE() << "nothing could be stored";
    Result<Database> database = OpenStoreForQuestions(folder_.path());
    if (!database) ADD_FAILURE() << database.error().ToString();
    return std::move(*database);
  }
  ScratchFolder folder_;
};

TEST_F(StoreViews, CountDyadsByDay) {
  Database database = Ask({DocumentWith({{"IRN", "USA", 3, -5, Status::kActual, "2019-11-03"},
                                         {"IRN", "USA", 1, 2, Status::kOngoing, ""},
                                         {"IRN", "USA", 4, -9, Status::kPlanned, "2019-11-03"},
                                         {"USA", "IRN", 4, -8, Status::kRepeated, "1979-11-04"},
                                         {"", "IRN", 4, -8, Status::kActual, "2019-11-03"}})});
  EXPECT_EQ(Value(database,
                  "SELECT string_agg(concat_ws(' ', day, source, target, events, verbal_cooperation, "
                  "material_cooperation, verbal_conflict, material_conflict, goldstein_sum, goldstein_mean), "
                  "'; ' ORDER BY day) FROM dyads_daily"),
            "1979-11-04 USA IRN 1 0 0 0 1 -8.0 -8.0; 2019-11-03 IRN USA 2 1 0 1 0 -3.0 -1.5");
}

TEST_F(StoreViews, CountCountriesByMonth) {
  Database database = Ask({DocumentWith({{"IRN", "USA", 3, -5, Status::kActual, "2019-11-03"},
                                         {"IRN", "IRN", 4, -7, Status::kActual, "2019-11-20"},
                                         {"USA", "", 1, 1, Status::kDenied, "2019-11-20"}})});
  EXPECT_EQ(Value(database,
                  "SELECT string_agg(concat_ws(' ', month, country, events, as_source, as_target, "
                  "verbal_conflict, material_conflict, goldstein_sum), '; ' ORDER BY country) "
                  "FROM countries_monthly"),
            "2019-11-01 IRN 2 2 1 1 1 -12.0; 2019-11-01 USA 1 0 1 1 0 -5.0");
}

TEST_F(StoreViews, MentionsHaveTheirDocument) {
  Database database = Ask({DocumentWith({{"IRN", "USA", 3, -5, Status::kActual, "2019-11-03"}})});
  EXPECT_EQ(Value(database,
                  "SELECT concat_ws(' ', event_id, document, outlet, title, sentence_number, event) "
                  "FROM mentions"),
            "0 talks.md The Example Wire A ban, renewed 2 REJECT");
}

TEST_F(StoreViews, AnEmptyStoreHasAllColumns) {
  Database database = Ask({});
  EXPECT_EQ(Value(database, "SELECT count(published_month) + count(source.country) FROM events"), "0");
  EXPECT_EQ(Value(database, "SELECT count(text) FROM documents"), "0");
  EXPECT_EQ(Value(database, "SELECT count(*) FROM dyads_daily"), "0");
}

TEST_F(StoreViews, StayAsTheyWere) {
  Database database = Ask(NumberedRows(0, 5));
  Database later = Ask(NumberedRows(5, 9));
  EXPECT_EQ(Value(database, "SELECT count(*) FROM documents"), "5");
  EXPECT_EQ(Value(later, "SELECT count(*) FROM documents"), "9");
}

TEST_F(StoreViews, ReadNoFilesButTheTables) {
  Database database = Ask(NumberedRows(0, 5));
  std::ofstream(folder_.path() + "/secret.csv") << "word\nhush\n";
  const std::string refused = "\" - file system operations are disabled by configuration";
  for (const std::string& path : {folder_.path() + "/secret.csv", folder_.path() + "/documents/../secret.csv",
                                  std::string("/etc/passwd"), std::string("/proc/self/environ")}) {
    for (const char* function : {"read_csv", "read_text"}) {
      EXPECT_EQ(Value(database, std::string("SELECT count(*) FROM ") + function + "('" + path + "')"),
                "Permission Error: Cannot access file \"" + path + refused);
    }
  }
  EXPECT_EQ(Value(database, "SELECT 1 FROM glob('" + folder_.path() + "/*')"),
            "Permission Error: Cannot access file \"" + folder_.path() + "/*" + refused);
  const std::string temporary = std::filesystem::temp_directory_path().string();
  EXPECT_EQ(Value(database, "SELECT 1 FROM glob('" + temporary + "/*')"),
            "Permission Error: Cannot access file \"" + temporary + "/*" + refused);
  EXPECT_EQ(Value(database, "SELECT count(*) FROM documents"), "5");
}

TEST_F(StoreViews, WriteNoFileButTheOneNamed) {
  Ask(NumberedRows(0, 5));
  const std::string path = folder_.path() + "/answer.csv";
  Database database = std::move(*OpenStoreForQuestions(folder_.path(), path));
  EXPECT_TRUE(database.Execute("COPY (SELECT 1) TO '" + path + "' (FORMAT csv, USE_TMP_FILE false)"));
  EXPECT_FALSE(database.Execute("COPY (SELECT 1) TO '" + path + "2' (FORMAT csv, USE_TMP_FILE false)"));
  EXPECT_FALSE(database.Execute("SET enable_external_access = true"));
}

}  // namespace
}  // namespace tacitus
