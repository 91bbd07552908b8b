// Suite `types`: event types against sentences whose source and target are marked (PLV, Hu et al. 2024).
//
// Gold: a TSV with a header; of its columns `marked_sentence` (source and target between <s>…</s> and <t>…</t>),
// `gold_root` (a PLOVER event; YIELD for CONCEDE and RETREAT) and `gold_penta` (quad class) are read.
// The sentence is coded without its marks. Of its events the one counts whose source and target overlap the marked
// ones; else one with either side; else the first; a row without events is NONE and wrong. Macro-F1 is the mean over the
// gold's classes. The interval is the 95 % bootstrap one (1,000 draws of rows, seed 1).
//
// Tested in tests/unit/eval/types_test.cc.
#pragma once

#include <map>
#include <string>

#include "eval/coded_text.h"
#include "tacitus/result.h"

namespace tacitus {

struct TypesReport {
  struct Class {
    int gold = 0;
    int said = 0;
    int right = 0;
    [[nodiscard]] double F1() const { return gold + said == 0 ? 0 : 2.0 * right / (gold + said); }
  };
  int rows = 0;
  int right = 0;
  int coded = 0;  // rows with an event
  std::map<std::string, Class> roots;
  std::map<std::string, Class> quads;
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
