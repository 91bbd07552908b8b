#include "code/petrarch/code_sentence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/pipeline.h"
#include "tests/unit/code/petrarch/small_dictionaries.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class CodeSentenceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "the model is not there: run tools/fetch_model.sh";
  }

  // "SOURCE TARGET CODE" of each event.
  static std::vector<std::string> Code(std::string_view text, const DictionaryOptions& options = {}) {
    static const Dictionaries dictionaries = SmallDictionaries();
    const Parse parse = TestParser().Run(text);
    const Tree tree(parse);
    std::vector<std::string> events;
    for (const TokenSpan sentence : parse.sentences) {
      for (const DictionaryEvent& event : CodeSentence(tree, sentence, dictionaries, std::nullopt, options).events) {
        events.push_back(event.source.code + " " + event.target.code + " " + event.code);
      }
    }
    return events;
  }
};

TEST_F(CodeSentenceTest, SourceStandsBeforeTheVerbAndTargetBehind) {
  EXPECT_THAT(Code("France has criticised the plans of New Zealand."), ElementsAre("FRA NZL 111"));
  EXPECT_THAT(Code("France criticised itself."), IsEmpty());
}

TEST_F(CodeSentenceTest, AgentsJoinActors) {
  EXPECT_THAT(Code("The French minister accused the police of Peru."), ElementsAre("FRAGOV PERCOP 112"));
  EXPECT_THAT(Code("Soldiers from Peru criticised the French government."), ElementsAre("PERMIL FRAGOV 111"));
  EXPECT_THAT(Code("A relief agency in Kenya criticised France."), ElementsAre("NGOKEN FRA 111"));
  EXPECT_THAT(Code("A former minister of Peru criticised France."), ElementsAre("PERELI FRA 111"));
  EXPECT_THAT(Code("Soldiers criticised France."), ElementsAre("---MIL FRA 111"));
}

TEST_F(CodeSentenceTest, NamesMayHaveWordsBetweenAndReachBeyondTheHead) {
  EXPECT_THAT(Code("France criticised the Prince of Monte Carlo."), ElementsAre("FRA MCO 111"));
}

TEST_F(CodeSentenceTest, EachOfACoordinationActs) {
  EXPECT_THAT(Code("France, Peru and Kenya criticised Chile."),
              UnorderedElementsAre("FRA CHL 111", "PER CHL 111", "KEN CHL 111"));
  EXPECT_THAT(Code("Lawmakers in France and Peru criticised Chile."),
              UnorderedElementsAre("FRALEG CHL 111", "PERLEG CHL 111"));
  EXPECT_THAT(Code("The French press and government criticised Chile."),
              UnorderedElementsAre("FRAMED CHL 111", "FRAGOV CHL 111"));
  EXPECT_THAT(Code("France criticised Benelux."), UnorderedElementsAre("FRA BEL 111", "FRA NLD 111"));
}

TEST_F(CodeSentenceTest, CoordinatedVerbsShareTheirSubject) {
  EXPECT_THAT(Code("France criticised Peru on Monday and sent food to Kenya."),
              ElementsAre("FRA PER 111", "FRA KEN 070"));
}

TEST_F(CodeSentenceTest, LongerPatternsWin) {
  EXPECT_THAT(Code("France accused Peru of lying about the treaty."), ElementsAre("FRA PER 113"));
  EXPECT_THAT(Code("France harshly criticised Peru."), ElementsAre("FRA PER 114"));
  EXPECT_THAT(Code("France criticised Peru harshly."), ElementsAre("FRA PER 111"));
  EXPECT_THAT(Code("France didn't criticise Peru."), ElementsAre("FRA PER 050"));
}

TEST_F(CodeSentenceTest, SymbolsBindPhrases) {
  EXPECT_THAT(Code("France sent troops to Kenya against Chile."), ElementsAre("FRA CHL 190"));
  EXPECT_THAT(Code("France sent troops to Kenya."), ElementsAre("FRA KEN 154"));
  EXPECT_THAT(Code("France was sent aid by Chile."), ElementsAre("FRA CHL 071"));
}

TEST_F(CodeSentenceTest, CoordinationsMeetEachOther) {
  EXPECT_THAT(Code("France and Peru met on Monday."), UnorderedElementsAre("FRA PER 042", "PER FRA 042"));
  EXPECT_THAT(Code("France met Peru."), ElementsAre("FRA PER 040", "PER FRA 041"));
}

TEST_F(CodeSentenceTest, VerbsMayHaveSeveralWords) {
  EXPECT_THAT(Code("France called off the summit with Peru."), ElementsAre("FRA PER 080"));
  EXPECT_THAT(Code("France called the summit with Peru."), IsEmpty());
}

TEST_F(CodeSentenceTest, PassivesTurnRound) {
  EXPECT_THAT(Code("France was criticised by Peru."), ElementsAre("PER FRA 111"));
}

TEST_F(CodeSentenceTest, WeakCodesGiveWay) {
  EXPECT_THAT(Code("France said Peru would win."), ElementsAre("FRA PER 010"));
  EXPECT_THAT(Code("France criticised Peru and said Chile would win."), ElementsAre("FRA PER 111"));
}

TEST_F(CodeSentenceTest, NullCodesSaveFromEventsAndDiscardsFromAll) {
  EXPECT_THAT(Code("France played ball with Peru."), IsEmpty());
  EXPECT_THAT(Code("France criticised Peru and played spy in Chile."), IsEmpty());
  EXPECT_THAT(Code("France criticised Peru at the cricket."), IsEmpty());
}

TEST_F(CodeSentenceTest, ShortClausesBetweenCommasAreLeftOut) {
  const std::string text = "France, it was reported on Monday, criticised Peru, a spokesman in Kenya said.";
  EXPECT_THAT(Code(text), ElementsAre("FRA PER 111"));
  DictionaryOptions options;
  options.require_dyad = false;
  options.commas.final_most = 0;
  EXPECT_THAT(Code("France criticised Peru, the minister of Kenya said on Monday.", options),
              ElementsAre("FRA PER 111"));
}

TEST_F(CodeSentenceTest, DyadsMayBeIncompleteIfWanted) {
  EXPECT_THAT(Code("France criticised the plans."), IsEmpty());
  DictionaryOptions options;
  options.require_dyad = false;
  EXPECT_THAT(Code("France criticised the plans.", options), ElementsAre("FRA --- 111"));
  options.new_actor_length = 2;
  EXPECT_THAT(Code("France criticised the plans.", options), ElementsAre("FRA \"THE PLANS\" 111"));
  EXPECT_THAT(Code("France criticised the many plans.", options), ElementsAre("FRA --- 111"));
}

TEST_F(CodeSentenceTest, RelativeClausesArePassedOver) {
  EXPECT_THAT(Code("The man who criticised Peru smiled at France."), IsEmpty());
}

TEST_F(CodeSentenceTest, RepeatedWordsTakeNoTime) {
  std::string text = "France ";
  for (int i = 0; i < 300; ++i) text += "refused to ";
  EXPECT_THAT(Code(text + "meet Peru."), ::testing::SizeIs(::testing::Le(2U)));
}

}  // namespace
}  // namespace tacitus
