// Suite `types`: event types against sentences whose source and target are marked (PLV, Hu et al. 2024), or that have a
// quad class alone. Gold: types_gold.h.
//
// Pairs: what the linear model says, which has the rules' answer among its features (pair_features.h), and, for
// accurate types, the encoder (type_answers.h). Unmarked: the sentence is coded without its marks, and of its events
// the one counts whose source and target overlap the marked ones; else one with either side; else the first; a row
// without events is NONE and wrong. Sentences: the quad class, 0 without an event: by the encoder, or that of the first
// event. Macro-F1 is the mean over the gold's classes. The interval is the 95 % bootstrap one (1,000 draws of
// sentences, seed 1); the calibration error the expected one of ten bins.
//
// Tested in tests/unit/eval/types_test.cc.
#pragma once

#include <string>

#include "eval/class_counts.h"
#include "eval/type_answers.h"
#include "tacitus/result.h"

namespace tacitus {

struct TypesReport {
  int rows = 0;
  int right = 0;
  CountsByClass roots;
  CountsByClass quads;
  double low = 0;  // of the interval of the root macro-F1, or the quad's where the gold has no roots
  double high = 0;
  double calibration_error = 0;
  std::string headline;     // "types: root macro-F1 … accuracy … quad macro-F1 … (n=…)"
  std::string notes;        // lines that say what was measured
  std::string predictions;  // TSV: row root quad confidence
  std::string confusion;    // TSV: gold said count, most frequent first
  std::string confidence;   // TSV: event right said; of unmarked events whose source and target overlap the marked ones
};

// Fails where the gold cannot be read, the data folder lacks what is needed, or the options ask for pairs that the gold
// does not have.
Result<TypesReport> EvaluateTypes(const std::string& gold_file, const TypesProgram& program,
                                  const TypesOptions& options);

}  // namespace tacitus
