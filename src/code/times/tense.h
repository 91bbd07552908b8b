// The tense of a verb, by its tag and its auxiliaries.
//
// Tested with what it dates in tests/unit/code/times/event_date_test.cc.
#pragma once

#include <cstdint>

#include "code/tree.h"

namespace tacitus {

enum class Tense : std::uint8_t { kPast, kPerfect, kPastPerfect, kPresent, kFuture, kNone };

// kNone under a modal other than "will", and for words that are no finite verb.
Tense TenseOf(const Tree& tree, std::uint32_t verb);

}  // namespace tacitus
