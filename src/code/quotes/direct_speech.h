// Direct speech: which quoted spans are somebody's words, and whose.
//
// A quoted span that is an utterance (it holds a clause or ends like a sentence) goes to, in this order:
//   1. the cue after it in the same sentence:  "…," Khamenei, who is …, was quoted by state TV as saying.
//   2. the cue before it:                      He said: "…"     Khamenei said, "…"     Trump: "…"
//   3. the speaker of the quotation that it goes on with: one before it in its paragraph, or the paragraph before
//   4. the speaker of the report before it ("Iran will not talk, Khamenei said. "It has …"")
//   5. the subject of the sentence before it in its paragraph.
// Marks around single words and names ("the 'Den of Spies'") are no utterances; only a cue makes them speech.
//
// Tested in tests/unit/code/quotes/find_quotations_test.cc.
#pragma once

#include <vector>

#include "code/quotes/quote_marks.h"
#include "code/quotes/reports.h"
#include "code/tree.h"

namespace tacitus {

struct DirectSpeech {
  QuotedSpan span;
  Report report;  // cue, source and medium; the content is the span's
};

// The direct speech among `spans`, in their order. `reports` are those of the tree.
std::vector<DirectSpeech> FindDirectSpeech(const Tree& tree, const QuoteKnowledge& knowledge,
                                           const std::vector<QuotedSpan>& spans, const std::vector<Report>& reports);

}  // namespace tacitus
