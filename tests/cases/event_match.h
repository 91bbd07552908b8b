// Whether an event is the one that a line of a case expects. README.md beside this file describes the patterns.
// Tested in case_format_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tacitus/event.h"
#include "tests/cases/case_file.h"

namespace tacitus {

// Whether a code fits a pattern: alternatives separated by '|'; '*' at the end of one stands for anything; '-' (and
// "none") for nothing.
bool FitsPattern(std::string_view value, std::string_view pattern);

// What keeps the event from being the expected one, a few words each; empty where it is.
std::vector<std::string> Mismatches(const Expectation& expected, const Event& event);

// The event in the form of an expected line, with all that such a line can ask for.
std::string DescribeEvent(const Event& event);

}  // namespace tacitus
