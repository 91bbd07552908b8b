#include "parse/tokenizer.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/msgpack_bytes.h"
#include "tests/unit/parse/small_pipeline.h"

namespace tacitus {
namespace {

class TokenizerTest : public ::testing::Test {
 protected:
  // The tokens, each in brackets; a token that a space follows ends with "_".
  static std::string Cut(const Tokenizer& tokenizer, std::string_view text, LexemeCache& cache) {
    std::vector<TokenPiece> pieces;
    tokenizer.Run(text, cache, pieces);
    std::string cut;
    for (const TokenPiece& piece : pieces) {
      cut += "[" + std::string(text.substr(piece.start, piece.end - piece.start)) + (piece.space_after ? "_]" : "]");
    }
    return cut;
  }

  std::string Cut(std::string_view text) { return Cut(*tokenizer_, text, cache_); }

  static Result<Tokenizer> Load(const std::vector<SmallCase>& cases = {}) {
    return Tokenizer::Load(WriteSmallPipeline("tokenizer_test", cases), std::make_shared<StringStore>());
  }

  Result<Tokenizer> tokenizer_ = Load();
  LexemeCache cache_;
};

TEST_F(TokenizerTest, CutsAtWhiteSpace) {
  EXPECT_EQ(Cut("Iran said"), "[Iran_][said]");
  EXPECT_EQ(Cut(""), "");
  EXPECT_EQ(Cut("end "), "[end_]");
}

TEST_F(TokenizerTest, MakesTokensOfOtherWhiteSpace) {
  EXPECT_EQ(Cut(" a"), "[ ][a]");
  EXPECT_EQ(Cut("a  b"), "[a_][ ][b]");
  EXPECT_EQ(Cut("a \n b"), "[a_][\n ][b]");
  EXPECT_EQ(Cut("a\n\nb"), "[a][\n\n][b]");
  EXPECT_EQ(Cut("a\u00a0b"), "[a][\u00a0][b]");
  EXPECT_EQ(Cut("a\t"), "[a][\t]");
  EXPECT_EQ(Cut("a\u3000\u2009b"), "[a][\u3000\u2009][b]");
}

TEST_F(TokenizerTest, SplitsAffixesAndInfixes) {
  EXPECT_EQ(Cut("(\"talks\")."), "[(][\"][talks][\"][)][.]");
  EXPECT_EQ(Cut("10km,"), "[10][km][,]");
  EXPECT_EQ(Cut("well-known"), "[well][-][known]");
  EXPECT_EQ(Cut("((("), "[(][(][(]");
}

TEST_F(TokenizerTest, KeepsUrlsWhole) { EXPECT_EQ(Cut("(http://a-b.org/c-d)"), "[(][http://a-b.org/c-d][)]"); }

TEST_F(TokenizerTest, KnowsSpecialCasesWholeAndWithinAffixes) {
  EXPECT_EQ(Cut("can't"), "[ca][n't]");
  EXPECT_EQ(Cut("(can't)"), "[(][ca][n't][)]");
  EXPECT_EQ(Cut("U.K."), "[U.K.]");
  EXPECT_EQ(Cut("U.K.,"), "[U.K.][,]");
}

TEST_F(TokenizerTest, MendsSpecialCasesThatInfixesTore) {
  EXPECT_EQ(Cut("x-ray-tube"), "[x-ray][-][tube]");
  EXPECT_EQ(Cut("(new-x-ray)"), "[(][new][-][x-ray][)]");
}

TEST_F(TokenizerTest, MendsLongerCasesFirstThenEarlierOnes) {
  tokenizer_ = Load({{{"ray-ban", ""}}, {{"ban-the-bomb", ""}}});
  EXPECT_EQ(Cut("x-ray-ban"), "[x-ray][-][ban]");
  EXPECT_EQ(Cut("ray-ban-the-bomb"), "[ray][-][ban-the-bomb]");
}

TEST_F(TokenizerTest, DoesNotMendAcrossWhiteSpace) {
  tokenizer_ = Load({{{"(\"", ""}}});
  EXPECT_EQ(Cut("(\"a"), "[(\"][a]");
  EXPECT_EQ(Cut("a (\""), "[a_][(\"]");
  EXPECT_EQ(Cut("( \""), "[(_][\"]");
}

// Quadratic time would take minutes here.
TEST_F(TokenizerTest, CutsLongRunsOfMarksInLinearTime) {
  std::vector<TokenPiece> pieces;
  tokenizer_->Run(std::string(200'000, ')'), cache_, pieces);
  EXPECT_EQ(pieces.size(), 200'000U);
}

TEST_F(TokenizerTest, FindsLongSuffixesOfLongWords) {
  const std::string stops(5000, '.');
  EXPECT_EQ(Cut("é" + stops), "[é][" + stops + "]");
  EXPECT_EQ(Cut(stops + "é"), "[" + stops + "é]");
}

TEST_F(TokenizerTest, GivesTokensOfSpecialCasesTheirNorm) {
  std::vector<TokenPiece> pieces;
  tokenizer_->Run("can't ca colour", cache_, pieces);
  ASSERT_EQ(pieces.size(), 4U);
  EXPECT_EQ(pieces[0].lexeme->norm, StringId("can"));
  EXPECT_EQ(pieces[1].lexeme->norm, StringId("not"));
  EXPECT_EQ(pieces[2].lexeme->norm, StringId("ca"));
  EXPECT_EQ(pieces[2].lexeme->orth, pieces[0].lexeme->orth);
  EXPECT_NE(pieces[2].lexeme->id, pieces[0].lexeme->id);
  EXPECT_EQ(pieces[3].lexeme->norm, StringId("color"));
}

TEST_F(TokenizerTest, TakesBadBytesForReplacementCharacters) {
  const std::string_view text =
      "a\xff"
      "b \xe2\x82)";
  EXPECT_EQ(Cut(text),
            "[a\xff"
            "b_][\xe2\x82][)]");
  std::vector<TokenPiece> pieces;
  tokenizer_->Run(text, cache_, pieces);
  EXPECT_EQ(pieces[0].lexeme->text, "a\ufffdb");
  EXPECT_EQ(pieces[1].lexeme->text, "\ufffd\ufffd");
}

TEST_F(TokenizerTest, AppendsToWhatIsThere) {
  std::vector<TokenPiece> pieces;
  tokenizer_->Run("a x-ray", cache_, pieces);
  tokenizer_->Run("x-ray b", cache_, pieces);
  ASSERT_EQ(pieces.size(), 4U);
  EXPECT_EQ(pieces[2].start, 0U);
  EXPECT_EQ(pieces[2].lexeme, pieces[1].lexeme);
}

TEST_F(TokenizerTest, ResultsDoNotDependOnTheCache) {
  LexemeCache tiny(1);
  for (const std::string_view text : {"can't (see) well-known", "U.K. 10km x-ray-tube", "can't (see) well-known"}) {
    tiny.Trim();
    EXPECT_EQ(Cut(*tokenizer_, text, tiny), Cut(text));
  }
  EXPECT_GT(tiny.generation(), 0U);
  EXPECT_TRUE(tiny.Trim());
  EXPECT_EQ(tiny.size(), 0U);
  EXPECT_FALSE(tiny.Trim());
}

TEST_F(TokenizerTest, SaysWhatIsWrongWithItsFiles) {
  const std::string folder = WriteSmallPipeline("tokenizer_errors");
  const auto error = [&](const std::string& map) {
    WriteFile(folder + "/tokenizer", map);
    return Tokenizer::Load(folder, std::make_shared<StringStore>()).error().ToString();
  };
  const auto exceptions = [](const std::string& key, const std::string& orth) {
    return PackMap({{PackText("exceptions"),
                     PackMap({{PackText(key), PackArray({PackMap({{PackNumber(65), PackText(orth)}})})}})}});
  };
  EXPECT_EQ(error(PackMap({})), folder + "/tokenizer: the tokenizer has no map of \"exceptions\"");
  EXPECT_EQ(error(exceptions("don't", "dont")),
            folder + "/tokenizer: the tokens of the exception \"don't\" do not add up to it");
  EXPECT_EQ(error(exceptions("New York", "New York")),
            folder + "/tokenizer: the exception \"New York\" contains white space, which is not handled");
  EXPECT_EQ(error(PackMap({{PackText("suffix_search"), PackText("(")}})),
            folder +
                "/tokenizer: suffix_search: a regular expression does not compile: missing closing parenthesis "
                "near \"(\"");
  std::filesystem::remove_all(folder);
  EXPECT_EQ(Tokenizer::Load(folder, std::make_shared<StringStore>()).error().ToString(),
            folder + "/tokenizer: cannot open this file of the pipeline");
}

}  // namespace
}  // namespace tacitus
