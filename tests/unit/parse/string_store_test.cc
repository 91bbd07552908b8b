#include "parse/string_store.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

// The numbers are those of spacy.strings.get_string_id.
TEST(StringId, IsSpacysHash) {
  EXPECT_EQ(StringId("a"), 11901859001352538922U);
  EXPECT_EQ(StringId("Tehran"), 12020638833463455635U);
  EXPECT_EQ(StringId("ROOT"), 8206900633647566924U);
  EXPECT_EQ(StringId("\u65e5\u672c"), 2324319125191504834U);
  EXPECT_EQ(StringId("0123456789abcdef!"), 5986858842146537614U);
}

TEST(StringId, GivesSymbolsTheirSmallNumbers) {
  EXPECT_EQ(StringId(""), 0U);
  EXPECT_EQ(StringId("NOUN"), 92U);
  EXPECT_EQ(StringId("nsubj"), 429U);
  EXPECT_EQ(StringId("_"), 456U);
  EXPECT_EQ(StringId("IS_OOV_DEPRECATED"), 13U);
}

TEST(StringStore, NumbersStringsOnce) {
  StringStore store;
  EXPECT_EQ(store.Find(""), 0U);
  const Label noun = store.Add("NN");
  EXPECT_EQ(store.Add("NN"), noun);
  EXPECT_EQ(store.Find("NN"), noun);
  EXPECT_EQ(store.Text(noun), "NN");
  EXPECT_EQ(store.Find("VB"), kNoLabel);
  EXPECT_EQ(store.size(), 2U);
}

TEST(StringStore, TellsWhichWordPatternsMatch) {
  StringStore store;
  const Result<std::uint32_t> not_ending = store.AddWordPattern("^n'?t$", "test");
  const Result<std::uint32_t> nothing = store.AddWordPattern("^n[ou]thin'$", "test");
  ASSERT_TRUE(not_ending && nothing);
  EXPECT_EQ(*store.AddWordPattern("^n'?t$", "test"), *not_ending);
  RegexScratch scratch;
  EXPECT_EQ(store.MatchWordPatterns("nuthin'", scratch), *nothing);
  EXPECT_EQ(store.MatchWordPatterns("nt", scratch), *not_ending);
  EXPECT_EQ(store.MatchWordPatterns("no", scratch), 0U);
}

TEST(StringStore, HoldsThirtyTwoWordPatterns) {
  StringStore store;
  for (int i = 0; i < 32; ++i) ASSERT_TRUE(store.AddWordPattern("^w" + std::to_string(i) + "$", "rules").has_value());
  const Result<std::uint32_t> one_more = store.AddWordPattern("^w$", "rules");
  ASSERT_FALSE(one_more);
  EXPECT_EQ(one_more.error().ToString(), "rules: more than 32 different regular expressions over words");
}

}  // namespace
}  // namespace tacitus
