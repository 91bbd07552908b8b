#include "tacitus/parse_document.h"

#include <gtest/gtest.h>

#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

class ParseDocumentTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }

  static Parse Read(const std::string& text) {
    Document document;
    document.text = text;
    Parser::Scratch scratch;
    return ParseDocument(TestParser(), document, scratch);
  }
};

TEST_F(ParseDocumentTest, AHeadlineIsASentenceOfItsOwn) {
  const Parse parse = Read("Peru bans talks with Chile\n\nLIMA: Peru will maintain its ban on talks.");
  ASSERT_GE(parse.sentences.size(), 2U);
  EXPECT_EQ(parse.TextOf(parse.sentences[1].first), "LIMA");
}

// "16" and "Kenyan" are one number and its noun to a parser that takes the dateline for words of the sentence.
TEST_F(ParseDocumentTest, ADatelineIsNoPartOfItsSentencesTree) {
  const std::string dateline = "NAIROBI, Sept 16 - ";
  const std::string report = "Kenyan police fired tear gas on Tuesday to disperse teachers.";
  Document document;
  document.text = dateline + report;
  document.dateline = {0, 7};
  document.lead = static_cast<std::uint32_t>(dateline.size());
  Parser::Scratch scratch;
  const Parse whole = ParseDocument(TestParser(), document, scratch);
  const Parse alone = Read(report);
  ASSERT_EQ(whole.sentences.size(), 1U);
  EXPECT_TRUE(whole.tokens.front().sentence_start);
  const std::size_t shift = whole.tokens.size() - alone.tokens.size();
  for (std::size_t i = 0; i < alone.tokens.size(); ++i) {
    const Token& token = whole.tokens[shift + i];
    EXPECT_EQ(token.head, alone.tokens[i].head + shift);
    EXPECT_EQ(token.dep, alone.tokens[i].dep);
    EXPECT_FALSE(token.sentence_start);
  }
  std::size_t roots = 0;
  for (std::uint32_t i = 0; i < whole.tokens.size(); ++i) roots += whole.tokens[i].head == i ? 1U : 0U;
  EXPECT_EQ(roots, 1U);
}

TEST_F(ParseDocumentTest, ANoBreakSpaceIsNoWordAndOffsetsAreTheDocuments) {
  const std::string text = "The US\xC2\xA0President met Mr\xC2\xA0Xi.";
  const Parse parse = Read(text);
  EXPECT_EQ(parse.text, text);
  for (const Token& token : parse.tokens) EXPECT_NE(token.pos, Pos::kSpace) << parse.TextOf(token);
  ASSERT_GE(parse.tokens.size(), 3U);
  EXPECT_EQ(parse.TextOf(2), "President");
}

TEST_F(ParseDocumentTest, TheTokensOfALineHangTogether) {
  const Parse parse = Read("One fled.\nTwo fled.\n");
  for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
    EXPECT_LT(parse.tokens[i].head, parse.tokens.size());
    EXPECT_LE(parse.tokens[i].end, parse.text.size());
  }
  EXPECT_EQ(parse.sentences.back().last, parse.tokens.size());
}

TEST_F(ParseDocumentTest, EmptyTextsAndBlankLinesAreSound) {
  EXPECT_TRUE(Read("").tokens.empty());
  EXPECT_EQ(Read("\n\n\n").text, "\n\n\n");
}

}  // namespace
}  // namespace tacitus
