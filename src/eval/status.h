// Suite `status`: factuality against the UW annotations (Lee, Artzi, Choi and Zettlemoyer 2015).
//
// Gold: JSON lines with `text` (tokens separated by spaces) and `targets`, each with `span1` (token numbers, half open)
// and `label` (-3: certainly did not happen, to 3: certainly did). The text is put back into ordinary spelling
// (spaced_text.h), coded, and each target found again by its bytes.
//
// Scores: Pearson's r and the mean absolute error over all targets. Tested in tests/unit/eval/status_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "code/status/status_knowledge.h"
#include "eval/coded_text.h"
#include "tacitus/result.h"

namespace tacitus {

struct StatusTarget {
  std::uint32_t start = 0;  // token numbers of the gold
  std::uint32_t end = 0;
  double label = 0;
};

struct StatusRow {
  std::string text;  // tokens separated by spaces
  std::vector<StatusTarget> targets;
};

struct StatusReport {
  double pearson = 0;
  double mean_absolute_error = 0;
  int targets = 0;
  std::string headline;     // "status: Pearson r 0.803 MAE 0.436 (n=3358)"
  std::string predictions;  // TSV with a header: row start end factuality
};

// Fails where the file cannot be read, naming the line that is malformed.
Result<std::vector<StatusRow>> ReadStatusGold(const std::string& path);

Result<StatusReport> EvaluateStatus(const std::string& path, const CodeText& code, const StatusKnowledge& knowledge);

}  // namespace tacitus
