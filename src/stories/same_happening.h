// Decides whether two accounts, each of one or of several events already found to be the same, are of one happening.
//
// They are not where anything they say cannot be of one: another type, phase or day, places far apart, other parties.
// They are where enough agrees: points for parties, place, mode and words, as docs/store.md lists them. What is unknown
// speaks neither way. Among what agrees must be something of its own: a person or group, a town, or the telling's
// words; two countries alone do not make one happening of all that passes between them. Stateless; any number of
// threads. Tested in tests/unit/stories/happening_index_test.cc.
#pragma once

#include "stories/event_facts.h"

namespace tacitus {

// Points for their being one happening; 0 where they are not.
int SameHappening(const EventFacts& one, const EventFacts& other);

}  // namespace tacitus
