// Fits the models of reporting cues on PolNeAR, and says what they are worth on articles they were not fitted on.
//
// The head of a gold cue is its last verb, else its last listed noun or adjective. The cue model learns which of the
// predicates outside quotation marks are such heads; the extent model learns, from each head outwards, which words the
// cue takes in and where it stops. Tested in tests/unit/eval/report_training_test.cc.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "code/quotes/quote_knowledge.h"
#include "eval/polnear.h"
#include "eval/quotes.h"
#include "eval/type_training.h"
#include "tacitus/result.h"

namespace tacitus {

// data/models/report_cues.tsv and data/models/cue_extents.tsv, on a folder as the suite `quotes` reads it.
struct ReportTables {
  std::string cues;
  std::string extents;
};
Result<ReportTables> FitReports(const std::string& gold_folder, const ParseText& parse, const QuoteKnowledge& tables);

// The suite `quotes` with each article coded by models fitted on the other folds. The steps of the coder before
// quotations are left out.
Result<QuotesReport> CrossValidateReports(const std::string& gold_folder, const ParseText& parse,
                                          const QuoteKnowledge& tables, int folds);

}  // namespace tacitus
