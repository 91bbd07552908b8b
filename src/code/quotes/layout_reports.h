// Reports that a text's layout shows, without a verb.
//
//   headlines        Pence: Flowers won't be at debate
//   turns            WALLACE: Let's start with breaking news.      (two paragraphs or more begin so)
//
// A name before a colon at the start of a body paragraph is a dateline ("DUBAI: …") unless there are several.
// Tested in tests/unit/code/quotes/find_quotations_test.cc.
#pragma once

#include <vector>

#include "code/quotes/reports.h"
#include "code/tree.h"

namespace tacitus {

std::vector<Report> FindLayoutReports(const Tree& tree, const QuoteKnowledge& knowledge);

}  // namespace tacitus
