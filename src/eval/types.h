// Suite `types`: event types against sentences whose source and target are marked (PLV, Hu et al. 2024).
//
// Gold: marked_sentences.h. The sentence is coded without its marks. Of its events the one counts whose source and
// target overlap the marked ones; else one with either side; else the first; a row without events is NONE and wrong.
// Macro-F1 is the mean over the gold's classes. The interval is the 95 % bootstrap one (1,000 draws of rows, seed 1).
//
// Tested in tests/unit/eval/types_test.cc.
#pragma once

#include <string>

#include "eval/class_counts.h"
#include "eval/coded_text.h"
#include "tacitus/result.h"

namespace tacitus {

struct TypesReport {
  int rows = 0;
  int right = 0;
  int coded = 0;  // rows with an event
  CountsByClass roots;
  CountsByClass quads;
  double low = 0;  // of the interval of the root macro-F1
  double high = 0;
  std::string headline;     // "types: root macro-F1 … accuracy … quad macro-F1 … (n=…)"
  std::string predictions;  // TSV: row root quad confidence
  std::string confusion;    // TSV: gold said count, most frequent first
  std::string confidence;   // TSV: event right said; of events whose source and target both overlap the marked ones
};

// Fails where the gold cannot be read or lacks a column.
Result<TypesReport> EvaluateTypes(const std::string& gold_file, const CodeText& code);

}  // namespace tacitus
