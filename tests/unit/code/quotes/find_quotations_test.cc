#include "code/quotes/find_quotations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const QuoteKnowledge& Knowledge() {
  static const Result<QuoteKnowledge> knowledge = QuoteKnowledge::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  EXPECT_TRUE(knowledge.has_value()) << knowledge.error().ToString();
  return *knowledge;
}

class FindQuotationsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }

  // What is said in a text: `Speaker | cue | medium | "direct content"`, without the quotation marks for a report.
  static std::vector<std::string> SaidIn(const std::string& text) {
    const Parse parse = TestParser().Run(text);
    const Tree tree(parse);
    Coding coding;
    FindQuotations(tree, Knowledge(), coding);
    std::vector<std::string> lines;
    for (const Quotation& quotation : coding.quotations) {
      if (quotation.attitude) continue;
      const std::string mark = quotation.direct ? "\"" : "";
      std::string speaker = quotation.speaker == kNoIndex ? "?" : coding.mentions[quotation.speaker].actor.text;
      lines.push_back(speaker + " | " + std::string(parse.TextOf(quotation.cue)) + " | " +
                      std::string(parse.TextOf(quotation.medium)) + " | " + mark +
                      std::string(parse.TextOf(quotation.tokens)) + mark);
    }
    return lines;
  }
};

TEST_F(FindQuotationsTest, DirectSpeechBeforeItsCue) {
  EXPECT_THAT(SaidIn("\"We will not talk to them,\" the minister said."),
              ElementsAre("minister | said |  | \"We will not talk to them,\""));
}

TEST_F(FindQuotationsTest, DirectSpeechAfterItsCue) {
  EXPECT_THAT(SaidIn("The minister said: \"We will not talk to them.\""),
              ElementsAre("minister | said: |  | \"We will not talk to them.\""));
}

TEST_F(FindQuotationsTest, InvertedSubject) {
  EXPECT_THAT(SaidIn("\"The road is closed,\" said General Adam Kowalski."),
              ElementsAre("General Adam Kowalski | said |  | \"The road is closed,\""));
}

TEST_F(FindQuotationsTest, ACueClosesAQuotationOfSeveralSentences) {
  const std::vector<std::string> said = SaidIn(
      "\"One way is to ban talks. It means that we will not yield. Those who disagree are wrong,\" Karimi, who leads "
      "the council, was quoted by state radio as saying.");
  EXPECT_THAT(said, Contains("Karimi | was quoted by state radio as saying | state radio | \"One way is to ban talks. "
                             "It means that we will not yield. Those who disagree are wrong,\""));
}

TEST_F(FindQuotationsTest, AQuotationOnBothSidesOfItsCue) {
  EXPECT_THAT(
      SaidIn("\"The talks failed,\" Rossi said. \"Nobody wanted them to go on.\""),
      ElementsAre("Rossi | said |  | \"The talks failed,\"", "Rossi | said |  | \"Nobody wanted them to go on.\""));
}

TEST_F(FindQuotationsTest, TheSpeakerHoldsIntoAParagraphOfItsOwn) {
  EXPECT_THAT(SaidIn("\"The border has not changed,\" Rossi said.\n\"Our neighbours have always been hostile to us.\""),
              ElementsAre("Rossi | said |  | \"The border has not changed,\"",
                          "Rossi | said |  | \"Our neighbours have always been hostile to us.\""));
}

TEST_F(FindQuotationsTest, TheSpeakerOfAReportSpeaksInTheParagraphAfterIt) {
  EXPECT_THAT(SaidIn("The army will leave the city, General Kowalski said.\n\"We have done what we came for.\""),
              Contains("General Kowalski | said |  | \"We have done what we came for.\""));
}

TEST_F(FindQuotationsTest, ParagraphsThatOpenWithAMarkAndCloseAtTheEnd) {
  const std::vector<std::string> said =
      SaidIn("The president said: \"We came here in peace.\n\n\"We shall go home in peace.\"");
  EXPECT_THAT(said, ElementsAre("president | said: |  | \"We came here in peace.\"",
                                "president | said: |  | \"We shall go home in peace.\""));
}

TEST_F(FindQuotationsTest, CurlyMarksAndGuillemets) {
  EXPECT_THAT(SaidIn("“The road is closed,” the mayor said."),
              ElementsAre("mayor | said |  | \"The road is closed,\""));
  EXPECT_THAT(SaidIn("«The road is closed», the mayor said."), ElementsAre("mayor | said |  | \"The road is closed\""));
}

TEST_F(FindQuotationsTest, BritishSingleMarks) {
  EXPECT_THAT(SaidIn("‘The workers’ rights are not for sale,’ the mayor said."),
              ElementsAre("mayor | said |  | \"The workers’ rights are not for sale,\""));
}

TEST_F(FindQuotationsTest, AQuotationInsideAQuotation) {
  const std::vector<std::string> said =
      SaidIn("\"The general told us, 'You have one hour to leave the town,'\" Fatima Hassan said.");
  EXPECT_THAT(said, Contains(HasSubstr("Fatima Hassan | said |  | \"The general told us")));
  EXPECT_THAT(said,
              Contains(AllOf(HasSubstr("general | told"), HasSubstr("\"You have one hour to leave the town,\""))));
}

