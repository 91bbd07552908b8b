#include "eval/status.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "code/quotes/find_quotations.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

class StatusSuiteTest : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = (std::filesystem::path(::testing::TempDir()) / "tacitus_status_suite_test.jsonl").string();
  }
  void Write(const std::string& content) { std::ofstream(path_) << content; }

  std::string path_;
};

CodedText Code(std::string_view text) {
  static const Result<QuoteKnowledge> knowledge = QuoteKnowledge::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  EXPECT_TRUE(knowledge.has_value());
  CodedText coded;
  coded.parse = TestParser().Run(text);
  FindQuotations(Tree(coded.parse), *knowledge, coded.coding);
  return coded;
}

const StatusKnowledge& Knowledge() {
  static const Result<StatusKnowledge> knowledge = StatusKnowledge::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  EXPECT_TRUE(knowledge.has_value()) << knowledge.error().ToString();
  return *knowledge;
}

TEST_F(StatusSuiteTest, SaysWhichLineIsMalformed) {
  Write("{\"text\": \"It broke .\", \"targets\": []}\n{\"text\": 1}\n");
  EXPECT_EQ(ReadStatusGold(path_).error().ToString(),
            path_ + ":2: not an object with \"text\" and \"targets\" of \"span1\" and \"label\"");
  EXPECT_EQ(ReadStatusGold("/nowhere.jsonl").error().ToString(), "/nowhere.jsonl: cannot open the gold file");
}

TEST_F(StatusSuiteTest, FindsTargetsAgainByTheirBytes) {
  if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  Write(
      "{\"text\": \"`` It 's broken , '' he said .\", \"targets\": [{\"span1\": [6, 7], \"label\": 3.0}, "
      "{\"span1\": [7, 8], \"label\": 3.0}]}\n");
  const Result<StatusReport> report = EvaluateStatus(path_, Code, Knowledge());
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->targets, 2);
  EXPECT_EQ(report->predictions.substr(0, 31), "row\tstart\tend\tfactuality\n1\t6\t7\t");
}

TEST_F(StatusSuiteTest, RefusesATargetBeyondTheText) {
  if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  Write("{\"text\": \"It broke .\", \"targets\": [{\"span1\": [9, 10], \"label\": 3.0}]}\n");
  EXPECT_EQ(EvaluateStatus(path_, Code, Knowledge()).error().ToString(), path_ + ":1: a target lies beyond the text");
}

TEST_F(StatusSuiteTest, ReachesWhatTheDocumentationSays) {
  if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  const std::filesystem::path gold = std::filesystem::path(TACITUS_SOURCE_DIR) / "../shared/gold/uw_status_dev.jsonl";
  if (!std::filesystem::exists(gold)) GTEST_SKIP() << "no gold at " << gold;
  const Result<StatusReport> report = EvaluateStatus(gold.string(), Code, Knowledge());
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_GE(report->pearson, 0.79) << report->headline;
  EXPECT_LE(report->mean_absolute_error, 0.44) << report->headline;
}

}  // namespace
}  // namespace tacitus
