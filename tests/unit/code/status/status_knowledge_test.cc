#include "code/status/status_knowledge.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace tacitus {
namespace {

class StatusKnowledgeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / "tacitus_status_knowledge_test";
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ / "cues");
    std::filesystem::create_directories(folder_ / "models");
    Write("cues/predicates.tsv", "lemma\tpos\tframe\tpositive\tnegative\tstatus\nmanage\tverb\tto\t+\t-\tactual\n");
    Write("cues/particles.tsv", "word\tkind\tclass\nwill\taux\tfuture\n");
    Write("models/factuality.tsv", "feature\tweight\nbias\t1.5\n");
  }
  void Write(const std::string& name, const std::string& content) { std::ofstream(folder_ / name) << content; }
  std::string ErrorOf(const std::string& name, const std::string& content) {
    Write(name, content);
    const Result<StatusKnowledge> knowledge = StatusKnowledge::Load(folder_.string());
    return knowledge ? "" : knowledge.error().message;
  }

  std::filesystem::path folder_;
};

TEST_F(StatusKnowledgeTest, ReadsSignaturesAndClasses) {
  const Result<StatusKnowledge> knowledge = StatusKnowledge::Load(folder_.string());
  ASSERT_TRUE(knowledge.has_value()) << knowledge.error().ToString();
  const PredicateCue* manage = knowledge->Predicate("verb", "manage", "to");
  ASSERT_NE(manage, nullptr);
  EXPECT_EQ(manage->positive, 3);
  EXPECT_EQ(manage->negative, -3);
  EXPECT_FALSE(manage->IsFactive());
  EXPECT_EQ(manage->origin.line, 2U);
  EXPECT_EQ(knowledge->Predicate("noun", "manage", "to"), nullptr);
  ASSERT_NE(knowledge->Particle("aux", "will"), nullptr);
  EXPECT_EQ(Name(knowledge->Particle("aux", "will")->particle_class), "future");
  EXPECT_EQ(knowledge->Particle("mark", "will"), nullptr);
}

TEST_F(StatusKnowledgeTest, SaysWhatIsWrongWithAPredicate) {
  const std::string header = "lemma\tpos\tframe\tpositive\tnegative\tstatus\n";
  EXPECT_EQ(ErrorOf("cues/predicates.tsv", header + "manage\tverb\tto\tyes\t-\tactual\n"),
            "a sign must be one of + +? o -? -");
  EXPECT_EQ(ErrorOf("cues/predicates.tsv", header + "manage\tverb\tto\t+\t-\treal\n"), "\"real\" is no status");
  EXPECT_EQ(ErrorOf("cues/predicates.tsv", header + "go\tverb\tto\to\to\tplanned\ngo\tverb\tto\to\to\tplanned\n"),
            "there is a row for this lemma, part of speech and frame already");
}

TEST_F(StatusKnowledgeTest, SaysWhatIsWrongWithAParticle) {
  EXPECT_EQ(ErrorOf("cues/particles.tsv", "word\tkind\tclass\nwill\taux\tsoon\n"),
            "\"soon\" is no class; the table's comment lists them");
}

TEST_F(StatusKnowledgeTest, TheShippedTablesLoad) {
  const Result<StatusKnowledge> knowledge = StatusKnowledge::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  ASSERT_TRUE(knowledge.has_value()) << knowledge.error().ToString();
  EXPECT_TRUE(knowledge->Predicate("verb", "regret", "that")->IsFactive());
  EXPECT_FALSE(knowledge->model().empty());
}

}  // namespace
}  // namespace tacitus
