#include "encode/encoder_input.h"

#include <gtest/gtest.h>

#include <string>

namespace tacitus {
namespace {

// Words of one letter; everything else is unknown.
WordPieceTokenizer Letters() {
  return WordPieceTokenizer::FromVocabulary("[PAD]\n[UNK]\n[CLS]\n[SEP]\n@\n#\na\nb\nc\nd\ne\nf\n").value();
}

struct Made {
  std::string pieces;
  PieceSpan source;
  PieceSpan target;
};

Made Make(std::string_view sentence, ByteSpan source, ByteSpan target, std::size_t max_tokens = 50) {
  const WordPieceTokenizer tokenizer = Letters();
  EncoderTokens tokens;
  MakeEncoderTokens(tokenizer, FindMarkPieces(tokenizer).value(), sentence, source, target, max_tokens, tokens);
  Made made = {"", tokens.source, tokens.target};
  for (const WordPiece& piece : tokens.pieces) {
    made.pieces += (made.pieces.empty() ? "" : " ") + std::string(tokenizer.Piece(piece.id));
  }
  return made;
}

TEST(EncoderInputTest, MarksStandAroundSourceAndTarget) {
  const Made made = Make("a b c d", {0, 3}, {6, 7});
  EXPECT_EQ(made.pieces, "[CLS] @ a b @ c # d # [SEP]");
  EXPECT_EQ(made.source, (PieceSpan{2, 4}));
  EXPECT_EQ(made.target, (PieceSpan{7, 8}));
}

TEST(EncoderInputTest, ASpanThatIsNotGivenIsNotMarked) {
  EXPECT_EQ(Make("a b", {}, {2, 3}).pieces, "[CLS] a # b # [SEP]");
  EXPECT_EQ(Make("a b", {}, {2, 3}).source, PieceSpan{});
  EXPECT_EQ(Make("a b", {0, 1}, {}).pieces, "[CLS] @ a @ b [SEP]");
  EXPECT_EQ(Make("a b", {}, {}).pieces, "[CLS] a b [SEP]");
  EXPECT_EQ(Make("", {}, {}).pieces, "[CLS] [SEP]");
}

TEST(EncoderInputTest, TheSameMarksOfTheTextAreNotThem) {
  EXPECT_EQ(Make("#a @b", {1, 2}, {4, 5}).pieces, "[CLS] # @ a @ @ # b # [SEP]");
}

TEST(EncoderInputTest, NestedSpansHoldTheMarksOfTheInner) {
  const Made made = Make("a b c", {0, 5}, {2, 3});
  EXPECT_EQ(made.pieces, "[CLS] @ a # b # c @ [SEP]");
  EXPECT_EQ(made.source, (PieceSpan{2, 7}));
  EXPECT_EQ(made.target, (PieceSpan{4, 5}));
}

TEST(EncoderInputTest, OverlappingSpansAreMarkedInTheOrderOfTheText) {
  const Made made = Make("a b c", {2, 5}, {0, 3});
  EXPECT_EQ(made.pieces, "[CLS] # a @ b # c @ [SEP]");
  EXPECT_EQ(made.source, (PieceSpan{4, 7}));
  EXPECT_EQ(made.target, (PieceSpan{2, 5}));
}

TEST(EncoderInputTest, AtOnePlaceClosingComesFirstAndThenTheSource) {
  EXPECT_EQ(Make("ab", {1, 2}, {0, 1}).pieces, "[CLS] # a # @ b @ [SEP]");
  EXPECT_EQ(Make("a", {0, 1}, {0, 1}).pieces, "[CLS] @ # a @ # [SEP]");
}

TEST(EncoderInputTest, ASpanWithoutPiecesHasNone) {
  const Made made = Make("a  b", {1, 3}, {3, 4});
  EXPECT_EQ(made.pieces, "[CLS] a @ @ # b # [SEP]");
  EXPECT_EQ(made.source, PieceSpan{});
}

TEST(EncoderInputTest, SpansBeyondTheSentenceEndWithIt) {
  EXPECT_EQ(Make("a b", {2, 90}, {50, 60}).pieces, "[CLS] a @ b @ [SEP]");
}

TEST(EncoderInputTest, AWindowLiesAroundTheMarkedPieces) {
  // a b c d e f a b c d # e # f: the middle of what is marked is 11, of 6 pieces kept 3 lie before it.
  const Made made = Make("a b c d e f a b c d e f", {}, {20, 21}, 8);
  EXPECT_EQ(made.pieces, "[CLS] c d # e # f [SEP]");
  EXPECT_EQ(made.target, (PieceSpan{4, 5}));
}

TEST(EncoderInputTest, AWindowWithoutSpansBeginsWithTheSentence) {
  EXPECT_EQ(Make("a b c d e f", {}, {}, 5).pieces, "[CLS] a b c [SEP]");
}

TEST(EncoderInputTest, PiecesOfSpansOutsideTheWindowAreLost) {
  const Made made = Make("a b c d e f a b c d e f", {0, 1}, {22, 23}, 7);
  EXPECT_EQ(made.pieces, "[CLS] e f a b c [SEP]");
  EXPECT_EQ(made.source, PieceSpan{});
  EXPECT_EQ(made.target, PieceSpan{});
}

TEST(EncoderInputTest, AVocabularyWithoutMarksIsAFault) {
  const auto tokenizer = WordPieceTokenizer::FromVocabulary("[UNK]\n[CLS]\n[SEP]\n@\n");
  const Result<MarkPieces> marks = FindMarkPieces(*tokenizer);
  ASSERT_FALSE(marks);
  EXPECT_EQ(marks.error().message, "the vocabulary lacks the piece #");
}

}  // namespace
}  // namespace tacitus
