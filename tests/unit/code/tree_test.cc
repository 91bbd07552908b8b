#include "code/tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "old men slept . dogs barked": two sentences, heads as given.
Parse TwoSentences() {
  Parse parse;
  const std::vector<std::uint32_t> heads = {1, 2, 2, 2, 5, 5};
  const std::vector<std::string_view> deps = {"amod", "nsubj", "ROOT", "punct", "nsubj", "ROOT"};
  for (std::size_t i = 0; i < heads.size(); ++i) {
    Token token;
    token.head = heads[i];
    token.dep = deps[i];
    parse.tokens.push_back(token);
  }
  parse.sentences = {{0, 4}, {4, 6}};
  return parse;
}

TEST(TreeTest, KnowsChildrenAndSubtrees) {
  const Parse parse = TwoSentences();
  const Tree tree(parse);
  EXPECT_THAT(tree.Children(2), ElementsAre(1U, 3U));
  EXPECT_THAT(tree.Children(0), IsEmpty());
  EXPECT_EQ(tree.Subtree(1), (TokenSpan{0, 2}));
  EXPECT_EQ(tree.Subtree(2), (TokenSpan{0, 4}));
  EXPECT_EQ(tree.Child(2, "nsubj"), 1U);
  EXPECT_EQ(tree.Child(2, "dobj"), kNoIndex);
}

TEST(TreeTest, KnowsRootsAndSentences) {
  const Parse parse = TwoSentences();
  const Tree tree(parse);
  EXPECT_TRUE(tree.IsRoot(5));
  EXPECT_FALSE(tree.IsRoot(4));
  EXPECT_TRUE(tree.IsWithin(0, 2));
  EXPECT_FALSE(tree.IsWithin(4, 2));
  EXPECT_EQ(tree.Depth(5), 0U);
  EXPECT_EQ(tree.Depth(4), 1U);
  EXPECT_EQ(tree.SentenceOf(3), 0U);
  EXPECT_EQ(tree.SentenceOf(4), 1U);
}

TEST(TreeTest, AnEmptyParseIsATree) {
  const Parse parse;
  const Tree tree(parse);
  EXPECT_TRUE(tree.parse().tokens.empty());
}

TEST(TokenAtTest, TakesTheTokenThatSharesMost) {
  Parse parse;
  parse.text = "ab cdef";
  parse.tokens.resize(2);
  parse.tokens[0].end = 2;
  parse.tokens[1].start = 3;
  parse.tokens[1].end = 7;
  EXPECT_EQ(TokenAt(parse, {1, 6}), 1U);
  EXPECT_EQ(TokenAt(parse, {0, 1}), 0U);
  EXPECT_EQ(TokenAt(parse, {2, 3}), kNoIndex);
}

}  // namespace
}  // namespace tacitus
