#include "code/petrarch/verb_dictionary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct ReadResult {
  VerbDictionary verbs;
  std::vector<std::string> told;

  explicit ReadResult(std::string_view text) {
    std::vector<Error> problems;
    verbs.Read(DictionaryFile::FromText("v.txt", text), problems);
    verbs.Finish(problems);
    for (const Error& problem : problems) told.push_back(problem.ToString());
  }

  // "BEFORE word AFTER=CODE" of each form.
  [[nodiscard]] std::vector<std::string> Forms(const std::string& word) const {
    std::vector<std::string> all;
    if (verbs.FormsOf(word) == nullptr) return all;
    for (const VerbForm& form : *verbs.FormsOf(word)) {
      std::string text;
      for (const std::string& before : form.before) text += before + " ";
      text += word;
      for (const std::string& after : form.after) text += " " + after;
      all.push_back(text + "=" + form.code);
    }
    return all;
  }
};

TEST(VerbDictionaryTest, RegularFormsAreMade) {
  EXPECT_THAT(RegularForms("DEPLORE"), ElementsAre("DEPLORES", "DEPLORED", "DEPLORING"));
  EXPECT_THAT(RegularForms("RATIFY"), ElementsAre("RATIFIES", "RATIFIED", "RATIFYING"));
  EXPECT_THAT(RegularForms("MARCH"), ElementsAre("MARCHES", "MARCHED", "MARCHING"));
  EXPECT_THAT(RegularForms("STOP"), ElementsAre("STOPS", "STOPED", "STOPING", "STOPPED", "STOPPING"));
}

TEST(VerbDictionaryTest, BlocksGiveTheirCode) {
  const ReadResult read("--- PAY [073] ---\nPAY {PAID}\nDONATE [071]\n- * TRIBUTE [041]\n--- BUY [---] ---\nBUY\n");
  EXPECT_THAT(read.Forms("PAID"), ElementsAre("PAID=073"));
  EXPECT_THAT(read.Forms("PAYS"), ElementsAre("PAYS=073"));
  EXPECT_THAT(read.Forms("PAYED"), IsEmpty());
  EXPECT_THAT(read.Forms("DONATED"), ElementsAre("DONATED=071"));
  EXPECT_THAT(read.Forms("BUYING"), ElementsAre("BUYING=---"));
  EXPECT_EQ(read.verbs.Block(0).patterns.size(), 1U);
  EXPECT_THAT(read.told, IsEmpty());
}

TEST(VerbDictionaryTest, BlocksMayLackAHeader) {
  const ReadResult read("GRANT [070]\nGIVE {GAVE}\n- * AID [071]\nVOW [170]\n- * WAR [173]\n");
  EXPECT_THAT(read.Forms("GAVE"), ElementsAre("GAVE=070"));
  EXPECT_THAT(read.Forms("VOWED"), ElementsAre("VOWED=170"));
  EXPECT_EQ(read.verbs.Block(1).patterns[0].code, "173");
}

TEST(VerbDictionaryTest, VerbsOfSeveralWords) {
  const ReadResult read("--- X [1] ---\nSEIZE\n+SEAL_OFF {+SEALED_OFF}\nFORCE_+FEED\nLASH OUT\n");
  EXPECT_THAT(read.Forms("SEALED"), ElementsAre("SEALED OFF=1"));
  EXPECT_THAT(read.Forms("FEEDING"), ElementsAre("FORCE FEEDING=1"));
  EXPECT_THAT(read.Forms("LASHED"), ElementsAre("LASHED OUT=1"));
}

TEST(VerbDictionaryTest, LongerPatternsComeFirst) {
  const ReadResult read("--- X [1] ---\nSIGN\n- * PACT [a]\n- NOT * A PACT [b]\n- *_PACT [c]\n- * IT [+++]\n");
  std::vector<std::string> codes;
  for (const VerbPattern& pattern : read.verbs.Block(0).patterns) codes.push_back(pattern.code);
  EXPECT_THAT(codes, ElementsAre("b", "c", "a"));
}

