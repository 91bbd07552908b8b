#include "code/types/rule_set.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

// A small frozen set, so that the shipped rules can grow without breaking these tests.
constexpr std::string_view kRules = R"(
class talks = talk, negotiation
verb ban | object * => COERCE 172
verb ban | object @talks => REJECT 125
verb give_in => CONCEDE 080
verb give_in | not => REJECT 124
verb strike | object deal => none
verb strike | object * | !object deal => ASSAULT 190
verb say | that +must => REQUEST 104
verb arrest | passive => COERCE 173
noun peace_talk => CONSULT 046
verb vote_down | object bill => REJECT 120
verb ask | that +how => none
refine 190 | with drone => ASSAULT 1952
refine 190 | with drone | subject rebel => ASSAULT 190 mode=primitive
)";

class RuleSetTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }

  // What the predicate that is the first token with this text is, as ASSAULT 190, in particular; "-" where no
  // refinement holds.
  static std::string Refine(const std::string& text, const std::string& word) {
    Result<RuleFile> file = ParseRules(kRules, "test.rules", {});
    EXPECT_TRUE(file.has_value()) << file.error().ToString();
    const RuleSet rules({std::move(*file)});
    const Parse parse = TestParser().Run(text);
    const Tree tree(parse);
    const Coding coding;
    const MentionIndex mentions(coding, parse.tokens.size());
    for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
      if (parse.TextOf(i) != word) continue;
      Predicate predicate;
      predicate.head = i;
      predicate.arguments = Arguments::Of(tree, i);
      const Refinement* found = rules.Refine(TreeWords(tree, rules.vocabulary()), mentions, predicate, "190");
      return found == nullptr ? "-" : found->outcome.cameo + found->outcome.mode;
    }
    return "no such word";
  }

  // "EVENT CODE" of the rule for the first token with this text; "none" for a veto, "-" where no rule holds.
  static std::string Match(const std::string& text, const std::string& word, bool negated = false) {
    Result<RuleFile> file = ParseRules(kRules, "test.rules", {});
    EXPECT_TRUE(file.has_value()) << file.error().ToString();
    const RuleSet rules({std::move(*file)});
    const Parse parse = TestParser().Run(text);
    const Tree tree(parse);
    const Coding coding;
    const MentionIndex mentions(coding, parse.tokens.size());
    for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
      if (parse.TextOf(i) != word) continue;
      Predicate predicate;
      predicate.head = i;
      PredicateKindOf(parse.tokens[i], predicate.kind);
      predicate.arguments = Arguments::Of(tree, i);
      predicate.negated = negated;
      const Rule* rule = rules.Match(TreeWords(tree, rules.vocabulary()), mentions, predicate);
      if (rule == nullptr) return "-";
      return rule->outcome.event == EventType::kNone
                 ? "none"
                 : std::string(Name(rule->outcome.event)) + " " + rule->outcome.cameo;
    }
    return "no such word";
  }
};

TEST_F(RuleSetTest, TheMoreExactRuleWins) {
  EXPECT_EQ(Match("Peru banned the party.", "banned"), "COERCE 172");
  EXPECT_EQ(Match("Peru banned talks.", "banned"), "REJECT 125");
}

TEST_F(RuleSetTest, AParticleBelongsToItsVerb) {
  EXPECT_EQ(Match("Peru gave in on Monday.", "gave"), "CONCEDE 080");
  EXPECT_EQ(Match("Peru gave money on Monday.", "gave"), "-");
}

TEST_F(RuleSetTest, NegationIsACondition) { EXPECT_EQ(Match("Peru did not give in.", "give", true), "REJECT 124"); }

TEST_F(RuleSetTest, ALookAlikeIsVetoed) {
  EXPECT_EQ(Match("Peru struck a deal.", "struck"), "none");
  EXPECT_EQ(Match("Peru struck the camp.", "struck"), "ASSAULT 190");
}

TEST_F(RuleSetTest, AnAuxiliaryIsACondition) {
  EXPECT_EQ(Match("Peru said Chile must leave.", "said"), "REQUEST 104");
  EXPECT_EQ(Match("Peru said Chile left.", "said"), "-");
}

TEST_F(RuleSetTest, ThePassiveIsACondition) {
  EXPECT_EQ(Match("The mayor was arrested.", "arrested"), "COERCE 173");
  EXPECT_EQ(Match("Police arrested the mayor.", "arrested"), "-");
}

TEST_F(RuleSetTest, AnIndirectQuestionIsACondition) {
  EXPECT_EQ(Match("Peru asked how Chile won.", "asked"), "none");
  EXPECT_EQ(Match("Peru asked that Chile leave.", "asked"), "-");
}

TEST_F(RuleSetTest, AParticleParsedAsAPrepositionHasTheObject) {
  EXPECT_EQ(Match("Parliament voted down the bill.", "voted"), "REJECT 120");
  EXPECT_EQ(Match("Parliament voted down the road.", "voted"), "-");
}

TEST_F(RuleSetTest, ARefinementSaysWhatAnEventIsInParticular) {
  EXPECT_EQ(Refine("Soldiers attacked the camp with drones.", "attacked"), "1952");
  EXPECT_EQ(Refine("The rebels attacked the camp with drones.", "attacked"), "190primitive");
  EXPECT_EQ(Refine("Soldiers attacked the camp.", "attacked"), "-");
}

TEST_F(RuleSetTest, AModifierBelongsToItsNoun) {
  EXPECT_EQ(Match("The peace talks ended.", "talks"), "CONSULT 046");
  EXPECT_EQ(Match("The talks ended.", "talks"), "-");
}

TEST(ShippedRulesTest, Load) {
  const Result<RuleSet> rules = RuleSet::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  ASSERT_TRUE(rules.has_value()) << rules.error().ToString();
  EXPECT_GT(rules->size(), 100U);
}

TEST(RuleSetErrorTest, SaysThatThereAreNoRules) {
  EXPECT_EQ(RuleSet::Load("/nowhere").error().ToString(),
            "/nowhere/rules: no .rules files are in this folder of the data");
}

}  // namespace
}  // namespace tacitus
