// Reads brat stand-off annotations (https://brat.nlplab.org/standoff.html) as far as PolNeAR uses them.
//
//   T1<TAB>Source 89 106<TAB>The New York Post
//   E1<TAB>Attribution:T4 Content:T3 Cue:T2 Source:T1
//
// Tested in tests/unit/eval/quotes_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

struct CharacterSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
};

struct BratSpan {
  std::string type;
  CharacterSpan span;  // from the first start to the last end of a discontinuous one
};

// The text-bound annotations (lines that begin with T) of a file's content; `name` is for messages.
Result<std::vector<BratSpan>> ReadBratSpans(const std::string& content, const std::string& name);

}  // namespace tacitus
