#include "check/check_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/data_copy.h"
#include "tests/unit/check/data_folder.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;

TEST(CheckDataTest, TheShippedDataIsClean) {
  const Result<DataCheck> check = CheckData(std::string(TACITUS_SOURCE_DIR) + "/data");
  ASSERT_TRUE(check.has_value()) << check.error().ToString();
  for (const Finding& finding : check->findings) ADD_FAILURE() << Describe(finding);
  EXPECT_GT(check->rules, 500U);
  EXPECT_GT(check->rows, 50000U);
}

// All mistakes of a table are told, and those of other files beside them.
TEST(CheckDataTest, EveryMistakeIsTold) {
  AlteredData data;
  data.Write("ontology/transforms.tsv",
             "outlook\tfrom\tto\nsome day\tAID\tAGREE\nfuture\tAID\tAGREE\nfuture\tHELP\tAGREE\n");
  data.Write("rules/zz.rules",
             "verb zap => ZAP 190\nverb zip | object\nverb zoom => ASSAULT 190\nverb zoom => ASSAULT 190\n");
  const Result<DataCheck> check = CheckData(data.folder());
  ASSERT_TRUE(check.has_value());
  std::vector<std::string> lines;
  for (const Finding& finding : check->findings) lines.push_back(Describe(finding));
  EXPECT_THAT(
      lines,
      ElementsAre("data/ontology/transforms.tsv:2: error: the outlook is \"future\" or \"refused\", not \"some day\"",
                  "data/ontology/transforms.tsv:4: error: from and to are PLOVER events",
                  "data/rules/zz.rules:1: error: \"ZAP\" is no PLOVER event",
                  "data/rules/zz.rules:2: error: a rule needs \"=>\" between its conditions and its outcome",
                  "data/rules/zz.rules:4: warning: the rule can never win: data/rules/zz.rules:3 holds wherever it "
                  "does, and goes first; take one of them out, or add a condition"));
  EXPECT_TRUE(check->Summary().ends_with(": 4 errors, 1 warning")) << check->Summary();
}

TEST(CheckDataTest, SaysThatAFileIsMissing) {
  AlteredData data;
  std::filesystem::remove(data.folder() + "/times/words.tsv");
  const Result<DataCheck> check = CheckData(data.folder());
  ASSERT_TRUE(check.has_value());
  ASSERT_EQ(check->findings.size(), 1U);
  EXPECT_EQ(Describe(check->findings[0]), "data/times/words.tsv: error: cannot open this table of the data folder");
}

TEST(CheckDataTest, ThereMustBeAFolder) { EXPECT_FALSE(CheckData("/nowhere").has_value()); }

TEST(DataCopyTest, StrikesOutALineOfACopy) {
  AlteredData data;
  data.Write("rules/zz.rules", "one\ntwo\nthree");
  Result<DataCopy> copy = DataCopy::Of(data.folder());
  ASSERT_TRUE(copy.has_value());
  EXPECT_TRUE(copy->StrikeOut("data/rules/zz.rules:2"));
  EXPECT_TRUE(copy->StrikeOut(copy->folder() + "/rules/zz.rules:3"));
  EXPECT_FALSE(copy->StrikeOut("data/rules/zz.rules:2"));
  EXPECT_FALSE(copy->StrikeOut("data/rules/zz.rules:4"));
  EXPECT_FALSE(copy->StrikeOut("data/rules/zz.rules"));
  std::ifstream stream(copy->folder() + "/rules/zz.rules");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(stream), {}), "one\n#\n#");
}

}  // namespace
}  // namespace tacitus
