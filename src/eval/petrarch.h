// Suite `petrarch`: PETRARCH's unit tests (petrarch_suite.h), coded from their text with the dictionaries that the file
// names and our own parse.
//
// A record is right where the set of events said, as triples of source, target and code, is the set expected: nothing
// missing, nothing more, as in PETRARCH's own test. Where no events are expected, none may be said and the sentence not
// be refused. A record that expects an error is right where the sentence is refused for that: "sentencediscard" or
// "storydiscard"; errors of the parse that the file gives cannot be met, for it is not used. Tested in
// tests/unit/eval/petrarch_test.cc.
#pragma once

#include <functional>
#include <string>

#include "eval/petrarch_suite.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

struct PetrarchReport {
  int records = 0;
  int right = 0;
  std::string headline;     // "petrarch: exact 0.812 (n=284, right 230)"
  std::string predictions;  // TSV: row id source target code expected right; an event or a refusal a line
  std::string notes;        // a line for each record that is not right: expected, said, the first difference's cause
};

// Fails where the suite or a dictionary cannot be read.
Result<PetrarchReport> EvaluatePetrarch(const std::string& suite_file, const std::string& data_folder,
                                        const std::function<Parse(std::string_view text)>& parse);

}  // namespace tacitus