TEST(VerbDictionaryTest, SynsetsHavePluralsAndSynsets) {
  const ReadResult read("&COIN\n+SILVER_DOLLAR\n+PESO_\n&MONEY_\n+&COIN\n+CASH\n--- X [1] ---\nPAY\n- * &MONEY [2]\n");
  ASSERT_THAT(read.told, IsEmpty());
  const Synset& money = read.verbs.SynsetOf(read.verbs.Block(0).patterns[0].after[0].synset);
  EXPECT_EQ(money.by_first.at("SILVER"), (std::vector<Synset::Words>{{"SILVER", "DOLLAR"}}));
  EXPECT_TRUE(money.by_last.contains("CASH"));
  EXPECT_TRUE(money.by_last.contains("PESO"));
  EXPECT_FALSE(money.by_last.contains("PESOS"));
  const ReadResult plural("&COIN\n+SILVER_DOLLAR\n--- X [1] ---\nPAY\n- * &COIN [2]\n");
  EXPECT_TRUE(plural.verbs.SynsetOf(0).by_last.contains("DOLLARS"));
}

TEST(VerbPatternTest, SymbolsAndJoins) {
  const Result<VerbPattern> pattern = ParsePattern("$ NOT_* TO_ + ^ &ARMS % [031:032?]");
  ASSERT_TRUE(pattern.has_value());
  EXPECT_EQ(pattern->code, "031:032");
  EXPECT_TRUE(pattern->weak);
  ASSERT_EQ(pattern->before.size(), 2U);
  EXPECT_EQ(pattern->before[0].kind, ElementKind::kSource);
  EXPECT_TRUE(pattern->before[1].tight);
  ASSERT_EQ(pattern->after.size(), 5U);
  EXPECT_TRUE(pattern->after[0].tight);
  EXPECT_EQ(pattern->after[1].kind, ElementKind::kTarget);
  EXPECT_EQ(pattern->after[2].kind, ElementKind::kSkip);
  EXPECT_EQ(pattern->after[3].word, "&ARMS");
  EXPECT_EQ(pattern->after[4].kind, ElementKind::kCompound);
}

TEST(VerbPatternTest, LooseJoinsAreNothing) {
  const Result<VerbPattern> pattern = ParsePattern("_ * _ () {_} A_ [1]");
  ASSERT_TRUE(pattern.has_value());
  ASSERT_EQ(pattern->after.size(), 1U);
  EXPECT_EQ(pattern->after[0].word, "A");
  EXPECT_FALSE(pattern->after[0].tight);
}

TEST(VerbPatternTest, BracesHoldOnePhrase) {
  const Result<VerbPattern> pattern = ParsePattern("* {HUMANITARIAN AID} (TO {WAR VICTIMS}) [073]");
  ASSERT_TRUE(pattern.has_value());
  std::vector<std::uint32_t> braces;
  for (const PatternElement& element : pattern->after) braces.push_back(element.braces);
  EXPECT_THAT(braces, ElementsAre(1, 1, 0, 2, 2));
}

TEST(VerbDictionaryTest, BadLinesAreTold) {
  const ReadResult read(
      "- * WAR [1]\n--- X [1] ---\nPAY {PAID\nSELL\n- WAR [1]\n- * A * B [1]\n- * WAR\n- * []\n- * {A | B} [1]\n"
      "- * &GOLD [1]\n{X}\n~ a (b . X) SAY = a b 1\n~ a (b . Y) SAY = a b 1\n");
  EXPECT_EQ(read.told,
            (std::vector<std::string>{
                "v.txt:1: a pattern without a verb above it: write the verb on a line before",
                "v.txt:3: the forms have no closing brace: write VERB {FORM FORM}",
                "v.txt:5: the pattern has no *, which stands for the verb",
                "v.txt:6: the pattern has a second *, which stands for the verb",
                "v.txt:7: the pattern has no code: write - WORDS * WORDS [CODE]",
                "v.txt:8: the code of the pattern is empty: write [---] for no event",
                "v.txt:9: alternatives with | are not supported: define a synset for them",
                "v.txt:11: forms without their verb: write VERB {FORM FORM}",
                "v.txt:12: transformations of PETRARCH-2 (~) are not supported: this line and those like it do nothing",
                "v.txt:10: the synset &GOLD is not defined: the pattern is left out",
            }));
}

}  // namespace
}  // namespace tacitus
