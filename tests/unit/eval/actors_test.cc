#include "eval/actors.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>

namespace tacitus {
namespace {

class ActorsSuiteTest : public ::testing::Test {
 protected:
  void SetUp() override {
    gold_ = std::filesystem::path(::testing::TempDir()) / "tacitus_actors_gold.tsv";
    Result<ActorKnowledge> loaded = ActorKnowledge::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
    ASSERT_TRUE(loaded) << loaded.error().ToString();
    knowledge_ = std::make_unique<ActorKnowledge>(std::move(*loaded));
  }
  void TearDown() override { std::filesystem::remove(gold_); }

  Result<ActorsReport> Evaluate(const std::string& rows) {
    std::ofstream(gold_) << "text\tcontext\tdate\tcountry\tcode_1\tcode_2\tpeer_xfail\n" << rows;
    return EvaluateActors(gold_.string(), *knowledge_);
  }

  std::filesystem::path gold_;
  std::unique_ptr<ActorKnowledge> knowledge_;
};

TEST_F(ActorsSuiteTest, RowsCountWhenEveryGivenCellMatches) {
  const Result<ActorsReport> report = Evaluate(
      "Iran\t\t\tIRN\t\t\t0\n"
      "Turkish police\t\t\tTUR\tCOP\t\t0\n"
      "Turkish police\t\t\tGRC\tCOP\t\t0\n"
      "a driver\t\t\t\t\t\t1\n"
      "Angela Merkel\t\t10 May 2015\tDEU\tGOV\t\t0\n"
      "Angela Merkel\t\tToday\tDEU\tELI\t\t0\n"
      "World Health Organization\t\t\tUNO\tHLH\t\t0\n"
      "the National Guard\tSaudi\t2020-01-01\tSAU\tMIL\t\t0\n");
  ASSERT_TRUE(report) << report.error().ToString();
  EXPECT_EQ(report->headline, "actors: exact 0.857 country 0.857 sector 1.000 (n=7)");
  EXPECT_EQ(report->differences, "3\tTurkish police\tgold GRC COP \tsaid TUR COP \n");
  EXPECT_EQ(report->predictions.substr(0, 58),
            "row\tcountry\tcode_1\tcode_2\tname\n1\tIRN\t\t\tIran\n2\tTUR\tCOP\t\t\n3\t");
}

TEST_F(ActorsSuiteTest, NothingToScoreIsNoError) {
  const Result<ActorsReport> report = Evaluate("");
  ASSERT_TRUE(report) << report.error().ToString();
  EXPECT_EQ(report->headline, "actors: exact 0.000 country 0.000 sector 0.000 (n=0)");
}

TEST_F(ActorsSuiteTest, MissingColumnsAndFilesAreErrors) {
  std::ofstream(gold_) << "text\tcountry\n";
  const Result<ActorsReport> malformed = EvaluateActors(gold_.string(), *knowledge_);
  ASSERT_FALSE(malformed);
  EXPECT_EQ(malformed.error().ToString(),
            gold_.string() + ":1: the table has no column \"context\"; its first line must name it");
  EXPECT_FALSE(EvaluateActors((gold_ / "none").string(), *knowledge_));
}

}  // namespace
}  // namespace tacitus
