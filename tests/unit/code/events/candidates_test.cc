#include "code/events/candidates.h"

#include <gtest/gtest.h>

#include <string>

#include "code/actors/corefer.h"
#include "code/actors/knowledge.h"
#include "code/actors/mentions.h"
#include "code/actors/resolve.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

// A few frozen rules, with the shipped words for everything else.
constexpr std::string_view kRules = R"(
class light = hold launch
class light_patient = face
class purpose = aim
class talks = talk
verb lift | object sanction => RETREAT 085
verb impose | object sanction => SANCTION 163 target=on
verb threaten | xcomp * => THREATEN 130 inner target=object
verb attack | object * => ASSAULT 190
verb bomb | object * => ASSAULT 195
verb kill | object * => ASSAULT 190
verb give | object aid => AID 070 target=to
verb agree | xcomp * => AGREE 030 inner
verb yield | not => REJECT 124
verb ban | object/from @talks => REJECT 125 target=partner/with
noun attack | on * => ASSAULT 190
)";

template <typename Part>
Part LoadPart() {
  Result<Part> part = Part::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  EXPECT_TRUE(part.has_value()) << part.error().ToString();
  return std::move(*part);
}

class CandidatesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }

  // "SOURCE > TARGET EVENT CODE status trigger", one a line.
  static std::string Found(const std::string& text) {
    Result<RuleFile> file = ParseRules(kRules, "test.rules", {});
    EXPECT_TRUE(file.has_value()) << file.error().ToString();
    const RuleSet rules({std::move(*file)});
    static const auto ontology = LoadPart<Ontology>();
    static const auto transforms = LoadPart<Transforms>();
    static const auto status = LoadPart<StatusKnowledge>();
    static const auto actors = LoadPart<ActorKnowledge>();
    const Parse parse = TestParser().Run(text);
    const Tree tree(parse);
    Document document;
    document.text = text;
    Coding coding;
    FindMentions(tree, actors, coding);
    ResolveCoreference(tree, document, actors, coding);
    ResolveActors(tree, document, actors, coding);
    const MentionIndex mentions(coding, parse.tokens.size());
    std::string lines;
    for (const Candidate& candidate : FindCandidates(tree, {rules, ontology, transforms, status}, coding)) {
      const auto side = [&](const std::vector<Participant>& participants) {
        return participants.empty() ? std::string("-") : mentions.ActorOf(participants.front().mention).country;
      };
      lines += side(candidate.participants.sources) + " > " + side(candidate.participants.targets) + " " +
               std::string(Name(candidate.event)) + " " + candidate.cameo + " " +
               std::string(Name(candidate.status.status)) + " " + candidate.frame.predicate + "\n";
    }
    return lines;
  }
};

TEST_F(CandidatesTest, AVerbTakesTheNounItsRuleIsAbout) {
  EXPECT_EQ(Found("Japan imposed sanctions on Russia."), "JPN > RUS SANCTION 163 actual impose\n");
}

TEST_F(CandidatesTest, AVerbalActTakesTheActInside) {
  EXPECT_EQ(Found("Iran threatened to attack Israel."), "IRN > ISR THREATEN 138 actual threaten\n");
}

TEST_F(CandidatesTest, PromisedAidIsAnAgreement) {
  EXPECT_EQ(Found("Norway will give aid to Chad."), "NOR > TCD AGREE 033 planned give\n");
}

TEST_F(CandidatesTest, AgreeingOnForceIsAThreat) {
  EXPECT_EQ(Found("Syria and Iran agreed to attack Israel."), "SYR > ISR THREATEN 138 actual agree\n");
}

TEST_F(CandidatesTest, WhatIsNotYieldedIsARefusalThatIsSo) {
  EXPECT_EQ(Found("Peru will not yield to Chile."), "PER > CHL REJECT 124 planned yield\n");
}

TEST_F(CandidatesTest, WhatCameOfAnActIsNoActOfItsOwn) {
  EXPECT_EQ(Found("Israel bombed Syria, killing nine soldiers."), "ISR > SYR ASSAULT 195 actual bomb\n");
}

TEST_F(CandidatesTest, WhatAnActIsAimedAtIsNoActOfItsOwn) {
  EXPECT_EQ(Found("Japan imposed sanctions aimed at attacking Russia."), "JPN > RUS SANCTION 163 actual impose\n");
}

TEST_F(CandidatesTest, ALightVerbHandsItsSubjectToTheNoun) {
  EXPECT_EQ(Found("Kenya launched an attack on Somalia."), "KEN > SOM ASSAULT 190 actual attack\n");
}

TEST_F(CandidatesTest, TalksWithoutAPartnerHaveTheLastOnes) {
  EXPECT_EQ(Found("Peru held talks with Chile. Peru has banned such talks."), "PER > CHL REJECT 125 actual ban\n");
}

TEST_F(CandidatesTest, NobodyIsNoEvent) { EXPECT_EQ(Found("It was attacked."), ""); }

}  // namespace
}  // namespace tacitus
