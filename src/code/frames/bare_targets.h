// Whom or what an event is done to, where that is nobody: a town bombed, a bus seized, "him", and the place of a
// ceasefire.
//
// Asked last, where no party was found. The words are then all there is to say of the target, with the country of a
// place among them: "attacked a bus in Kabul" is done to "a bus", of Afghanistan. In this order:
//   things   what fills the rule's target roles, or the usual ones of harm and of help
//   places   where it is done, other than what two do to one another ("a ceasefire in Hodeidah"; not "met in Rome")
// Tested in tests/unit/code/frames/participants_test.cc.
#pragma once

#include <cstdint>
#include <vector>

#include "code/frames/participants.h"

namespace tacitus {

// `taken`: tokens that the rule itself is about. Precondition: the predicate's target is not known.
std::vector<Participant> FindBareTargets(const TreeWords& words, const MentionIndex& mentions, const RuleSet& rules,
                                         const Predicate& predicate, const RuleOutcome& outcome,
                                         const std::vector<std::uint32_t>& taken);

}  // namespace tacitus
