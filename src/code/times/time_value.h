// The values of time expressions, as ISO-TimeML writes them, and the days they stand for.
//
// Units are those of data/times/words.tsv: "D", "W", "M", "Y", "E" (decades), "C" (centuries), "L" (millennia), "Q",
// "WE" (weekends), "2W", "6M", and "TH", "TM", "TS" for what a clock counts. Tested in
// tests/unit/code/times/find_times_test.cc.
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

// A number with leading zeros, to so many digits at least.
std::string Padded(int number, int width);

// "2019-11".
std::string MonthValue(int year, int month);

int QuarterOf(Date day);
DateRange QuarterRange(int year, int quarter);

// The value of the day, week, month … of this unit that a day falls into.
std::string UnitValue(Date day, const std::string& unit);

// "P2W", "PT1H30M", "PXY" where `count` is missing.
std::string DurationValue(std::optional<double> count, std::string unit);

// "T16:30".
std::string ClockValue(const TimeParts& parts);

// A day, with the time of day that came with it.
TimeValue OnDay(Date day, const TimeParts& parts);

// The number that the pattern gives as its argument.
int Argument(const TimeMatch& match, int otherwise);

// `count` units from a day, and the day, week, month, year … it falls into.
DateRange UnitAround(Date day, const std::string& unit);
Date AddUnits(Date day, const std::string& unit, int count);

}  // namespace tacitus
