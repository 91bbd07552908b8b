// Turns a matched time expression into its TIMEX3 type and value and into days.
//
// Values follow ISO-TimeML as the TimeBank corpora use it: "1998-02-13", "1998-W07", "1998-Q1", "1994-WI", "199X",
// "1998-02-12TEV", "P2W", "PT1M30S", "PXY", "P2L" (millennia; C centuries, E decades), "XXXX-WXX-1", "PAST_REF".
// Tested in tests/unit/code/times/find_times_test.cc.
#pragma once

#include <optional>

#include "code/times/match_time.h"
#include "code/times/time_value.h"

namespace tacitus {

// Anniversaries have no value here: they need the document's other expressions.
std::optional<TimeValue> ResolveTime(const TimeMatch& match, const TimeContext& context);

}  // namespace tacitus
