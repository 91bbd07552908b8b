// One deed that a sentence tells twice: "was shot when gunmen opened fire on him", "killed soldiers in an ambush".
//
// What the second telling knows of the parties the first learns; a noun that only says by what means ("in an ambush")
// is then no event beside it. Tested in tests/unit/code/events/candidates_test.cc.
#pragma once

#include <vector>

#include "code/events/candidates.h"
#include "code/tree.h"

namespace tacitus {

// Marks what is no event of its own by EventType::kNone.
void JoinTellings(const Tree& tree, std::vector<Candidate>& candidates);

}  // namespace tacitus
