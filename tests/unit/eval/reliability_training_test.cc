#include "eval/reliability_training.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHead = "line\tevent\tstart\tsaid\tsource_at\ttarget_at\ttype\tsource\ttarget\tstatus\tcause\n";

// A text of one word that is an event of the source named by its first letter.
CodedText CodeOfOneWord(const Document& document) {
  CodedText coded;
  coded.parse = TestParser().Run(document.text);
  Event event;
  event.event = EventType::kAssault;
  event.trigger = {.text = document.text, .lemma = document.text, .start = 0, .end = 1};
  event.status = document.text.starts_with("Maybe") ? Status::kHypothetical : Status::kActual;
  coded.coding.events.push_back(event);
  return coded;
}

class ReliabilityTrainingTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
    folder_ = fs::path(::testing::TempDir()) / "tacitus_reliability_training_test";
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  [[nodiscard]] std::string Write(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name) << content;
    return (folder_ / name).string();
  }

  fs::path folder_;
};

TEST_F(ReliabilityTrainingTest, LearnsWhatIsRight) {
  std::string sentences;
  std::string verdicts = kHead;
  for (int i = 0; i < 40; ++i) {
    const bool right = i % 2 == 0;
    const std::string id = std::to_string(i);
    sentences += "{\"id\": \"" + id + "\", \"language\": \"en\", \"text\": \"" +
                 (right ? "Troops attacked." : "Maybe troops attacked.") + "\"}\n";
    verdicts += id + "\t1\t0\tASSAULT\t-\t-\t" + (right ? "1\t1\t1\t1\t\n" : "1\t1\t1\t0\tno event\n");
  }
  const Result<ReliabilityTraining> fitted =
      FitReliability(Write("s.jsonl", sentences), {Write("v.tsv", verdicts)}, CodeOfOneWord);
  ASSERT_TRUE(fitted.has_value()) << fitted.error().ToString();
  EXPECT_NE(fitted->table.find("\nstatus=hypothetical\t-0."), std::string::npos) << fitted->table;
  EXPECT_NE(fitted->table.find("\nstatus=actual\t0."), std::string::npos) << fitted->table;
  EXPECT_EQ(fitted->verdicts, "verdicts: 40, right 20; still told so: 40, right 20\n");
  EXPECT_NE(fitted->curve.find("0.00\t40\t0.500\t1.000\n"), std::string::npos) << fitted->curve;
  EXPECT_NE(fitted->curve.find("0.50\t20\t1.000\t1.000\n"), std::string::npos) << fitted->curve;
}

TEST_F(ReliabilityTrainingTest, WhatIsToldOtherwiseNowIsNoExample) {
  const std::string sentences =
      Write("s.jsonl", "{\"id\": \"7\", \"language\": \"en\", \"text\": \"Troops attacked.\"}\n");
  const std::string other_start = Write("v.tsv", std::string(kHead) + "7\t1\t3\tASSAULT\t-\t-\t1\t1\t1\t1\t\n");
  const Result<ReliabilityTraining> fitted = FitReliability(sentences, {other_start}, CodeOfOneWord);
  ASSERT_FALSE(fitted.has_value());
  EXPECT_EQ(fitted.error().ToString(),
            sentences + ": no event of these sentences is told as it was when it was judged");
}

}  // namespace
}  // namespace tacitus
