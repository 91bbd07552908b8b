// Who does an event, where that is nobody known: "masked motorcyclists", "the petitioner", "he" of whom no more is
// told.
//
// Asked last, where no party was found. The words of the subject are then all there is to say of the source. What
// cannot act of its own will (the class `no_doer` of data/rules/: a blast, a report, a law) is none. Tested in
// tests/unit/code/frames/participants_test.cc.
#pragma once

#include <vector>

#include "code/frames/participants.h"

namespace tacitus {

// Precondition: the predicate's source is not known. `targets`: the parties found on the other side, which are no
// source.
std::vector<Participant> FindBareSources(const TreeWords& words, const MentionIndex& mentions, const RuleSet& rules,
                                         const Predicate& predicate, const std::vector<std::uint32_t>& taken,
                                         const std::vector<Participant>& targets);

}  // namespace tacitus
