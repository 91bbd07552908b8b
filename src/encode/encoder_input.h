// What an encoder reads: a sentence as wordpieces, with marks around its source and its target.
//
//   [CLS] the @ kremlin @ blamed # the west # . [SEP]
//
// The text is cut at the spans' borders and each part is tokenised by itself, so that a mark is always a piece of its
// own. At one place closing marks come before opening ones, and the source's before the target's. More pieces than the
// encoder takes are cut to those around the spans, and what is marked outside them is lost. train/encoder_input.py is
// the same in Python.
//
// Tested in tests/unit/encode/encoder_input_test.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "encode/wordpiece.h"
#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

// The pieces that an encoder's vocabulary must have besides those of words.
struct MarkPieces {
  std::uint32_t begin = 0;   // [CLS]
  std::uint32_t end = 0;     // [SEP]
  std::uint32_t source = 0;  // @
  std::uint32_t target = 0;  // #
};

Result<MarkPieces> FindMarkPieces(const WordPieceTokenizer& tokenizer);

struct PieceSpan {
  std::size_t first = 0;
  std::size_t last = 0;  // one past the last

  friend bool operator==(PieceSpan, PieceSpan) = default;
};

struct EncoderTokens {
  std::vector<WordPiece> pieces;  // with [CLS], [SEP] and marks, whose bytes are empty
  PieceSpan source;               // its pieces without its marks; empty where there are none
  PieceSpan target;
  WordBuffer buffer;
};

// Writes the input for the sentence into `tokens`, at most max_tokens pieces; empty spans are not marked. Spans that
// reach beyond the sentence end with it. Precondition: max_tokens >= 3.
void MakeEncoderTokens(const WordPieceTokenizer& tokenizer, const MarkPieces& marks, std::string_view sentence,
                       ByteSpan source, ByteSpan target, std::size_t max_tokens, EncoderTokens& tokens);

}  // namespace tacitus
