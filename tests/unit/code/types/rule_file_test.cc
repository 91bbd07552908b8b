#include "code/types/rule_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

Result<RuleFile> Read(std::string_view content) { return ParseRules(content, "data/rules/test.rules", {}); }

std::string ErrorOf(std::string_view content) {
  const Result<RuleFile> file = Read(content);
  return file ? "no error" : file.error().ToString();
}

TEST(RuleFileTest, ReadsHeadsConditionsAndOutcome) {
  const Result<RuleFile> file = Read(
      "# refusals\n"
      "class talks = talk, negotiation\n"
      "verb ban rule_out | object/on @talks summit | !subject :gov | not => REJECT 125 mode=meet target=with/object\n");
  ASSERT_TRUE(file.has_value()) << file.error().ToString();
  ASSERT_EQ(file->rules.size(), 1U);
  const Rule& rule = file->rules[0];
  EXPECT_EQ(rule.kind, FrameKind::kVerb);
  EXPECT_THAT(rule.heads, ElementsAre(ElementsAre("ban"), ElementsAre("rule", "out")));
  ASSERT_EQ(rule.conditions.size(), 3U);
  EXPECT_THAT(rule.conditions[0].roles, ElementsAre("object", "on"));
  EXPECT_THAT(rule.conditions[0].words, UnorderedElementsAre("talk", "negotiation", "summit"));
  EXPECT_TRUE(rule.conditions[1].inverted);
  EXPECT_THAT(rule.conditions[1].kinds, ElementsAre("gov"));
  EXPECT_EQ(rule.conditions[2].kind, ConditionKind::kNegated);
  EXPECT_EQ(rule.outcome.event, EventType::kReject);
  EXPECT_EQ(rule.outcome.cameo, "125");
  EXPECT_EQ(rule.outcome.mode, "meet");
  EXPECT_THAT(rule.outcome.target_roles, ElementsAre("with", "object"));
  EXPECT_EQ(rule.origin.ToString(), "data/rules/test.rules:3");
}

TEST(RuleFileTest, ReadsRefinements) {
  const Result<RuleFile> file = Read("refine 190 195 | subject/with drone uav => ASSAULT 1952 mode=drone");
  ASSERT_TRUE(file.has_value()) << file.error().ToString();
  EXPECT_TRUE(file->rules.empty());
  ASSERT_EQ(file->refinements.size(), 1U);
  const Refinement& refinement = file->refinements[0];
  EXPECT_THAT(refinement.codes, ElementsAre("190", "195"));
  ASSERT_EQ(refinement.conditions.size(), 1U);
  EXPECT_THAT(refinement.conditions[0].words, UnorderedElementsAre("drone", "uav"));
  EXPECT_EQ(refinement.outcome.event, EventType::kAssault);
  EXPECT_EQ(refinement.outcome.cameo, "1952");
  EXPECT_EQ(refinement.outcome.mode, "drone");
}

TEST(RuleFileTest, RefinementsThatMakeNoSense) {
  EXPECT_EQ(ErrorOf("refine attack | with drone => ASSAULT 1952"),
            "data/rules/test.rules:1: \"refine\" is followed by CAMEO codes, not \"attack\"");
  EXPECT_EQ(ErrorOf("refine | with drone => ASSAULT 1952"),
            "data/rules/test.rules:1: \"refine\" is followed by the CAMEO codes that it makes more exact");
  EXPECT_EQ(ErrorOf("refine 190 | with drone => none"),
            "data/rules/test.rules:1: a refinement gives an event; write the look-alike as a rule");
  EXPECT_EQ(ErrorOf("refine 190 | with drone => ASSAULT 1952 target=on"),
            "data/rules/test.rules:1: a refinement has the source and target of its rule; only mode= and \"exception\" "
            "may follow the code");
  EXPECT_EQ(ErrorOf("refine 190 | not => ASSAULT 1952"),
            "data/rules/test.rules:1: a refinement cannot ask for \"not\" or \"future\"; what they mean is the rule's "
            "to say");
}

