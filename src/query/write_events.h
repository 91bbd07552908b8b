// Events as JSON Lines and as CSV, for programs. Both have the fields of docs/record.md.
//
// JSON Lines: one object an event, nested, null where something is unknown. CSV (RFC 4180: CRLF, quotes where needed):
// structs are flattened with "_" ("source_country"), lists are JSON in a cell, unknown is an empty cell.
// Stateless; any number of threads. Tested in tests/unit/query/write_events_test.cc.
#pragma once

#include <span>
#include <string>

#include "tacitus/event.h"

namespace tacitus {

std::string EventsAsJsonLines(std::span<const Event> events);

std::string CsvHeader();
std::string EventsAsCsv(std::span<const Event> events);

}  // namespace tacitus
