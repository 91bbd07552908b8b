// An event as the record that people get: the names and nesting of schema version 1 (docs/record.md), null where
// something is unknown. Tested in tests/unit/query/write_events_test.cc.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "tacitus/event.h"

namespace tacitus {

nlohmann::ordered_json EventRecord(const Event& event);

// Parts of it, which answer questions by themselves.
nlohmann::ordered_json ActorRecord(const Actor& actor);
nlohmann::ordered_json PlaceRecord(const Place& place);

}  // namespace tacitus
