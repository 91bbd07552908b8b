#include "code/actors/spelling.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tacitus {
namespace {

constexpr std::uint32_t kNone = 99;

SpellingIndex Countries() {
  SpellingIndex index;
  index.Add("kazakhs", 1, 1);
  index.Add("delhi", 2, 2);
  index.Add("nigeria", 3, 3);
  index.Add("nigerian", 3, 4);
  index.Add("nigerien", 5, 5);
  index.Add("chad", 6, 6);
  index.Sort();
  return index;
}

TEST(SpellingTest, OneSlipIsForgiven) {
  EXPECT_EQ(Countries().Find("kazahks", kNone), 1U);  // two letters swapped
  EXPECT_EQ(Countries().Find("dehli", kNone), 2U);
  EXPECT_EQ(Countries().Find("nigerria", kNone), 3U);  // one too many
  EXPECT_EQ(Countries().Find("nigria", kNone), 3U);    // one too few
}

TEST(SpellingTest, WhatMayMeanTwoCountriesMeansNone) {
  EXPECT_EQ(Countries().Find("nigeriin", kNone), kNone);  // Nigerian or Nigerien
}

TEST(SpellingTest, ShortWordsAndOtherFirstLettersAreNotGuessed) {
  EXPECT_EQ(Countries().Find("chat", kNone), kNone);
  EXPECT_EQ(Countries().Find("belhi", kNone), kNone);
}

// The fast test of one edit against the textbook's table.
std::size_t SlowDistance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

TEST(SpellingTest, OneEditAgreesWithTheSlowDistance) {
  std::vector<std::string> words = {""};
  for (std::size_t begin = 0, length = 0; length < 4; ++length) {
    const std::size_t end = words.size();
    for (; begin < end; ++begin) {
      for (const char c : {'a', 'b', 'c'}) words.push_back(words[begin] + c);
    }
  }
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      EXPECT_EQ(WithinOneEdit(a, b), SlowDistance(a, b) <= 1) << a << " " << b;
    }
  }
}

TEST(SoundTest, TransliterationsShareTheirConsonants) {
  for (const char* name : {"gaddafi", "qaddafi", "kadhafi", "gadhafi", "khadafy"}) {
    EXPECT_EQ(ConsonantSkeleton(name), "kdf") << name;
  }
  EXPECT_EQ(ConsonantSkeleton("zelenskyy"), ConsonantSkeleton("zelensky"));
  EXPECT_EQ(ConsonantSkeleton("hussein"), ConsonantSkeleton("hossain"));
  EXPECT_NE(ConsonantSkeleton("merkel"), ConsonantSkeleton("macron"));
  EXPECT_NE(ConsonantSkeleton("mehmood"), ConsonantSkeleton("hamid"));
}

TEST(SpellingTest, CountsEdits) {
  EXPECT_EQ(EditDistance("kadhafi", "gaddafi"), 2U);
  EXPECT_EQ(EditDistance("", "abc"), 3U);
  EXPECT_EQ(EditDistance("qureshi", "karzai"), 5U);
}

TEST(SoundTest, FullNamesAreFoundBySound) {
  SoundIndex index;
  const std::vector<std::string> gaddafi = {"muammar", "gaddafi"};
  index.Add(gaddafi, 7);
  index.Sort();
  const std::vector<std::string> other = {"moammar", "kadhafi"};
  EXPECT_EQ(index.Find(other, kNone), 7U);
  const std::vector<std::string> unlike = {"muammar", "cutuvoe"};  // of the same sound, and half its letters others
  EXPECT_EQ(ConsonantSkeleton("cutuvoe"), ConsonantSkeleton("gaddafi"));
  EXPECT_EQ(index.Find(unlike, kNone), kNone);
  const std::vector<std::string> alone = {"kadhafi"};
  EXPECT_EQ(index.Find(alone, kNone), kNone);
  const std::vector<std::string> thin = {"li", "wei"};
  EXPECT_EQ(index.Find(thin, kNone), kNone);
}

}  // namespace
}  // namespace tacitus
