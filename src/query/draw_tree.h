// The dependency tree around a word, drawn with lines.
//
//   maintain
//   ├─ nsubj: Iran
//   ├─ aux: will
//   └─ dobj: ban ◀
//      ├─ poss: its
//      └─ prep: on talks with the United States
//
// Shown are the words above it, up to two, and what hangs on these, one line a phrase; below the word itself two
// levels are opened. Punctuation is left out. Tested in tests/unit/query/explain_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "query/terminal_style.h"
#include "tacitus/parse.h"

namespace tacitus {

// Lines that each begin with `indent`. Precondition: word < parse.tokens.size().
std::string DrawTreeAround(const Parse& parse, std::uint32_t word, std::string_view indent, const TerminalStyle& style);

}  // namespace tacitus
