// Turns a matched time expression into its TIMEX3 type and value and into days.
//
// Values follow ISO-TimeML as the TimeBank corpora use it: "1998-02-13", "1998-W07", "1998-Q1", "1994-WI", "199X",
// "1998-02-12TEV", "P2W", "PT1M30S", "PXY", "P2L" (millennia; C centuries, E decades), "XXXX-WXX-1", "PAST_REF".
// Tested in tests/unit/code/times/find_times_test.cc.
#pragma once

#include <optional>
#include <string>

#include "base/calendar.h"
#include "code/times/match_time.h"

namespace tacitus {

// What an expression is resolved against.
struct TimeContext {
  std::optional<Date> anchor;     // the day of publication
  std::optional<Date> reference;  // the last day, or first day of the last stretch, named before
  int lean = -1;                  // where an unqualified "Friday" or "March" lies: -1 back, 1 ahead
};

struct TimeValue {
  TimeType type = TimeType::kDate;
  std::string value;
  DateRange days;  // empty where none follow
};

// Anniversaries have no value here: they need the document's other expressions.
std::optional<TimeValue> ResolveTime(const TimeMatch& match, const TimeContext& context);

// `count` units ("D", "W", "M", "Y", "E", "C", "L") from a day, and the day, week, month, year … it falls into.
DateRange UnitAround(Date day, const std::string& unit);
Date AddUnits(Date day, const std::string& unit, int count);

}  // namespace tacitus
