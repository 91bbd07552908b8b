#include "code/types/rule_words.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

std::uint32_t Find(const Vocabulary& vocabulary, std::string_view word) {
  std::uint32_t hash = Vocabulary::kNoBytes;
  for (const char byte : word) hash = Vocabulary::Hash(hash, byte);
  return vocabulary.Find(word, hash);
}

TEST(VocabularyTest, AWordKeepsItsNumber) {
  Vocabulary vocabulary;
  const std::uint32_t talk = vocabulary.Add("talk");
  for (int i = 0; i < 1000; ++i) vocabulary.Add("word" + std::to_string(i));
  EXPECT_EQ(vocabulary.Add("talk"), talk);
  EXPECT_EQ(Find(vocabulary, "talk"), talk);
  EXPECT_EQ(Find(vocabulary, "word999"), vocabulary.Add("word999"));
  EXPECT_EQ(Find(vocabulary, "summit"), Vocabulary::kUnknown);
}

TEST(VocabularyTest, AWordOfPartsIsFoundByThem) {
  Vocabulary vocabulary;
  const std::uint32_t whole = vocabulary.Add("call_on_to");
  EXPECT_EQ(vocabulary.Joined(Find(vocabulary, "call"), Find(vocabulary, "on_to")), whole);
  EXPECT_EQ(vocabulary.Joined(Find(vocabulary, "call_on"), Find(vocabulary, "to")), whole);
  EXPECT_EQ(vocabulary.Joined(Find(vocabulary, "on"), Find(vocabulary, "to")), Find(vocabulary, "on_to"));
  EXPECT_EQ(vocabulary.Joined(Find(vocabulary, "to"), Find(vocabulary, "call")), Vocabulary::kUnknown);
  EXPECT_EQ(vocabulary.Joined(Vocabulary::kUnknown, Find(vocabulary, "to")), Vocabulary::kUnknown);
}

TEST(VocabularyTest, AnAuxiliaryIsFoundByItsVerb) {
  Vocabulary vocabulary;
  const std::uint32_t must = vocabulary.Add("+must");
  EXPECT_EQ(vocabulary.Auxiliary(Find(vocabulary, "must")), must);
  EXPECT_EQ(vocabulary.Auxiliary(must), Vocabulary::kUnknown);
}

class TreeWordsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }

  // The tokens of the text that are the word.
  static std::string Matches(const std::string& text, std::string_view word) {
    Vocabulary vocabulary;
    WordNumbers asked;
    asked.Insert(vocabulary.Add(word));
    asked.Sort();
    const Parse parse = TestParser().Run(text);
    const Tree tree(parse);
    const TreeWords words(tree, vocabulary);
    std::string matches;
    for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
      if (words.IsOneOf(asked, i)) matches += std::string(parse.TextOf(i)) + " ";
    }
    return matches;
  }
};

TEST_F(TreeWordsTest, AWordIsItsLemmaInLowerCase) {
  EXPECT_EQ(Matches("Talks began and the talks ended.", "talk"), "Talks talks ");
}

// The parser's lemma is "rap", which nothing asks for.
TEST_F(TreeWordsTest, AFormIsOfTheVerbThatItIsCorrectedTo) {
  Vocabulary vocabulary;
  WordNumbers asked;
  asked.Insert(vocabulary.Add("rape"));
  asked.Sort();
  const Parse parse = TestParser().Run("Soldiers raped three women.");
  const Tree tree(parse);
  EXPECT_FALSE(TreeWords(tree, vocabulary).IsOneOf(asked, 1));
  vocabulary.Correct("raped", "rape");
  EXPECT_TRUE(TreeWords(tree, vocabulary).IsOneOf(asked, 1));
}

TEST_F(TreeWordsTest, AModifierMakesAnotherWord) {
  EXPECT_EQ(Matches("The peace talks followed the trade talks.", "peace_talk"), "talks ");
  EXPECT_EQ(Matches("The trade talks ended in peace.", "peace_talk"), "");
}

TEST_F(TreeWordsTest, AParticleMakesAnotherWord) {
  EXPECT_EQ(Matches("Peru called off the summit.", "call_off"), "called ");
  EXPECT_EQ(Matches("Peru called a summit.", "call_off"), "");
}

TEST_F(TreeWordsTest, AnAuxiliaryMarksItsVerb) {
  EXPECT_EQ(Matches("Chile must leave.", "+must"), "leave ");
  EXPECT_EQ(Matches("Chile may leave.", "+must"), "");
}

}  // namespace
}  // namespace tacitus
