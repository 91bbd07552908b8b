#include "code/status/status.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <ostream>
#include <string>

#include "tacitus/read.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

const StatusKnowledge& Knowledge() {
  static const Result<StatusKnowledge> knowledge = StatusKnowledge::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  EXPECT_TRUE(knowledge.has_value()) << knowledge.error().ToString();
  return *knowledge;
}

// The decision on the first token with this text.
StatusDecision Decide(const std::string& text, const std::string& word) {
  const Parse parse = TestParser().Run(text);
  const Tree tree(parse);
  for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
    if (parse.TextOf(i) == word) return StatusOf(tree, Knowledge(), i);
  }
  ADD_FAILURE() << "no \"" << word << "\" in \"" << text << "\"";
  return {};
}

double Degree(const std::string& text, const std::string& word) {
  const Parse parse = TestParser().Run(text);
  const Tree tree(parse);
  for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
    if (parse.TextOf(i) == word) return FactualityOf(tree, Knowledge(), Coding{}, i);
  }
  ADD_FAILURE() << "no \"" << word << "\" in \"" << text << "\"";
  return 0;
}

struct StatusCase {
  const char* text;
  const char* word;
  Status status;
  friend void PrintTo(const StatusCase& item, std::ostream* out) { *out << '"' << item.text << "\" " << item.word; }
};

class StatusOfWord : public ::testing::TestWithParam<StatusCase> {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }
};

TEST_P(StatusOfWord, Is) {
  const StatusDecision decision = Decide(GetParam().text, GetParam().word);
  EXPECT_EQ(Name(decision.status), Name(GetParam().status)) << decision.why << " " << decision.origin.ToString();
}

INSTANTIATE_TEST_SUITE_P(
    Assertion, StatusOfWord,
    ::testing::Values(StatusCase{"Rebels attacked the convoy on Monday.", "attacked", Status::kActual},
                      StatusCase{"The minister said that rebels attacked the convoy.", "attacked", Status::kActual},
                      StatusCase{"Rebels are attacking the town.", "attacking", Status::kOngoing},
                      StatusCase{"The two sides continued their talks.", "talks", Status::kOngoing},
                      StatusCase{"Turkey will maintain its ban on flights.", "ban", Status::kOngoing},
                      StatusCase{"The battle is marked every year with parades.", "parades", Status::kRepeated},
                      StatusCase{"The union condemned the attack on the convoy.", "attack", Status::kActual}));

INSTANTIATE_TEST_SUITE_P(
    Negation, StatusOfWord,
    ::testing::Values(StatusCase{"Rebels did not attack the convoy.", "attack", Status::kNegated},
                      StatusCase{"No soldiers entered the village.", "entered", Status::kNegated},
                      StatusCase{"The army never entered the village.", "entered", Status::kNegated},
                      StatusCase{"The government will not yield to pressure.", "yield", Status::kNegated},
                      StatusCase{"He left without signing the treaty.", "signing", Status::kNegated}));

INSTANTIATE_TEST_SUITE_P(
    Openness, StatusOfWord,
    ::testing::Values(StatusCase{"The army will attack the town.", "attack", Status::kPlanned},
                      StatusCase{"The army plans to attack the town.", "attack", Status::kPlanned},
                      StatusCase{"Troops fired in the air to disperse protesters.", "disperse", Status::kPlanned},
                      StatusCase{"Sanctions aimed at halting exports hurt the economy.", "halting", Status::kPlanned},
                      StatusCase{"The president promised to lift the sanctions.", "lift", Status::kPromised},
                      StatusCase{"Iran threatened to close the strait.", "close", Status::kThreatened},
                      StatusCase{"They spoke of the threat of sanctions.", "sanctions", Status::kThreatened},
                      StatusCase{"The council demanded that troops leave the city.", "leave", Status::kDemanded},
                      StatusCase{"They renewed calls for sanctions.", "sanctions", Status::kDemanded},
                      StatusCase{"She urged the rebels to release the hostages.", "release", Status::kDemanded},
                      StatusCase{"The army may attack the town.", "attack", Status::kHypothetical},
                      StatusCase{"They accepted limits in return for lifting sanctions.", "lifting",
                                 Status::kHypothetical},
                      StatusCase{"He promised that troops would leave the city.", "leave", Status::kPromised},
                      StatusCase{"Will the army attack the town?", "attack", Status::kHypothetical}));

INSTANTIATE_TEST_SUITE_P(
    Implication, StatusOfWord,
    ::testing::Values(StatusCase{"Guards managed to stop the attacker.", "stop", Status::kActual},
                      StatusCase{"Guards failed to stop the attacker.", "stop", Status::kNegated},
                      StatusCase{"Rebels forced the mayor to resign.", "resign", Status::kActual},
                      StatusCase{"The mayor refused to resign.", "resign", Status::kNegated},
                      StatusCase{"Police prevented the crowd from entering the square.", "entering", Status::kNegated},
                      StatusCase{"The mayor did not forget to invite them.", "invite", Status::kActual},
                      StatusCase{"The sides called off the talks.", "talks", Status::kNegated}));

