#include "encode/wordpiece.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "encode/encoder_file.h"

namespace tacitus {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

WordPieceTokenizer SmallTokenizer() {
  return WordPieceTokenizer::FromVocabulary(
             "[UNK]\nthe\nminister\nunaffect\nun\n##aff\n##able\n##s\ncafe\n!\n中\n国\nα\n=\n.\n'\n##a\na\n")
      .value();
}

// "piece[start,end]" of every piece.
std::vector<std::string> Pieces(const WordPieceTokenizer& tokenizer, std::string_view text) {
  WordBuffer buffer;
  std::vector<WordPiece> pieces;
  tokenizer.Tokenize(text, 0, buffer, pieces);
  std::vector<std::string> found;
  for (const WordPiece& piece : pieces) {
    found.push_back(std::string(tokenizer.Piece(piece.id)) + "[" + std::to_string(piece.start) + "," +
                    std::to_string(piece.end) + "]");
  }
  return found;
}

std::vector<std::string> Pieces(std::string_view text) { return Pieces(SmallTokenizer(), text); }

TEST(WordPieceTest, TakesTheLongestPieceFromLeftToRight) {
  EXPECT_THAT(Pieces("the ministers"), ElementsAre("the[0,3]", "minister[4,12]", "##s[12,13]"));
  EXPECT_THAT(Pieces("unaffable"), ElementsAre("un[0,2]", "##aff[2,5]", "##able[5,9]"));
}

TEST(WordPieceTest, AWordThatCannotBePutTogetherIsUnknown) {
  EXPECT_THAT(Pieces("unaffected the"), ElementsAre("[UNK][0,10]", "the[11,14]"));
  EXPECT_THAT(Pieces("xthe"), ElementsAre("[UNK][0,4]"));
}

TEST(WordPieceTest, AWordOfMoreThan100CharactersIsUnknown) {
  EXPECT_EQ(Pieces(std::string(100, 'a')).size(), 100U);
  EXPECT_THAT(Pieces(std::string(101, 'a')), ElementsAre("[UNK][0,101]"));
}

TEST(WordPieceTest, AccentsGoHoweverTheyAreWritten) {
  EXPECT_THAT(Pieces("CAF\u00c9s"), ElementsAre("cafe[0,5]", "##s[5,6]"));
  EXPECT_THAT(Pieces("cafe\u0301s"), ElementsAre("cafe[0,4]", "##s[6,7]"));
  EXPECT_THAT(Pieces("\u1f04"), ElementsAre("α[0,3]"));
}

TEST(WordPieceTest, PunctuationAndIdeographsStandAlone) {
  EXPECT_THAT(Pieces("the!the"), ElementsAre("the[0,3]", "![3,4]", "the[4,7]"));
  EXPECT_THAT(Pieces("中国the"), ElementsAre("中[0,3]", "国[3,6]", "the[6,9]"));
  EXPECT_THAT(Pieces("the\u2260the"), ElementsAre("the[0,3]", "=[3,6]", "the[6,9]"));
}

TEST(WordPieceTest, ControlCharactersAndBrokenBytesAreNotThere) {
  EXPECT_THAT(Pieces("t\u00adh\x01"
                     "e"),
              ElementsAre("the[0,6]"));
  EXPECT_THAT(Pieces("th\xff\xc3"
                     "e"),
              ElementsAre("the[0,5]"));
  EXPECT_THAT(Pieces(""), IsEmpty());
  EXPECT_THAT(Pieces(" \t\r\n\u3000"), IsEmpty());
}

TEST(WordPieceTest, OffsetIsAddedToTheBytes) {
  const WordPieceTokenizer tokenizer = SmallTokenizer();
  WordBuffer buffer;
  std::vector<WordPiece> pieces;
  tokenizer.Tokenize("the", 7, buffer, pieces);
  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_EQ(pieces[0].start, 7U);
  EXPECT_EQ(pieces[0].end, 10U);
}

std::string FaultOf(const std::string& vocabulary) {
  const Result<WordPieceTokenizer> tokenizer = WordPieceTokenizer::FromVocabulary(vocabulary);
  return tokenizer ? "" : tokenizer.error().ToString();
}

TEST(WordPieceTest, FaultsOfAVocabularyAreTold) {
  EXPECT_EQ(FaultOf(""), "the vocabulary does not end with the end of a line");
  EXPECT_EQ(FaultOf("[UNK]\nthe"), "the vocabulary does not end with the end of a line");
  EXPECT_EQ(FaultOf("[UNK]\nthe\nthe\n"), "the vocabulary has the piece \"the\" twice");
  EXPECT_EQ(FaultOf("the\n"), "the vocabulary lacks the piece [UNK]");
  EXPECT_EQ(FaultOf("[UNK]\n"), "");
}

// Odd and random texts with MiniLM's vocabulary, as the package tokenizers has them.
TEST(WordPieceTest, AgreesWithTokenizers) {
  const std::string path = TACITUS_SOURCE_DIR "/data/models/types.encoder";
  if (!std::filesystem::exists(path))
    GTEST_SKIP() << "data/models/types.encoder, which has the vocabulary, is not there";
  const Result<EncoderFile> file = EncoderFile::Read(path);
  ASSERT_TRUE(file) << file.error().ToString();
  const auto tokenizer = WordPieceTokenizer::FromVocabulary(std::string(file->Vocabulary().value()));
  ASSERT_TRUE(tokenizer) << tokenizer.error().ToString();
  std::ifstream lines(TACITUS_SOURCE_DIR "/tests/reference/encode/wordpieces.jsonl");
  std::size_t texts = 0;
  WordBuffer buffer;
  for (std::string line; std::getline(lines, line); ++texts) {
    const nlohmann::json wanted = nlohmann::json::parse(line);
    std::vector<WordPiece> pieces;
    tokenizer->Tokenize(wanted.at("text").get<std::string>(), 0, buffer, pieces);
    nlohmann::json found = nlohmann::json::array();
    for (const WordPiece& piece : pieces) found.push_back({piece.id, piece.start, piece.end});
    ASSERT_EQ(found, wanted.at("pieces")) << line;
  }
  EXPECT_GT(texts, 100U);
}

}  // namespace
}  // namespace tacitus
