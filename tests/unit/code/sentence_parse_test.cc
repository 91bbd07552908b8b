#include "code/sentence_parse.h"

#include <gtest/gtest.h>

#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

TEST(SentenceParseTest, CountsFromTheBeginningOfTheSentence) {
  const Parse whole = TestParser().Run("Peru slept. Chile praised the King of Spain. Bolivia laughed.");
  ASSERT_EQ(whole.sentences.size(), 3U);
  const Parse part = SentenceParse(whole, 1);
  EXPECT_EQ(part.text, "Chile praised the King of Spain.");
  ASSERT_EQ(part.sentences.size(), 1U);
  EXPECT_EQ(part.sentences[0].last, part.tokens.size());
  EXPECT_EQ(part.TextOf(0U), "Chile");
  EXPECT_EQ(part.TextOf(part.tokens[0].head), "praised");
  ASSERT_FALSE(part.entities.empty());
  EXPECT_EQ(part.TextOf(part.entities[0].tokens), "Chile");
}

}  // namespace
}  // namespace tacitus
