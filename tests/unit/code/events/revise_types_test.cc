// A second opinion is given here by a linear model that knows a single word, so that it is plain what it will say.
#include "code/events/revise_types.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "tests/support/countries.h"
#include "tests/support/pipeline.h"
#include "tests/support/rule_tables.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

// All features of the sentence speak for YIELD, as loudly as `weight`.
TypeClassifier ClassifierFor(const std::string& text, float weight) {
  const Parse parse = TestParser().Run(text);
  const Tree tree(parse);
  const TreeWords words(tree, TestPairKnowledge().rules.vocabulary());
  const PartyPair pair{{0, 1}, {2, 3}};
  std::set<std::uint32_t> keys;
  for (const Feature& f :
       PairFeatures(words, pair, TestPairKnowledge().rules, AskRules(words, pair, TestPairKnowledge()))) {
    keys.insert(f.key);
  }
  std::vector<float> weights;
  for (std::size_t i = 0; i < keys.size(); ++i) weights.insert(weights.end(), {0, weight});
  const fs::path folder = fs::path(::testing::TempDir()) / "tacitus_revise_types_test";
  fs::create_directories(folder / "models");
  std::ofstream(folder / "models/types.linear", std::ios::binary)
      << TypeModel({"ACCUSE", "YIELD"}, {keys.begin(), keys.end()}, weights, 1).Write({});
  return std::move(*TypeClassifier::Load(folder.string(), TypesChoice::kFast, ""));
}

std::vector<Candidate> Revise(const std::string& text, float weight) {
  const Parse parse = TestParser().Run(text);
  Coding coding = Countries(parse);
  const Tree tree(parse);
  std::vector<Candidate> candidates = FindCandidates(tree, TestCandidateKnowledge(), coding);
  ReviseTypes(parse, TestCandidateKnowledge(), ClassifierFor("Peru accused Chile.", weight), false, coding, candidates);
  return candidates;
}

TEST(ReviseTypesTest, KeepsTheRulesTypeWhereTheOtherIsNotFarLikelier) {
  const std::vector<Candidate> candidates = Revise("Peru accused Chile.", 0);
  ASSERT_EQ(candidates.size(), 1U);
  EXPECT_EQ(candidates[0].event, EventType::kAccuse);
  EXPECT_NEAR(candidates[0].probability, 0.5, 1e-6);
  EXPECT_NE(candidates[0].rule.line, 0U);
}

TEST(ReviseTypesTest, TakesAnotherTypeThatIsFarLikelier) {
  const std::vector<Candidate> candidates = Revise("Peru accused Chile.", 5);
  ASSERT_EQ(candidates.size(), 1U);
  EXPECT_EQ(candidates[0].event, EventType::kConcede);
  EXPECT_EQ(candidates[0].cameo, TestPairKnowledge().ontology.DefaultCameo(EventType::kConcede));
  EXPECT_GT(candidates[0].probability, 0.9);
  EXPECT_EQ(candidates[0].rule.file, "data/models/types.linear");
}

// What the models hardly believe is no event, unless it is all that a sentence tells; with --all it stays.
// The features of the sentence together make the rules' type unlikely, and no other likely enough to take its place.
constexpr float kInDoubt = 0.04F;

TEST(ReviseTypesTest, LeavesOutWhatIsInDoubtBesideASurerEvent) {
  const std::string text = "Peru accused Chile and criticised Chile.";
  const Parse parse = TestParser().Run(text);
  for (const bool keep_all : {false, true}) {
    Coding coding = Countries(parse);
    const Tree tree(parse);
    std::vector<Candidate> candidates = FindCandidates(tree, TestCandidateKnowledge(), coding);
    ASSERT_EQ(candidates.size(), 2U);
    ReviseTypes(parse, TestCandidateKnowledge(), ClassifierFor("Peru accused Chile.", kInDoubt), keep_all, coding,
                candidates);
    EXPECT_LT(candidates[0].probability, 0.4);
    EXPECT_EQ(candidates[0].event, EventType::kAccuse);
    EXPECT_EQ(candidates.size(), keep_all ? 2U : 1U);
    ASSERT_EQ(coding.left_out.size(), keep_all ? 0U : 1U);
    if (!keep_all) {
      EXPECT_TRUE(coding.left_out[0].why.starts_with("the models doubt that it is of this type (0."));
    }
  }
}

// Another event of the sentence is a YIELD already: that is the one that is meant.
TEST(ReviseTypesTest, LeavesATypeToTheEventThatHasItAlready) {
  const std::vector<Candidate> candidates = Revise("Peru accused Chile and yielded to Chile.", 5);
  ASSERT_EQ(candidates.size(), 2U);
  EXPECT_EQ(candidates[0].event, EventType::kAccuse);
  EXPECT_EQ(candidates[1].event, EventType::kConcede);
}

}  // namespace
}  // namespace tacitus
