#include "eval/quotes.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "code/quotes/find_quotations.h"
#include "eval/brat.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

TEST(BratTest, TakesDiscontinuousSpansFromFirstToLast) {
  const Result<std::vector<BratSpan>> spans =
      ReadBratSpans("T1\tContent 292 543;560 571\tsome words\nE1\tAttribution:T1\n", "a.ann");
  ASSERT_TRUE(spans.has_value());
  ASSERT_EQ(spans->size(), 1U);
  EXPECT_EQ((*spans)[0].type, "Content");
  EXPECT_EQ((*spans)[0].span.start, 292U);
  EXPECT_EQ((*spans)[0].span.end, 571U);
}

TEST(BratTest, SaysWhichLineIsMalformed) {
  EXPECT_EQ(ReadBratSpans("T1\tCue 1 2\tx\nT2\tCue 9\tx\n", "a.ann").error().ToString(),
            "a.ann:2: not a text-bound annotation of brat (ID<TAB>TYPE START END<TAB>TEXT)");
}

CodedText Code(std::string_view text) {
  static const Result<QuoteKnowledge> knowledge = QuoteKnowledge::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  EXPECT_TRUE(knowledge.has_value());
  CodedText coded;
  coded.parse = TestParser().Run(text);
  FindQuotations(Tree(coded.parse), *knowledge, coded.coding);
  return coded;
}

class QuotesSuiteTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
    folder_ = std::filesystem::path(::testing::TempDir()) / "tacitus_quotes_suite_test";
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ / "text");
    std::filesystem::create_directories(folder_ / "attributions");
  }
  void Write(const std::string& name, const std::string& content) { std::ofstream(folder_ / name) << content; }

  std::filesystem::path folder_;
};

TEST_F(QuotesSuiteTest, ScoresTokensAndCountsCharacters) {
  Write("text/a_b.txt", "“Né,” the mayor said. The dam broke.");
  Write("attributions/a_b_0001.ann", "T1\tContent 0 5\t“Né,”\nT2\tSource 6 15\tthe mayor\nT3\tCue 16 20\tsaid\n");
  const Result<QuotesReport> report = EvaluateQuotes(folder_.string(), Code);
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->headline, "quotes: content F1 1.000 cue F1 1.000 source F1 1.000 (n=1)");
  EXPECT_EQ(report->predictions,
            "document\tsource_start\tsource_end\tcue_start\tcue_end\tcontent_start\tcontent_end\n"
            "a_b\t6\t15\t16\t20\t0\t5\n");
}

TEST_F(QuotesSuiteTest, SeveralAnnotatorsShare) {
  Write("text/a.txt", "The dam broke, the mayor said.");
  Write("attributions/a_0001.ann", "T1\tContent 0 13\tx\nT2\tSource 15 24\tx\nT3\tCue 25 29\tx\n");
  Write("attributions/a_0002.ann", "");
  const Result<QuotesReport> report = EvaluateQuotes(folder_.string(), Code);
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->annotations, 2);
  EXPECT_DOUBLE_EQ(report->cue.precision, 0.5);
  EXPECT_DOUBLE_EQ(report->cue.recall, 1);
}

TEST_F(QuotesSuiteTest, SaysWhichFolderIsMissing) {
  EXPECT_EQ(EvaluateQuotes("/nowhere", Code).error().ToString(),
            "/nowhere/attributions: cannot list the annotations; give the folder that holds text/ and attributions/");
}

TEST_F(QuotesSuiteTest, ReachesWhatTheDocumentationSays) {
  const std::filesystem::path gold = std::filesystem::path(TACITUS_SOURCE_DIR) / "../shared/gold/polnear";
  if (!std::filesystem::exists(gold)) GTEST_SKIP() << "no gold at " << gold;
  const Result<QuotesReport> report = EvaluateQuotes(gold.string(), Code);
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_GE(report->content.F1(), 0.86) << report->headline;
  EXPECT_GE(report->source.F1(), 0.79) << report->headline;
  EXPECT_GE(report->cue.F1(), 0.73) << report->headline;
}

}  // namespace
}  // namespace tacitus
