#include "code/frames/participants.h"

#include <gtest/gtest.h>

#include <string>

#include "tacitus/coder.h"
#include "tacitus/parse_document.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

class ParticipantsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }

  // The pairs of the events of one type as "SOURCE > TARGET", joined by ", ".
  static std::string Pairs(const std::string& text, EventType type) {
    static const Result<Coder> coder = Coder::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
    EXPECT_TRUE(coder.has_value()) << coder.error().ToString();
    Document document;
    document.text = text;
    Parser::Scratch scratch;
    std::string pairs;
    for (const Event& event : coder->Run(document, ParseDocument(TestParser(), document, scratch)).events) {
      if (event.event != type) continue;
      if (!pairs.empty()) pairs += ", ";
      pairs += (event.source ? event.source->code : "-") + " > " + (event.target ? event.target->code : "-");
    }
    return pairs;
  }

  // The words of the first event's target and the country it is in: "crowded cinema, ".
  static std::string Target(const std::string& text) {
    static const Result<Coder> coder = Coder::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
    EXPECT_TRUE(coder.has_value()) << coder.error().ToString();
    Document document;
    document.text = text;
    Parser::Scratch scratch;
    const Coding coding = coder->Run(document, ParseDocument(TestParser(), document, scratch));
    if (coding.events.empty() || !coding.events.front().target) return "-";
    const Actor& target = *coding.events.front().target;
    EXPECT_EQ(document.text.substr(target.start, target.end - target.start), target.text);
    return target.text + ", " + target.code;
  }
};

TEST_F(ParticipantsTest, AnActorInsideThePhraseStandsForIt) {
  EXPECT_EQ(Pairs("Chile bowed to Peru's pressure.", EventType::kConcede), "CHL > PER");
}

TEST_F(ParticipantsTest, ANationalityInsideTheObjectIsTheTarget) {
  EXPECT_EQ(Pairs("Japan imposed sanctions aimed at halting Russian oil exports.", EventType::kSanction), "JPN > RUS");
}

TEST_F(ParticipantsTest, TwoWhoMeetAreSourceAndTarget) {
  EXPECT_EQ(Pairs("The presidents of Kenya and Uganda met on Monday.", EventType::kConsult), "KENGOV > UGAGOV");
}

TEST_F(ParticipantsTest, EachTargetIsAPair) {
  EXPECT_EQ(Pairs("Canada condemned Russia and Belarus.", EventType::kAccuse), "CAN > RUS, CAN > BLR");
}

TEST_F(ParticipantsTest, AGroupOfNoCountryMakesNoPairBesideANamedOne) {
  EXPECT_EQ(Pairs("Canada condemned Russia and other powers.", EventType::kAccuse), "CAN > RUS");
}

TEST_F(ParticipantsTest, ARallyIsAgainstItsTarget) {
  EXPECT_EQ(Pairs("Protesters held a rally in Oslo against Russia.", EventType::kProtest), "NORCVL > RUS");
}

TEST_F(ParticipantsTest, WhatIsHarmedIsNamedThoughItIsNobody) {
  EXPECT_EQ(Target("Rebels attacked a crowded cinema on Monday."), "crowded cinema, ");
}

TEST_F(ParticipantsTest, APlaceStandsForThoseWhomItsCeasefireSpares) {
  EXPECT_EQ(Target("The government of Sudan declared a ceasefire in Darfur on Monday."), "Darfur, SDN");
}

TEST_F(ParticipantsTest, APlaceWhereSomebodyMeetsIsNoTarget) {
  EXPECT_EQ(Pairs("Chile's president met Peru's president in Brazil.", EventType::kConsult), "CHLGOV > PERGOV");
}

TEST_F(ParticipantsTest, TwoWhoAgreeOnAThirdAgreeWithOneAnother) {
  EXPECT_EQ(Pairs("Turkey and Greece agreed to share information on Libya.", EventType::kAgree), "TUR > GRC");
}

TEST_F(ParticipantsTest, WhatIsJointIsDoneByEachWithTheOther) {
  EXPECT_EQ(Pairs("The Russian and US navies began a joint military exercise today.", EventType::kCooperate),
            "RUSMIL > USAMIL");
}

TEST_F(ParticipantsTest, OfTwoInsideThePhraseBothAreTargets) {
  EXPECT_EQ(Pairs("Canada issued an ultimatum to India and Pakistan.", EventType::kThreaten), "CAN > PAK, CAN > IND");
}

TEST_F(ParticipantsTest, WhomADeedHitGoesBeforeWhereItWasDone) {
  EXPECT_EQ(Target("Iraqi warplanes carried out air strikes in Mosul, killing dozens of insurgents."),
            "insurgents, IRQREB");
}

TEST_F(ParticipantsTest, WhomABreakIsWithTheSentenceBeforeMayTell) {
  EXPECT_EQ(Pairs("Relations with Peru soured in May. Chile recalled its ambassador.", EventType::kSanction),
            "CHL > PER");
  EXPECT_EQ(Pairs("Peru and Brazil met in May. Chile recalled its ambassador.", EventType::kSanction), "CHL > -");
}

TEST_F(ParticipantsTest, AFrontedParticipleIsDoneToTheSubject) {
  EXPECT_EQ(Pairs("Bombed by Israeli jets on Sunday, the Gaza hospital closed.", EventType::kAssault),
            "ISRMIL > PSEMED");
}

TEST_F(ParticipantsTest, WhoIsJoinedToANameInAppositionActsToo) {
  EXPECT_EQ(Pairs("France's foreign minister, Jean-Yves Le Drian, and his German counterpart condemned Mali.",
                  EventType::kAccuse),
            "FRAGOV > MLI, DEU > MLI");
}

TEST_F(ParticipantsTest, AnUnknownNameBesideAKnownOneIsATarget) {
  EXPECT_EQ(Pairs("Canada imposed sanctions on Norvex and Russia.", EventType::kSanction), "CAN > RUS, CAN > ");
}

TEST_F(ParticipantsTest, AnOfferIsHisWhoMadeIt) {
  EXPECT_EQ(Target("Peru's government rejected overtures by Mijango."), "Mijango, ");
}

TEST_F(ParticipantsTest, ALetterUrgesForThoseWhoSignIt) {
  EXPECT_EQ(Pairs("Canada signed a letter urging Honduras to release the students.", EventType::kRequest), "CAN > HND");
}

TEST_F(ParticipantsTest, ForcesOfNoCountryAreWhatIsSent) {
  EXPECT_EQ(Pairs("Honduras stationed soldiers on public buses.", EventType::kMobilize), "HND > -");
}

TEST_F(ParticipantsTest, ADatelineDoesNothing) {
  EXPECT_EQ(Pairs("Nairobi: Police arrested two students on Monday.", EventType::kCoerce).find("KENGOV"),
            std::string::npos);
}

}  // namespace
}  // namespace tacitus
