// Suite `times`: time expressions against TimeML.
//
// Gold: a folder of .tml files. The text is what lies in <TEXT> with its tags taken out, nothing stripped; the
// anchor is the value of <DCT>'s TIMEX3, which itself is not scored. Spans are scored relaxed: a predicted one counts
// where it overlaps a gold one, each matched once. The value F1 counts those whose value is equal as well, as in
// TempEval-3 (UzZaman et al. 2013); types likewise.
//
// Tested in tests/unit/eval/times_test.cc.
#pragma once

#include <string>

#include "eval/coded_text.h"
#include "tacitus/result.h"

namespace tacitus {

struct TimesReport {
  int gold = 0;
  int predicted = 0;
  int spans = 0;            // predicted that overlap a gold one
  int strict = 0;           // with the same bounds
  int types = 0;            // of `spans`, with the same type
  int values = 0;           // of `spans`, with the same value
  std::string headline;     // "times: span F1 … value F1 … (n=…)"
  std::string predictions;  // TSV: document start end text type value
  std::string differences;  // one line for each gold or predicted expression that does not match in full

  [[nodiscard]] double F1(int right) const;
};

// Fails where the folder holds no .tml file or one of them cannot be read.
Result<TimesReport> EvaluateTimes(const std::string& gold_folder, const CodeDocument& code);

}  // namespace tacitus
