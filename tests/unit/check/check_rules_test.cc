#include "check/check_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/check_data.h"
#include "check/word_forms.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Check(std::string_view content) {
  static const Result<Ontology> ontology = Ontology::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  EXPECT_TRUE(ontology.has_value());
  RuleReading reading = ReadRules(content, "x.rules", {});
  EXPECT_TRUE(reading.problems.empty());
  std::vector<std::string> lines;
  for (const Finding& finding : CheckRules({reading.file}, *ontology, {"build"})) lines.push_back(Describe(finding));
  return lines;
}

TEST(CheckRulesTest, SoundRulesAreSound) {
  EXPECT_THAT(
      Check("class talks = talk\nverb ban | object @talks => REJECT 125 mode=meet\nverb ban | object * => COERCE 172\n"
            "verb ban | not => none\n"),
      IsEmpty());
}

TEST(CheckRulesTest, ARuleThatAnotherAlwaysBeats) {
  EXPECT_THAT(
      Check("verb ban bar | object * => COERCE 172\nverb bar | object * => COERCE 170\n"),
      ElementsAre("x.rules:2: warning: the rule can never win: x.rules:1 holds wherever it does, and goes first; "
                  "take one of them out, or add a condition"));
  EXPECT_THAT(
      Check("verb ban | object x y => COERCE 172\nverb ban bar | object x => COERCE 170\n"),
      ElementsAre("x.rules:2: warning: the rule can never win for \"ban\": x.rules:1 holds wherever it does, and "
                  "goes first; take \"ban\" out, or add a condition"));
}

TEST(CheckRulesTest, AnExceptionMakesARuleNarrower) {
  EXPECT_THAT(Check("verb ban | object * | !subject x => COERCE 172\nverb ban | object * => COERCE 170\n"), IsEmpty());
  EXPECT_EQ(Check("verb ban | object * => COERCE 172\nverb ban | object * | !subject x => COERCE 170\n").size(), 1U);
  EXPECT_EQ(Check("verb ban | !on x => COERCE 172\nverb ban | !on x y => COERCE 170\n").size(), 1U);
}

TEST(CheckRulesTest, ClassesAndWords) {
  EXPECT_THAT(Check("class a = x\nclass b = y y\nverb ban | object @b y => COERCE 172\n"),
              ElementsAre("x.rules:1: warning: no rule uses the class \"a\"; take it out, or write @a",
                          "x.rules:2: warning: \"y\" is listed twice; one is enough",
                          "x.rules:3: warning: \"y\" is in @b already; one is enough"));
}

TEST(CheckRulesTest, FormsThatAreNoLemmas) {
  EXPECT_THAT(
      Check("verb ban => COERCE 172\nverb banned => COERCE 172\nverb Build => COERCE 172\n"),
      ElementsAre("x.rules:2: warning: \"banned\" is a form of \"ban\", and only lemmas match; write \"ban\"",
                  "x.rules:3: error: \"Build\" has capitals, but lemmas are compared in lower case; write it so"));
  EXPECT_THAT(StemsOfVerb("studies"), ElementsAre("study", "studie", "studi"));
  EXPECT_THAT(Check("verb bring => COERCE 172\n"), IsEmpty());
}

TEST(CheckRulesTest, CodesAndModes) {
  EXPECT_THAT(
      Check("verb ban => COERCE 1799\nverb bar => COERCE 172 mode=loud\nverb hit => COERCE 190\n"
            "verb beat => COERCE 190 exception\nverb jail => COERCE 173 exception\n"),
      ElementsAre("x.rules:1: error: data/ontology/cameo.tsv has no code 1799; write one that it has, the nearest "
                  "above it is 17",
                  "x.rules:2: error: COERCE has no mode \"loud\" in data/ontology/modes.tsv; write one that it has",
                  "x.rules:3: warning: CAMEO 190 is ASSAULT in data/ontology/cameo.tsv, not COERCE; write another "
                  "code or event, or \"exception\" where this is meant",
                  "x.rules:5: warning: CAMEO 173 is COERCE by itself; take \"exception\" out"));
}

TEST(CheckRulesTest, RefinementsHaveCodesAndModesToo) {
  EXPECT_THAT(
      Check("refine 1999 | with drone => ASSAULT 1952\nrefine 190 | with stone => ASSAULT 180 mode=loud\n"),
      ElementsAre("x.rules:1: error: data/ontology/cameo.tsv has no code 1999, which is to be refined; write one "
                  "that it has",
                  "x.rules:2: error: ASSAULT has no mode \"loud\" in data/ontology/modes.tsv; write one that "
                  "it has"));
}

}  // namespace
}  // namespace tacitus
