// Times that the calendar names: days, months, years, decades, centuries, seasons, quarters, weekdays, holidays, and
// the words for days near the anchor ("yesterday", "this morning").
//
// What lacks its year, or its week, lies on the side of the anchor that the tense speaks for; see TimeContext::lean.
// Tested in tests/unit/code/times/find_times_test.cc.
#pragma once

#include <optional>

#include "code/times/match_time.h"
#include "code/times/time_value.h"

namespace tacitus {

// Nothing where the pattern's meaning is none of these; an empty value where it is and nothing follows.
std::optional<TimeValue> ResolveCalendarTime(const TimeMatch& match, const TimeContext& context);

}  // namespace tacitus
