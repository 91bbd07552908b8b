#include "code/actors/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tacitus {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Folded(std::string_view text) {
  std::vector<std::string> folded;
  WordsOf(text, folded);
  return folded;
}

TEST(WordsTest, AccentsAndPunctuationDoNotCount) {
  EXPECT_THAT(Folded("Côte d'Ivoire"), ElementsAre("cote", "divoire"));
  EXPECT_THAT(Folded("Jüri Ratas"), ElementsAre("juri", "ratas"));
  EXPECT_THAT(Folded("U.S.-led"), ElementsAre("us", "led"));
  EXPECT_THAT(Folded("Nicușor Dan, Đà Nẵng"), ElementsAre("nicusor", "dan", "da", "nang"));
}

TEST(WordsTest, PossessivesAreMarkedOnTheWordBefore) {
  for (const char* text : {"Iran's army", "Iran’s army"}) {
    const std::vector<Word> words = WordsOf(text);
    ASSERT_EQ(words.size(), 2U) << text;
    EXPECT_TRUE(words[0].possessive) << text;
    EXPECT_EQ(words[0].hash, HashWord("iran")) << text;
    EXPECT_FALSE(words[1].possessive) << text;
  }
}

TEST(WordsTest, CaseAndNumbersAreKept) {
  const std::vector<Word> words = WordsOf("The US sent 52 men");
  ASSERT_EQ(words.size(), 5U);
  EXPECT_TRUE(words[0].capital);
  EXPECT_FALSE(words[0].upper);
  EXPECT_TRUE(words[1].upper);
  EXPECT_TRUE(words[3].number);
  EXPECT_FALSE(words[4].capital);
}

TEST(WordsTest, NoBreakSpacesPartWords) { EXPECT_THAT(Folded("US\xc2\xa0President"), ElementsAre("us", "president")); }

TEST(WordsTest, BytesCountIntoTheText) {
  const std::vector<Word> words = WordsOf("São Tomé");
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[1].start, 5U);
  EXPECT_EQ(words[1].end, 10U);
}

TEST(WordsTest, MalformedBytesDoNoHarm) {
  EXPECT_THAT(Folded("Ir\xffnian \xe2\x80"), ElementsAre("irnian"));
  EXPECT_TRUE(WordsOf("").empty());
  EXPECT_TRUE(WordsOf(" \t\n").empty());
}

}  // namespace
}  // namespace tacitus
