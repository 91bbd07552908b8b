// A reading of every candidate event by the encoder of events (event_reader.h), before its parties are revised.
//
// What the encoder takes for no event, or for none of the coder's type, is left out with its reason, unless all are
// wanted; of the others the reading and the likelihoods of type and status are kept with the candidate. Tested in
// tests/unit/code/events/read_events_test.cc.
#pragma once

#include <vector>

#include "code/events/candidates.h"
#include "code/events/event_reader.h"
#include "code/tree.h"
#include "tacitus/coding.h"

namespace tacitus {

// Drops candidates into coding.left_out, unless `keep_all`.
void ReadEvents(const Tree& tree, const EventReader& reader, bool keep_all, Coding& coding,
                std::vector<Candidate>& candidates);

}  // namespace tacitus
