// The condition that an event depends on or is in. Tested in tests/unit/code/status/status_test.cc.
#pragma once

#include <optional>

#include "code/status/scope.h"

namespace tacitus {

struct Condition {
  TokenSpan tokens;  // the whole clause with its conjunction and all conjuncts: "unless the US returns … sanctions"
  bool inside = false;  // the event is part of the condition; else it depends on it
  std::uint32_t mark = 0;
};

std::optional<Condition> ConditionOf(const Tree& tree, const StatusKnowledge& knowledge, const Scope& scope);

}  // namespace tacitus
