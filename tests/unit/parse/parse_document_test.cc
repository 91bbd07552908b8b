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
