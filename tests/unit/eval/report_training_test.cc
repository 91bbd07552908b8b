#include "eval/report_training.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

class ReportTrainingTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
    Result<QuoteKnowledge> tables = QuoteKnowledge::LoadTables(std::string(TACITUS_SOURCE_DIR) + "/data");
    ASSERT_TRUE(tables.has_value()) << tables.error().ToString();
    tables_ = *std::move(tables);
  }
  static Parse ParseOf(std::string_view text) { return TestParser().Run(text); }

  QuoteKnowledge tables_;
};

TEST_F(ReportTrainingTest, LearnsWhichVerbsReportAndHowFarTheyReach) {
  const std::filesystem::path folder = std::filesystem::path(::testing::TempDir()) / "tacitus_report_training_test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "text");
  std::filesystem::create_directories(folder / "attributions");
  std::string text;
  std::string spans;
  for (int i = 0; i < 20; ++i) {
    const std::string number = std::to_string(i + 1);
    const std::size_t start = text.size();
    text += "He has decried the tax. She painted the wall. ";  // only the first is a cue, with its auxiliary
    spans += "T" + number + "\tCue " + std::to_string(start + 3) + " " + std::to_string(start + 14) + "\thas decried\n";
  }
  std::ofstream(folder / "text" / "a.txt") << text;
  std::ofstream(folder / "attributions" / "a_0001.ann") << spans;
  const Result<ReportTables> fitted = FitReports(folder.string(), ParseOf, tables_);
  ASSERT_TRUE(fitted.has_value()) << fitted.error().ToString();
  EXPECT_NE(fitted->cues.find("\nlemma=decry\t0."), std::string::npos) << fitted->cues;
  EXPECT_NE(fitted->cues.find("\nlemma=paint\t-0."), std::string::npos) << fitted->cues;
  EXPECT_NE(fitted->extents.find("\nleft way=aux\t0."), std::string::npos) << fitted->extents;
  EXPECT_NE(fitted->extents.find("\nright way=det>dobj\t-0."), std::string::npos) << fitted->extents;
}

TEST_F(ReportTrainingTest, MissingGoldIsAnError) {
  const Result<QuotesReport> report = CrossValidateReports("/nowhere", ParseOf, tables_, 4);
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().message, "cannot list the annotations; give the folder that holds text/ and attributions/");
}

TEST_F(ReportTrainingTest, ReachesWhatTheDocumentationSays) {
  const std::filesystem::path gold = std::filesystem::path(TACITUS_SOURCE_DIR) / "../shared/gold/polnear";
  if (!std::filesystem::exists(gold)) GTEST_SKIP() << "no gold at " << gold;
  const Result<QuotesReport> report = CrossValidateReports(gold.string(), ParseOf, tables_, 4);
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_GE(report->content.F1(), 0.84) << report->headline;
  EXPECT_GE(report->source.F1(), 0.75) << report->headline;
  EXPECT_GE(report->cue.F1(), 0.62) << report->headline;
}

}  // namespace
}  // namespace tacitus
