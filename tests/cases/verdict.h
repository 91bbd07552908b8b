// What a case says of the events found: which lines have their event, what is missing, what should not be there.
// Tested in case_format_test.cc.
#pragma once

#include <string>
#include <vector>

#include "tacitus/event.h"
#include "tests/cases/case_file.h"

namespace tacitus {

// Empty where the events are those the case expects; else a report for people.
//
// Every line must have an event of its own unless it is optional; every event that happened (actual, ongoing,
// repeated) must have a line of its own, or share one that says `many`; none may fit a line that says `never`.
std::string Judge(const CaseFile& test_case, const std::vector<Event>& events);

}  // namespace tacitus
