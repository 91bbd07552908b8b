// Fits the model of how reliable an event is (reliability.h) on readers' verdicts on drawn news, and says what
// leaving out the least reliable costs and brings on news that it was not fitted on.
//
// Verdicts are tables as docs/precision/ has them: the line of the news that an event is in, the byte its trigger
// begins at, its type, the bytes its parties begin at ("-" for none), and whether type, source, target and status are
// right. An event counts where it is still told as it was when it was judged; one right in all four is 1, others are 0.
//
// Tested in tests/unit/eval/reliability_training_test.cc.
#pragma once

#include <string>
#include <vector>

#include "eval/coded_text.h"
#include "tacitus/result.h"

namespace tacitus {

struct ReliabilityTraining {
  std::string table;     // data/models/reliability.tsv
  std::string verdicts;  // "verdicts: 1447, right 622; still told so: 1151, right 594"
  std::string curve;  // TSV, out of fold: least score, events kept, share of them right, share of the right ones kept
};

// `sentences`: the drawn lines as JSON Lines with their numbers as ids (tools/sample_sentences.py). `code` must leave
// out nothing for its reliability.
Result<ReliabilityTraining> FitReliability(const std::string& sentences, const std::vector<std::string>& verdicts,
                                           const CodeDocument& code);

}  // namespace tacitus
