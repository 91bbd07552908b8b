// One deed that a sentence tells twice: "was shot when gunmen opened fire on him", "killed soldiers in an ambush",
// "carried out an attack that killed 17", "summoned the ambassador to complain".
//
// What the second telling knows of the parties the first learns; it is then no event beside it. Tested in
// tests/unit/code/events/candidates_test.cc.
#pragma once

#include <vector>

#include "code/events/candidates.h"
#include "code/tree.h"
#include "code/types/rule_set.h"

namespace tacitus {

// Whether the candidate is told by a clause below one of `found`, which then learns whom it hit: what came of the deed
// ("bombed a market, killing 17") or what the verbal act was for ("summoned the ambassador to complain").
bool IsToldWith(const Tree& tree, const Coding& coding, const Candidate& candidate, std::vector<Candidate>& found);

// Marks what is no event of its own by EventType::kNone.
void JoinTellings(const TreeWords& words, const RuleSet& rules, const Coding& coding,
                  std::vector<Candidate>& candidates);

}  // namespace tacitus
