// One event told twice in a document is one event with several mentions.
//
// Two events are the same if they are of one type and code family, their sources and targets are the same actors or
// one of them less exactly known ("Iran" and "Khamenei"), neither has a condition, date or place that contradicts the
// other's, and both are told by the article or both within direct speech. The fuller telling is kept and learns from
// the other what it lacks. Tested in tests/unit/code/events/merge_test.cc.
#pragma once

#include <vector>

#include "tacitus/document.h"
#include "tacitus/event.h"

namespace tacitus {

// In text order of what remains. `title`: an event told in the body is fuller than one of the headline.
std::vector<Event> MergeEvents(std::vector<Event> events, ByteSpan title);

}  // namespace tacitus
