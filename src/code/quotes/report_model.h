// How likely a report that the tree shows is one: a linear model over its cue, its speaker and its place.
//
// The lexicon says what may report; whether it does depends on who is the subject, on tense and mood, and on what the
// sentence is about ("wants to leave" reports a wish, "a book wants to be read" none). The weights are in
// data/models/report_cues.tsv, which tools/fit_reports fits. Tested in tests/unit/code/quotes/find_quotations_test.cc.
#pragma once

#include <string>
#include <vector>

#include "code/quotes/quote_marks.h"
#include "code/quotes/reports.h"

namespace tacitus {

// The features of a report that are on, each once.
// With their weights the sum is above 0 where a report is more likely than none.
std::vector<std::string> ReportFeatures(const Tree& tree, const std::vector<QuotedSpan>& spans, const Report& report);

}  // namespace tacitus
