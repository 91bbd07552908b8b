// How likely a predicate is what somebody's words or thoughts are reported by: the features of a linear model.
//
// The lexicon says what may report; whether it does depends on who is the subject, on what else the predicate has, on
// tense and mood, on quotation marks and other reports near it ("wants to leave" reports a wish, "a book wants to be
// read" none; "blasted the plan" does without being listed). The weights are in data/models/report_cues.tsv, which
// `fit_models reports` fits. Tested in tests/unit/code/quotes/cue_model_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "code/quotes/cue_context.h"
#include "code/quotes/reports.h"

namespace tacitus {

// The features of a token that are on, each once; `report` is what the tree shows it to report, or null.
// With their weights the sum is above 0 where a report is more likely than none.
std::vector<std::string> CueFeatures(const CueContext& context, std::uint32_t token, const Report* report);

}  // namespace tacitus
