#include "query/excerpt.h"

#include <gtest/gtest.h>

#include <string>

namespace tacitus {
namespace {

const std::string kSentence = "Iran will maintain its ban on\ntalks with the United States.";

std::string Around(const std::string& words, std::size_t width) {
  const std::size_t start = kSentence.find(words);
  const Excerpt excerpt = ExcerptAround(kSentence, start, start + words.size(), width);
  EXPECT_LE(excerpt.Width(), width);
  return excerpt.before + "[" + excerpt.words + "]" + excerpt.after;
}

TEST(ExcerptTest, TakesAsManyWholeWordsAsFit) {
  EXPECT_EQ(Around("ban", 100), "Iran will maintain its [ban] on talks with the United States.");
  EXPECT_EQ(Around("ban", 24), "…its [ban] on talks with…");
  EXPECT_EQ(Around("ban", 11), "…[ban] on…");
  EXPECT_EQ(Around("ban", 5), "…[ban]…");
  EXPECT_EQ(Around("Iran", 20), "[Iran] will maintain…");
  EXPECT_EQ(Around("States", 20), "…the United [States].");
}

TEST(ExcerptTest, CutsTheWordsThemselvesLast) {
  EXPECT_EQ(Around("maintain", 6), "[maint…]");
  EXPECT_EQ(Around("maintain", 0), "[]");
}

}  // namespace
}  // namespace tacitus
