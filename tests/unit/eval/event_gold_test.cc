#include "eval/event_gold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/calendar.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;

std::string WriteGold(const std::string& content) {
  const std::string name = ::testing::UnitTest::GetInstance()->current_test_info()->name();
  const fs::path path = fs::path(::testing::TempDir()) / ("tacitus_event_gold_" + name);
  std::ofstream(path, std::ios::binary) << content;
  return path.string();
}

EventGold Read(const std::string& content) {
  Result<EventGold> gold = ReadEventGold(WriteGold(content));
  if (gold) return std::move(*gold);
  ADD_FAILURE() << gold.error().ToString();
  return {};
}

// Without the path.
std::string ErrorOf(const std::string& content) {
  const std::string path = WriteGold(content);
  const std::string error = ReadEventGold(path).error().ToString();
  return error.starts_with(path) ? error.substr(path.size()) : error;
}

TEST(EventGoldTest, ReadsSentencesWithClasses) {
  const EventGold gold = Read("Peru sued Chile .\t3\r\nIt rained\tin Lima.\t0\n");
  EXPECT_EQ(gold.form, EventGoldForm::kClasses);
  ASSERT_EQ(gold.rows.size(), 2U);
  EXPECT_EQ(gold.rows[0].text, "Peru sued Chile .");
  EXPECT_EQ(gold.rows[0].type, "3");
  EXPECT_EQ(gold.rows[1].text, "It rained\tin Lima.");
}

TEST(EventGoldTest, ReadsTaggedTokens) {
  const EventGold gold =
      Read("The O\nUS B-S\n's I-S\nenvoy E-S\nmet O\nIran S-T\n. O\n\n\nPeru B-R\nChile B-R\nand O\nthe I-T\nUN I-T\n");
  EXPECT_EQ(gold.form, EventGoldForm::kTokens);
  ASSERT_EQ(gold.rows.size(), 2U);
  EXPECT_EQ(gold.rows[0].text, "The US's envoy met Iran.");
  EXPECT_EQ(gold.rows[0].tokens.size(), 7U);
  EXPECT_THAT(gold.rows[0].sources, ElementsAre(TokenSpan{1, 4}));
  EXPECT_THAT(gold.rows[0].targets, ElementsAre(TokenSpan{5, 6}));
  EXPECT_THAT(gold.rows[1].sources, ElementsAre(TokenSpan{0, 1}, TokenSpan{1, 2}));
  EXPECT_THAT(gold.rows[1].targets, ElementsAre(TokenSpan{0, 1}, TokenSpan{1, 2}, TokenSpan{3, 5}));
}

TEST(EventGoldTest, ReadsMarkedSentences) {
  const EventGold gold =
      Read("\tmarked_sentence\tgold_root\tgold_penta\n0\t<s>Peru</s> sued <t>Chile</t>.\tACCUSE\t3\n");
  EXPECT_EQ(gold.form, EventGoldForm::kMarked);
  ASSERT_EQ(gold.rows.size(), 1U);
  EXPECT_EQ(gold.rows[0].text, "Peru sued Chile.");
  EXPECT_EQ(gold.rows[0].type, "ACCUSE");
  EXPECT_EQ(gold.rows[0].quad, "3");
}

TEST(EventGoldTest, ReadsJsonLinesOfRecords) {
  const EventGold gold = Read(R"({"id": "1", "date": "2019-11-03", "source": ["PERGOV"], "target": [],)"
                              R"( "event": "DEMAND", "text": "Peru demanded talks."})"
                              "\n\n"
                              R"({"actor": {"code": "PER", "sector": "MIL"}, "recipient": [{"actor": "CHL"}, {}],)"
                              R"( "event": ["FIGHT", "COERCE"], "text": "Peru attacked Chile."})");
  EXPECT_EQ(gold.form, EventGoldForm::kRecords);
  ASSERT_EQ(gold.rows.size(), 2U);
  EXPECT_EQ(gold.rows[0].text, "Peru demanded talks.");
  EXPECT_EQ(gold.rows[0].date, MakeDate(2019, 11, 3));
  EXPECT_EQ(gold.rows[0].type, "REQUEST");
  EXPECT_THAT(gold.rows[0].source_codes, ElementsAre("PERGOV"));
  EXPECT_THAT(gold.rows[0].target_codes, ElementsAre());
  EXPECT_EQ(gold.rows[1].date, std::nullopt);
  EXPECT_EQ(gold.rows[1].type, "ASSAULT");
  EXPECT_THAT(gold.rows[1].source_codes, ElementsAre("PERMIL"));
  EXPECT_THAT(gold.rows[1].target_codes, ElementsAre("CHL"));
}

TEST(EventGoldTest, ReadsAnArrayOfRecordsAndRenamesTheirTypes) {
  std::string array = "[";
  for (const std::string type : {"DISAPPROVE", "INVESTIGATE", "RETREAT", "CONCEDE", "AID"}) {
    array += (array.size() > 1 ? ",\n" : "\n") + ("{\"text\": \"x\", \"event\": \"" + type + "\"}");
  }
  std::vector<std::string> types;
  for (const EventGoldRow& row : Read(array + "]\n").rows) types.push_back(row.type);
  EXPECT_THAT(types, ElementsAre("ACCUSE", "ACCUSE", "YIELD", "YIELD", "AID"));
}

TEST(EventGoldTest, NamesWhatIsMalformed) {
  EXPECT_EQ(ErrorOf("Peru sued Chile.\t3\nIt rained.\t5\n"),
            ":2: the line does not end in a tab and a class from 0 to 4");
  EXPECT_EQ(ErrorOf("Peru B-S\nsued\n"), ":2: not a token and one of the tags O, B-, I-, E- or S- with S, T or R");
  EXPECT_EQ(ErrorOf("Peru B-S\nsued B-X\n"), ":2: not a token and one of the tags O, B-, I-, E- or S- with S, T or R");
  EXPECT_EQ(ErrorOf("[{}"), ": this begins as a JSON array but is none");
  EXPECT_EQ(ErrorOf("{\"text\": \"x\", \"event\": \"AID\"}\n{\"text\": "), ": record 2 is no JSON object");
  EXPECT_EQ(ErrorOf("[{\"event\": \"AID\"}]"), ": record 1 has no \"text\"");
  EXPECT_EQ(ErrorOf("[{\"text\": \"x\", \"event\": []}]"), ": record 1 has no \"event\"");
  EXPECT_EQ(ErrorOf("Peru sued Chile.\n"),
            ": this is none of: sentences with classes 0 to 4, tokens with tags, marked sentences, JSON records");
  EXPECT_EQ(ErrorOf(""),
            ": this is none of: sentences with classes 0 to 4, tokens with tags, marked sentences, JSON records");
  EXPECT_EQ(ReadEventGold("/nowhere").error().ToString(), "/nowhere: cannot read this gold");
}

}  // namespace
}  // namespace tacitus
