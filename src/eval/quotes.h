// Suite `quotes`: attributions against PolNeAR (Newell, Margolin and Ruths 2018).
//
// Gold: a folder with text/NAME.txt and attributions/NAME_xxxx.ann (brat stand-off; offsets count characters). Spans
// of type Source, Cue and Content are scored, Discuss and Discard are not; a discontinuous span counts from its first
// start to its last end. Where a text has several annotators, each counts by its share.
//
// Scores: for each role, precision, recall and F1 over tokens (of the parse; whitespace is none): a token counts once
// for a role however many attributions it has it in, on either side. Beside them, `overlap`: the share of gold cues
// (sources) that some predicted one overlaps, and of predicted that some gold one does.
//
// What is predicted: each quotation of the coder that no other holds, as the gold gives each word to one attribution at
// most; pieces of direct speech that share a cue are one attribution; the quotation marks belong to the content; the
// source is its whole noun phrase.
//
// Tested in tests/unit/eval/quotes_test.cc.
#pragma once

#include <string>

#include "eval/coded_text.h"
#include "tacitus/result.h"

namespace tacitus {

struct PrecisionRecall {
  double precision = 0;
  double recall = 0;
  [[nodiscard]] double F1() const {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }
};

struct QuotesReport {
  PrecisionRecall source, cue, content;         // over tokens
  PrecisionRecall source_overlap, cue_overlap;  // over spans that overlap
  int texts = 0;
  int annotations = 0;
  std::string headline;     // "quotes: content F1 … (n=84)"
  std::string predictions;  // TSV with a header
};

// Fails where the folder or a file of it cannot be read, or an annotation is malformed.
Result<QuotesReport> EvaluateQuotes(const std::string& gold_folder, const CodeText& code);

}  // namespace tacitus
