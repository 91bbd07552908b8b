// Whether two words of a document tell of the same happening, or of happenings at the same thing.
//
//   "the seizure of the US embassy"  "the embassy capture"      the same: both seize the embassy
//   "the seizure of the US embassy"  "held … at the embassy"    at the same thing
//
// Words for the same act are the groups "same.*" of data/times/cues.tsv; a thing is known by its head noun. Two
// embassies of one document are therefore one to this file: its limit.
// Tested in tests/unit/code/times/event_date_test.cc.
#pragma once

#include <cstdint>

#include "code/times/time_knowledge.h"
#include "code/tree.h"

namespace tacitus {

bool AreSameEvent(const Tree& tree, const TimeKnowledge& knowledge, std::uint32_t a, std::uint32_t b);

// Whether a thing that `event` was done to is named in a phrase of `other` ("at the embassy").
bool SharesThing(const Tree& tree, std::uint32_t event, std::uint32_t other);

}  // namespace tacitus
