// Pairs of quotation marks in a text, found on the tokens alone.
//
// Parsers split sentences inside quotations and hang their pieces in odd places, so marks are matched first and the
// tree is asked later. One pass over each paragraph with a stack of open marks. Whether a straight mark opens or closes
// follows from the spaces around it and from what is open. A quotation of several paragraphs has an opening mark at
// each of them and a closing mark at the last alone: its paragraphs are spans of their own, the later ones marked
// `continues`. A mark that never finds its partner is no quotation, unless it opens a paragraph or follows a colon.
//
//   "One way is to ban talks. It means 'no'," he said.
//    ^ span 0 ……………………………………^^span 1^
//
// Tested in tests/unit/code/quotes/quote_marks_test.cc.
#pragma once

#include <cstdint>
#include <vector>

#include "tacitus/coding.h"
#include "tacitus/parse.h"

namespace tacitus {

struct QuotedSpan {
  TokenSpan tokens;                  // between the marks
  std::uint32_t opening = 0;         // token of the opening mark
  std::uint32_t closing = kNoIndex;  // of the closing one; kNoIndex where the paragraph ends without it
  std::uint32_t parent = kNoIndex;   // span around this one, by its place in the result
  bool continues = false;            // goes on with the quotation of the paragraph before
};

// In order of their opening marks.
std::vector<QuotedSpan> MatchQuoteMarks(const Parse& parse);

// Whether a token is a quotation mark of any kind (an apostrophe looks like one).
bool IsQuoteMark(std::string_view text);

// Paragraphs of a parse: runs of tokens between line breaks, without the breaks; empty ones left out.
std::vector<TokenSpan> Paragraphs(const Parse& parse);

}  // namespace tacitus
