#include "code/quotes/quote_knowledge.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace tacitus {
namespace {

class QuoteKnowledgeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / "tacitus_quote_knowledge_test";
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ / "cues");
    std::filesystem::create_directories(folder_ / "models");
    Write("cues/media.tsv", "noun\nradio\n");
    Write("cues/labels.tsv", "word\nanalysis\n");
    Write("models/report_cues.tsv", "feature\tweight\nbias\t0.5\n");
    Write("models/cue_extents.tsv", "feature\tweight\nleft bias=\t-0.5\n");
  }
  void Write(const std::string& name, const std::string& content) { std::ofstream(folder_ / name) << content; }
  // The error of loading this table of reports, without the folder's name.
  std::string ErrorOf(const std::string& reports) {
    Write("cues/reports.tsv", reports);
    const Result<QuoteKnowledge> knowledge = QuoteKnowledge::Load(folder_.string());
    return knowledge ? "" : knowledge.error().message;
  }

  std::filesystem::path folder_;
};

TEST_F(QuoteKnowledgeTest, ReadsTheFramesOfACue) {
  EXPECT_EQ(ErrorOf("lemma\tpos\tkind\tframes\ncall on\tverb\tattitude\tobj-to;p:for\n"), "");
  const Result<QuoteKnowledge> knowledge = QuoteKnowledge::Load(folder_.string());
  ASSERT_TRUE(knowledge.has_value());
  ASSERT_EQ(knowledge->Cues("call on").size(), 1U);
  const ReportCue& cue = knowledge->Cues("call on")[0];
  EXPECT_EQ(cue.kind, ReportKind::kAttitude);
  EXPECT_TRUE(cue.object_infinitive);
  EXPECT_FALSE(cue.quote);
  EXPECT_EQ(cue.prepositions, std::vector<std::string>{"for"});
  EXPECT_EQ(cue.origin.line, 2U);
  EXPECT_TRUE(knowledge->Cues("sleep").empty());
  EXPECT_TRUE(knowledge->IsMedium("radio"));
  EXPECT_FALSE(knowledge->IsMedium("minister"));
  EXPECT_TRUE(knowledge->IsLabel("analysis"));
}

TEST_F(QuoteKnowledgeTest, SaysWhichCellIsWrong) {
  EXPECT_EQ(ErrorOf("lemma\tpos\tkind\tframes\nsay\tadverb\tspeech\tthat\n"),
            "the part of speech must be verb, noun or adj");
  EXPECT_EQ(ErrorOf("lemma\tpos\tkind\tframes\nsay\tverb\ttalk\tthat\n"),
            "the kind must be speech, thought, attitude or seeming");
  EXPECT_EQ(ErrorOf("lemma\tpos\tkind\tframes\nsay\tverb\tspeech\tthat;then\n"),
            "\"then\" is no frame; the table's comment lists them");
}

TEST_F(QuoteKnowledgeTest, SaysWhichWeightIsWrong) {
  Write("models/report_cues.tsv", "feature\tweight\nbias\thalf\n");
  EXPECT_EQ(ErrorOf("lemma\tpos\tkind\tframes\n"), "the weight \"half\" is no number");
  Write("models/report_cues.tsv", "feature\tweight\nbias\t1\nbias\t2\n");
  EXPECT_EQ(ErrorOf("lemma\tpos\tkind\tframes\n"), "the feature \"bias\" is listed twice");
}

TEST_F(QuoteKnowledgeTest, TheShippedTablesLoad) {
  const Result<QuoteKnowledge> knowledge = QuoteKnowledge::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  ASSERT_TRUE(knowledge.has_value()) << knowledge.error().ToString();
  EXPECT_FALSE(knowledge->Cues("say").empty());
  EXPECT_FALSE(knowledge->cue_model().empty());
  EXPECT_FALSE(knowledge->extent_model().empty());
}

}  // namespace
}  // namespace tacitus
