#include "code/petrarch/phrase.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(PhraseTest, UnderscoresJoin) {
  EXPECT_EQ(SplitPhrase("minister_of DEFENCE_"), (Phrase{{"MINISTER", true}, {"OF", false}, {"DEFENCE", false}}));
  EXPECT_EQ(SplitPhrase("  _ "), Phrase{});
}

TEST(PhraseTest, WordsAreCleaned) {
  EXPECT_EQ(SplitPhrase("People's_Party_(PP)"), (Phrase{{"PEOPLE", true}, {"PARTY", true}, {"PP", false}}));
  EXPECT_EQ(CleanWord("U.N."), "U.N");
  EXPECT_EQ(CleanWord("Workers’"), "WORKERS");
}

TEST(PhraseTest, PluralsAreRegular) {
  EXPECT_EQ(PluralOf("AUTHORITY"), "AUTHORITIES");
  EXPECT_EQ(PluralOf("ENVOY"), "ENVOYS");
  EXPECT_EQ(PluralOf("CONGRESS"), "CONGRESSES");
  EXPECT_EQ(PluralOf("MARCH"), "MARCHES");
}

TEST(PhraseIndexTest, TheLongestPhraseWins) {
  PhraseIndex index;
  index.Add(SplitPhrase("NEW"), 1);
  index.Add(SplitPhrase("NEW_SOUTH_WALES"), 2);
  index.Add(SplitPhrase("NEW PARTY"), 3);
  index.Sort();
  const std::vector<std::string> words = {"THE", "NEW", "SOUTH", "WALES", "PARTY"};
  EXPECT_FALSE(index.MatchAt(words, 0).has_value());
  EXPECT_EQ(index.MatchAt(words, 1)->value, 2U);
  EXPECT_EQ(index.MatchAt(words, 1)->words, 3U);
  const std::vector<std::string> open = {"NEW", "LIBERAL", "PARTY"};
  EXPECT_EQ(index.MatchAt(open, 0)->value, 3U);
  EXPECT_EQ(index.MatchAt(open, 0)->words, 3U);
  const std::vector<std::string> alone = {"NEW", "SOUTH"};
  EXPECT_EQ(index.MatchAt(alone, 0)->value, 1U);
}

}  // namespace
}  // namespace tacitus
