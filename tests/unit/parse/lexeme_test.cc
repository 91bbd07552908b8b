#include "parse/lexeme.h"

#include <gtest/gtest.h>

#include "parse/unicode.h"
#include "parse/vocabulary.h"
#include "tests/unit/parse/small_pipeline.h"

namespace tacitus {
namespace {

class LexemeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    Result<Vocabulary> vocabulary = Vocabulary::Load(WriteSmallPipeline("lexeme_test"), strings_);
    ASSERT_TRUE(vocabulary) << vocabulary.error().ToString();
    vocabulary_ = std::move(*vocabulary);
  }

  Lexeme Describe(const std::string& text) {
    text_ = text;
    lower_ = ToLower(text);
    return vocabulary_.Describe(text_, lower_, scratch_);
  }

  std::shared_ptr<StringStore> strings_ = std::make_shared<StringStore>();
  Vocabulary vocabulary_;
  RegexScratch scratch_;
  std::string text_;
  std::string lower_;
};

TEST_F(LexemeTest, HasPrefixSuffixAndLowerCase) {
  const Lexeme lexeme = Describe("Éireann");
  EXPECT_EQ(lexeme.orth, StringId("Éireann"));
  EXPECT_EQ(lexeme.lower, StringId("éireann"));
  EXPECT_EQ(lexeme.norm, StringId("éireann"));
  EXPECT_EQ(lexeme.prefix, StringId("É"));
  EXPECT_EQ(lexeme.suffix, StringId("ann"));
  EXPECT_EQ(lexeme.length, 7U);
  EXPECT_FALSE(lexeme.is_space);
  EXPECT_EQ(Describe("né").suffix, StringId("né"));
}

TEST_F(LexemeTest, HasAShape) {
  EXPECT_EQ(Describe("Tehran").shape, StringId("Xxxxx"));
  EXPECT_EQ(Describe("U.S.").shape, StringId("X.X."));
  EXPECT_EQ(Describe("2019-11").shape, StringId("dddd-dd"));
  EXPECT_EQ(Describe("----------").shape, StringId("----"));
  EXPECT_EQ(Describe("日本").shape, StringId("xx"));
  EXPECT_EQ(Describe("½²").shape, StringId("½d"));
  EXPECT_EQ(Describe(std::string(99, 'a')).shape, StringId("xxxx"));
  EXPECT_EQ(Describe(std::string(100, 'a')).shape, StringId("LONG"));
  EXPECT_EQ(Describe(std::string(5, '\0')).shape, StringId(std::string(4, '\0')));
}

TEST_F(LexemeTest, HasANormFromThePipelineOrFromEveryLanguage) {
  EXPECT_EQ(Describe("colour").norm, StringId("color"));
  EXPECT_EQ(Describe("Colour").norm, StringId("colour"));
  EXPECT_EQ(Describe("\u2014").norm, StringId("-"));
  EXPECT_EQ(Describe("US$").norm, StringId("$"));
}

TEST_F(LexemeTest, KnowsWhiteSpace) {
  EXPECT_TRUE(Describe("\n\u00a0").is_space);
  EXPECT_FALSE(Describe("\na").is_space);
}

TEST_F(LexemeTest, HasLabelsWherePatternsMentionIt) {
  const Label the = strings_->Add("the");
  const Result<std::uint32_t> bit = strings_->AddWordPattern("^t", "test");
  const Lexeme lexeme = Describe("The");
  EXPECT_EQ(lexeme.lower_label, the);
  EXPECT_EQ(lexeme.orth_label, kNoLabel);
  EXPECT_EQ(lexeme.word_patterns, *bit);
}

}  // namespace
}  // namespace tacitus