INSTANTIATE_TEST_SUITE_P(
    Hearsay, StatusOfWord,
    ::testing::Values(StatusCase{"Iran accused Iraq of supporting the rebels.", "supporting", Status::kAlleged},
                      StatusCase{"The rebels claim that they shot down a plane.", "shot", Status::kAlleged},
                      StatusCase{"The ship allegedly carried weapons.", "carried", Status::kAlleged},
                      StatusCase{"Moscow denied that it had sent troops.", "sent", Status::kDenied},
                      StatusCase{"They believe that talks will help.", "help", Status::kHypothetical}));

INSTANTIATE_TEST_SUITE_P(
    Condition, StatusOfWord,
    ::testing::Values(StatusCase{"The army will attack if talks fail.", "fail", Status::kConditional},
                      StatusCase{"The army will attack if talks fail.", "attack", Status::kConditional},
                      StatusCase{"If he had resigned, the war would have ended.", "resigned", Status::kConditional},
                      StatusCase{"They banned flights unless the airline pays its debts.", "pays",
                                 Status::kConditional},
                      StatusCase{"They banned flights unless the airline pays its debts.", "banned", Status::kActual}));

class StatusTest : public StatusOfWord {};

TEST_F(StatusTest, ANegatedFutureIsPlannedWithoutItsNegation) {
  const std::string text = "The government will not yield to pressure.";
  const StatusDecision decision = Decide(text, "yield");
  EXPECT_TRUE(decision.negated);
  EXPECT_EQ(decision.status_without_negation, Status::kPlanned);
  EXPECT_LT(Degree(text, "yield"), 0);
  EXPECT_GT(decision.factuality_without_negation, 0);
}

TEST_F(StatusTest, NegationAboveIsNotTheEventsOwn) {
  const StatusDecision decision = Decide("The mayor did not forget to invite them.", "invite");
  EXPECT_FALSE(decision.negated);
}

TEST_F(StatusTest, TheConditionIsTheWholeClause) {
  const std::string text = "The king has banned visits unless the guests leave their phones and sign a form.";
  const StatusDecision decision = Decide(text, "banned");
  EXPECT_EQ(decision.condition, "unless the guests leave their phones and sign a form");
  EXPECT_EQ(text.substr(decision.condition_span.start, decision.condition_span.size()), decision.condition);
}

TEST_F(StatusTest, EvenIfSetsNoCondition) {
  EXPECT_EQ(Decide("The army will attack even if talks succeed.", "attack").condition, "");
}

TEST_F(StatusTest, SaysWhy) {
  const std::string text = "Iran threatened to close the strait.";
  const StatusDecision decision = Decide(text, "close");
  EXPECT_EQ(decision.why, "threatened under \"threatened\" (to)");
  EXPECT_EQ(decision.origin.file, "data/cues/predicates.tsv");
  EXPECT_EQ(text.substr(decision.evidence.start, decision.evidence.size()), "threatened");
}

TEST_F(StatusTest, FactualityOrdersWhatItShould) {
  const double happened = Degree("Rebels attacked the convoy.", "attacked");
  const double may_happen = Degree("Rebels may attack the convoy.", "attack");
  const double did_not = Degree("Rebels did not attack the convoy.", "attack");
  EXPECT_GT(happened, 2);
  EXPECT_LT(may_happen, happened - 1);
  EXPECT_LT(did_not, may_happen - 1);
}

TEST_F(StatusTest, TheFirstArticle) {
  const std::filesystem::path path = std::filesystem::path(TACITUS_SOURCE_DIR) / "../shared/article/khamenei-talks.md";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no article at " << path;
  const ReadReport report = ReadFile(path.string());
  ASSERT_EQ(report.documents.size(), 1U);
  const std::string& text = report.documents[0].text;
  EXPECT_EQ(Decide(text, "yield").status_without_negation, Status::kPlanned);
  EXPECT_TRUE(Decide(text, "yield").negated);
  EXPECT_EQ(Decide(text, "abandoned").status, Status::kActual);
  EXPECT_EQ(Decide(text, "accepted").status, Status::kActual);
  EXPECT_EQ(Decide(text, "reimposed").status, Status::kActual);
  EXPECT_EQ(Decide(text, "force").status, Status::kPlanned);
  EXPECT_EQ(Decide(text, "negotiate").status, Status::kPlanned);
  EXPECT_EQ(Decide(text, "banned").condition,
            "unless the United States returns to the nuclear deal and lifts all sanctions");
  EXPECT_EQ(Decide(text, "banned").status, Status::kActual);
  EXPECT_EQ(Decide(text, "returns").status, Status::kConditional);
  EXPECT_EQ(Decide(text, "lifts").status, Status::kConditional);
  EXPECT_EQ(Decide(text, "demonstrations").status, Status::kRepeated);
  EXPECT_EQ(Decide(text, "supporting").status, Status::kAlleged);
  EXPECT_EQ(Decide(text, "held").status, Status::kActual);
}

}  // namespace
}  // namespace tacitus
