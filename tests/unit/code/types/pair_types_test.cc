#include <gtest/gtest.h>

#include <algorithm>

#include "code/types/pair_features.h"
#include "code/types/pair_rules.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

const PairKnowledge& Knowledge() {
  static const Result<PairKnowledge> knowledge = PairKnowledge::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  return *knowledge;
}

class PairTypesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model; `make model` fetches it";
  }
};

std::vector<Feature> FeaturesOf(const std::string& text, const PartyPair& pair) {
  const Parse parse = TestParser().Run(text);
  const Tree tree(parse);
  const TreeWords words(tree, Knowledge().rules.vocabulary());
  return PairFeatures(words, pair, Knowledge().rules, AskRules(words, pair, Knowledge()));
}

TEST_F(PairTypesTest, TheRulesAnswerForTheGivenParties) {
  const Parse parse = TestParser().Run("Peru rejected the offer of Chile.");
  const Tree tree(parse);
  const RuleAnswer answer = AskRules(TreeWords(tree, Knowledge().rules.vocabulary()), {{0, 1}, {5, 6}}, Knowledge());
  ASSERT_NE(answer.best, nullptr);
  EXPECT_EQ(answer.best->event, EventType::kReject);
  EXPECT_TRUE(answer.has_source);
  EXPECT_TRUE(answer.has_target);
}

TEST_F(PairTypesTest, APartyMayBeMissing) {
  const Parse parse = TestParser().Run("Peru rejected the offer.");
  const Tree tree(parse);
  const RuleAnswer answer = AskRules(TreeWords(tree, Knowledge().rules.vocabulary()), {{0, 1}, {}}, Knowledge());
  ASSERT_NE(answer.best, nullptr);
  EXPECT_TRUE(answer.has_source);
  EXPECT_FALSE(answer.has_target);
}

// Who the parties are must not matter: the same sentence of others has the same features beside their own words.
TEST_F(PairTypesTest, WordsOfThePartiesStandForThemselvesAlone) {
  const std::vector<Feature> peru = FeaturesOf("Peru rejected the offer of Chile.", {{0, 1}, {5, 6}});
  const std::vector<Feature> china = FeaturesOf("China rejected the offer of Japan.", {{0, 1}, {5, 6}});
  const auto shared = std::count_if(peru.begin(), peru.end(), [&](const Feature& feature) {
    return std::any_of(china.begin(), china.end(), [&](const Feature& other) { return other.key == feature.key; });
  });
  EXPECT_EQ(peru.size(), china.size());
  EXPECT_EQ(static_cast<std::size_t>(shared), peru.size() - 4);  // the word and the head of each party
}

TEST_F(PairTypesTest, WhoDoesItMatters) {
  const std::vector<Feature> forth = FeaturesOf("Peru rejected the offer of Chile.", {{0, 1}, {5, 6}});
  const std::vector<Feature> back = FeaturesOf("Peru rejected the offer of Chile.", {{5, 6}, {0, 1}});
  EXPECT_FALSE(std::equal(forth.begin(), forth.end(), back.begin(), back.end(),
                          [](const Feature& a, const Feature& b) { return a.key == b.key; }));
}

}  // namespace
}  // namespace tacitus
