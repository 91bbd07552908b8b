// Who said what: fills Coding::quotations.
//
// Direct speech (direct_speech.h) and the reports that the tree shows (reports.h) are put together: a report of the
// same cue as direct speech gives way to it, unless its content is wider ("said that "we will win""); contents never
// cross a quotation mark that they do not enclose; each quotation inside another's content gets it as its parent.
// A speaker is a mention; where the earlier steps made none of the speaker's noun phrase, one is added.
//
// Tested in tests/unit/code/quotes/find_quotations_test.cc.
#pragma once

#include "code/quotes/quote_knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"

namespace tacitus {

// Appends to coding.quotations in text order, outer before inner. Mentions that it adds go to their places in text
// order, with every index to a mention in `coding` moved along.
void FindQuotations(const Tree& tree, const QuoteKnowledge& knowledge, Coding& coding);

}  // namespace tacitus