TEST(RuleFileTest, ARuleMayAskForBothSides) {
  const Result<RuleFile> file = Read("verb say | that +must => REQUEST 104 both target=that");
  ASSERT_TRUE(file.has_value());
  EXPECT_TRUE(file->rules[0].outcome.both);
}

TEST(RuleFileTest, NoneIsAVeto) {
  const Result<RuleFile> file = Read("verb strike | object deal => none");
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->rules[0].outcome.event, EventType::kNone);
}

TEST(RuleFileTest, ClassesMayUseEarlierClasses) {
  const Result<RuleFile> file = Read("class a = x\nclass b = @a y\n");
  ASSERT_TRUE(file.has_value());
  EXPECT_THAT(file->classes[1].words, UnorderedElementsAre("x", "y"));
}

TEST(RuleFileTest, GoesOnAfterALineThatIsNoRule) {
  const RuleReading reading =
      ReadRules("verb ban\nverb bar => REJECT 125 exception\nadverb x => none\n", "x.rules", {});
  ASSERT_EQ(reading.problems.size(), 2U);
  EXPECT_EQ(reading.problems[0].where, "x.rules:1");
  EXPECT_EQ(reading.problems[1].where, "x.rules:3");
  ASSERT_EQ(reading.file.rules.size(), 1U);
  EXPECT_TRUE(reading.file.rules[0].outcome.exception);
}

TEST(RuleFileTest, KeepsListsOfWordsAsTheyAreWritten) {
  const Result<RuleFile> file = Read("class a = x, x\nverb go | to @a y * :gov => none\n");
  ASSERT_TRUE(file.has_value());
  ASSERT_EQ(file->lists.size(), 3U);
  EXPECT_THAT(file->lists[0].words, ElementsAre("x", "x"));
  EXPECT_THAT(file->lists[1].words, ElementsAre("go"));
  EXPECT_THAT(file->lists[2].words, ElementsAre("@a", "y"));
}

TEST(RuleFileTest, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(ErrorOf("verb ban | object x"),
            "data/rules/test.rules:1: a rule needs \"=>\" between its conditions and its outcome");
  EXPECT_EQ(ErrorOf("\nverb ban => REJECTS 125"), "data/rules/test.rules:2: \"REJECTS\" is no PLOVER event");
  EXPECT_EQ(ErrorOf("verb ban => REJECT"), "data/rules/test.rules:1: the outcome needs a CAMEO code after REJECT");
  EXPECT_EQ(ErrorOf("verb ban | object @talks => REJECT 125"),
            "data/rules/test.rules:1: there is no class \"@talks\"; write \"class talks = …\" above");
  EXPECT_EQ(ErrorOf("adverb x => none"),
            "data/rules/test.rules:1: a rule begins with \"verb\", \"noun\", \"adjective\", \"refine\" or \"class\", "
            "not \"adverb\"");
  EXPECT_EQ(ErrorOf("verb => none"), "data/rules/test.rules:1: the rule names no verb");
  EXPECT_EQ(
      ErrorOf("verb ban | never => none"),
      "data/rules/test.rules:1: the condition \"never\" needs words, or * for any; alone stand only not, passive, "
      "future");
  EXPECT_EQ(ErrorOf("verb ban | object :king => none"), "data/rules/test.rules:1: there is no kind \":king\"");
  EXPECT_EQ(
      ErrorOf("verb ban => REJECT 125 loudly"),
      "data/rules/test.rules:1: \"loudly\" is neither a CAMEO code nor one of mode=, source=, target=, inner, both, "
      "exception");
  EXPECT_EQ(ErrorOf("class a = x\nclass a = y"), "data/rules/test.rules:2: the class \"a\" is defined twice");
  EXPECT_EQ(ErrorOf("verb ban => none 12"), "data/rules/test.rules:1: nothing may follow \"none\"");
}

}  // namespace
}  // namespace tacitus
