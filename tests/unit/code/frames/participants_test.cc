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

}  // namespace
}  // namespace tacitus
