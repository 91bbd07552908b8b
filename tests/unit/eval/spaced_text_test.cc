#include "eval/spaced_text.h"

#include <gtest/gtest.h>

#include <string>

#include "tacitus/coding.h"

namespace tacitus {
namespace {

TEST(JoinTokensTest, PutsPunctuationAndCliticsBack) {
  EXPECT_EQ(JoinTokens("He said : `` It 's closed ; we ca n't go ( yet ) . ''").text,
            "He said: \"It's closed; we can't go (yet).\"");
}

TEST(JoinTokensTest, JoinsHyphensAndSlashes) {
  EXPECT_EQ(JoinTokens("a Miami - based and / or C$ 5 % firm -- now").text, "a Miami-based and/or C$5% firm -- now");
}

TEST(JoinTokensTest, TwoApostrophesAreAMark) {
  const SpacedText joined = JoinTokens("' ' No , '' he said . ' ' Never . ''");
  EXPECT_EQ(joined.text, "\"No,\" he said. \"Never.\"");
  ASSERT_EQ(joined.tokens.size(), 13U);
  EXPECT_TRUE(joined.tokens[1].empty());
}

TEST(JoinTokensTest, EveryTokenKeepsItsBytes) {
  const SpacedText joined = JoinTokens("Iran 's offer");
  ASSERT_EQ(joined.tokens.size(), 3U);
  EXPECT_EQ(joined.text.substr(joined.tokens[1].start, joined.tokens[1].size()), "'s");
  EXPECT_EQ(joined.text.substr(joined.tokens[2].start, joined.tokens[2].size()), "offer");
}

}  // namespace
}  // namespace tacitus