TEST_F(FindQuotationsTest, AReportBeforeItsCue) {
  EXPECT_THAT(SaidIn("Turkey will close the border, the foreign minister said on Sunday."),
              ElementsAre("foreign minister | said |  | Turkey will close the border"));
}

TEST_F(FindQuotationsTest, AReportAroundItsCue) {
  EXPECT_THAT(SaidIn("The museum, the mayor said, will open in May."),
              ElementsAre("mayor | said |  | The museum, the mayor said, will open in May"));
}

TEST_F(FindQuotationsTest, AccordingTo) {
  EXPECT_THAT(SaidIn("Rebels shot down a helicopter, according to a police report."),
              ElementsAre("police report | according to |  | Rebels shot down a helicopter"));
}

TEST_F(FindQuotationsTest, MediaAndDocumentsSpeak) {
  EXPECT_THAT(SaidIn("State television reported that the prisoners had been freed."),
              ElementsAre("State television | reported |  | that the prisoners had been freed"));
  EXPECT_THAT(SaidIn("A United Nations report said that crops had failed."),
              ElementsAre("United Nations report | said |  | that crops had failed"));
}

TEST_F(FindQuotationsTest, AMediumBesideASpeaker) {
  EXPECT_THAT(SaidIn("The governor said on state television that the dam was safe."),
              ElementsAre("governor | said | state television | that the dam was safe"));
}

TEST_F(FindQuotationsTest, TheDatelineIsNoPartOfAReport) {
  EXPECT_THAT(SaidIn("ANKARA: Turkey will close the border, the foreign minister said on Sunday."),
              ElementsAre("foreign minister | said |  | Turkey will close the border"));
}

TEST_F(FindQuotationsTest, NorIsTheTitle) {
  EXPECT_THAT(SaidIn("Turkey to close border\n\nTurkey will close the border, the foreign minister said on Sunday."),
              Contains("foreign minister | said |  | Turkey will close the border"));
}

TEST_F(FindQuotationsTest, TheLabelOfAHeadlineSpeaks) {
  EXPECT_THAT(SaidIn("Merkel: Europe needs more soldiers\n\nThe chancellor spoke in Munich on Friday."),
              ElementsAre("Merkel | : |  | Europe needs more soldiers"));
}

TEST_F(FindQuotationsTest, ALabelOfTheArticleDoesNot) {
  EXPECT_THAT(SaidIn("Analysis: Europe needs more soldiers\n\nThe chancellor spoke in Munich on Friday."), IsEmpty());
}

TEST_F(FindQuotationsTest, TurnsOfATranscript) {
  EXPECT_THAT(SaidIn("They met on Sunday.\n\nWALLACE: Will he be there?\n\nPENCE: He will not be there."),
              ElementsAre("WALLACE | : |  | Will he be there", "PENCE | : |  | He will not be there"));
}

TEST_F(FindQuotationsTest, WordsInMarksAreNoSpeech) {
  EXPECT_THAT(SaidIn("The prison, known to inmates as the \"Den of Spies\", was closed last year."), IsEmpty());
}

TEST_F(FindQuotationsTest, AMarkWithoutAPartnerIsNoQuotation) {
  EXPECT_THAT(SaidIn("He bought a 5\" screen. The shop closed on Monday."), IsEmpty());
}

TEST_F(FindQuotationsTest, AStanceIsNoReport) {
  const Parse parse = TestParser().Run("The European Union condemned the attack on the convoy.");
  Coding coding;
  FindQuotations(Tree(parse), Knowledge(), coding);
  ASSERT_FALSE(coding.quotations.empty());
  EXPECT_TRUE(coding.quotations[0].attitude);
  EXPECT_EQ(parse.TextOf(coding.quotations[0].tokens), "the attack on the convoy");
}

TEST_F(FindQuotationsTest, SpeakersJoinTheMentionsInTextOrder) {
  const Parse parse = TestParser().Run("Turkey will close the border with Syria, the minister said.");
  Coding coding;
  Mention first;
  first.head = 0;
  first.tokens = {0, 1};
  Mention last = first;
  last.head = static_cast<std::uint32_t>(parse.tokens.size()) - 1;
  last.tokens = {last.head, last.head + 1};
  coding.mentions = {first, last};
  coding.entities.push_back({Actor{}, {0, 1}});
  FindQuotations(Tree(parse), Knowledge(), coding);
  ASSERT_EQ(coding.mentions.size(), 3U);
  EXPECT_EQ(coding.mentions[1].actor.text, "minister");
  EXPECT_THAT(coding.entities[0].mentions, ElementsAre(0U, 2U));
  ASSERT_EQ(coding.quotations.size(), 1U);
  EXPECT_EQ(coding.quotations[0].speaker, 1U);
}

}  // namespace
}  // namespace tacitus
