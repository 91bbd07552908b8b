#include "eval/party_training.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/pipeline.h"
#include "tests/support/rule_tables.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

// Each country is a mention, and each thing that the rules find an event.
CodedText CodeOf(const Document& document) {
  CodedText coded;
  coded.parse = TestParser().Run(document.text);
  for (std::uint32_t i = 0; i < coded.parse.tokens.size(); ++i) {
    const std::string text(coded.parse.TextOf(i));
    if (text != "Peru" && text != "Chile" && text != "Brazil") continue;
    Mention& mention = coded.coding.mentions.emplace_back();
    mention.tokens = {i, i + 1};
    mention.head = i;
    mention.kind = MentionKind::kName;
    mention.actor.country = mention.actor.code = mention.actor.actor_id = text;
  }
  for (const Candidate& candidate : FindCandidates(Tree(coded.parse), TestCandidateKnowledge(), coded.coding)) {
    Event event;
    event.event = candidate.event;
    event.trigger.start = coded.parse.tokens[candidate.frame.head].start;
    coded.coding.events.push_back(event);
  }
  return coded;
}

class PartyTrainingTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
    folder_ = fs::path(::testing::TempDir()) / "tacitus_party_training_test";
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  [[nodiscard]] std::string Write(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name) << content;
    return (folder_ / name).string();
  }

  fs::path folder_;
};

TEST_F(PartyTrainingTest, LearnsFromTags) {
  std::string tags;
  for (int i = 0; i < 10; ++i) tags += "Peru B-S\naccused O\nChile B-T\nin O\nBrazil O\n. O\n\n";
  const Result<PartyTraining> fitted =
      FitParties({.tokens = Write("tags.txt", tags)}, CodeOf, TestCandidateKnowledge());
  ASSERT_TRUE(fitted.has_value()) << fitted.error().ToString();
  EXPECT_EQ(fitted->choices, 20U);
  EXPECT_NE(fitted->table.find("\nsource: stands=nsubj\t0."), std::string::npos) << fitted->table;
  EXPECT_NE(fitted->table.find("\ntarget: stands=dobj\t0."), std::string::npos) << fitted->table;
}

// Only the event that is marked counts, and what a reader found no event does not.
TEST_F(PartyTrainingTest, LearnsFromMarksAndVerdicts) {
  const std::string marked = Write("marked.tsv",
                                   "marked_sentence\tgold_root\tgold_penta\n"
                                   "<s>Peru</s> accused Chile and arrested men of <t>Brazil</t>.\tCOERCE\t4\n"
                                   "<s>Peru</s> accused <t>Chile</t>.\tPROTEST\t3\n");
  EXPECT_EQ(FitParties({.marked = marked}, CodeOf, TestCandidateKnowledge())->choices, 2U);

  const std::string sentences =
      Write("s.jsonl", "{\"id\": \"7\", \"language\": \"en\", \"text\": \"Peru accused Chile.\"}\n");
  const std::string head = "line\tstart\tright_type\tright_source\tright_target\n";
  const auto choices = [&](const std::string& row) {
    return FitParties({.sentences = sentences, .verdicts = {Write("v.tsv", head + row)}}, CodeOf,
                      TestCandidateKnowledge());
  };
  EXPECT_EQ(choices("7\t5\tACCUSE\t0-4\t13-18\n")->choices, 2U);
  EXPECT_EQ(choices("7\t5\tnone\t-\t-\n")->choices, 0U);
  EXPECT_EQ(choices("7\t0\tACCUSE\t0-4\t13-18\n")->choices, 0U);  // no event begins there
  EXPECT_NE(choices("7\t5\tACCUSE\t0+4\t-\n")
                .error()
                .ToString()
                .find("v.tsv:2: bytes are written as 12-25, several with commas between"),
            std::string::npos);
}

}  // namespace
}  // namespace tacitus
