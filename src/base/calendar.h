// Days of the calendar: arithmetic, ISO 8601 and EDTF.
//
// Dates are the proleptic Gregorian calendar's, in UTC, with four-digit years (0001 to 9999). EDTF is the part of
// ISO 8601-2 (Library of Congress, Extended Date/Time Format, levels 0 and 1) that event data need: a day, a month, a
// year, and intervals of them with an open (..) or unknown (empty) side.
//
//   FormatEdtf({ParseDate("2015-01-01"), ParseDate("2015-12-31")})  is "2015"
//   FormatEdtf({std::nullopt, ParseDate("2019-11-03")})             is "../2019-11-03"
//
// Stateless; any number of threads. Tested in tests/unit/base/calendar_test.cc.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "tacitus/event.h"

namespace tacitus {

// The first and the last day of a stretch of time; a missing one is unknown or unbounded.
struct DateRange {
  std::optional<Date> begin;
  std::optional<Date> end;

  [[nodiscard]] bool empty() const { return !begin && !end; }
  friend bool operator==(const DateRange&, const DateRange&) = default;
};

// The day, or nothing where there is no such day or its year is outside 1 to 9999.
std::optional<Date> MakeDate(int year, int month, int day);

int YearOf(Date date);
int MonthOf(Date date);       // 1 to 12
int DayOf(Date date);         // 1 to 31
int IsoWeekdayOf(Date date);  // 1 is Monday, 7 is Sunday
int DaysInMonth(int year, int month);

// The same day of the month so many months (years) later; the last day of the month where it is shorter.
Date AddMonths(Date date, int months);
Date AddYears(Date date, int years);

// The whole month, year, decade ("the 1990s" begin in 1990) or century (the 20th begins in 1901).
DateRange MonthRange(int year, int month);
DateRange YearRange(int year);
DateRange DecadeRange(int first_year);
DateRange CenturyRange(int century);

// ISO 8601 weeks: from Monday to Sunday, numbered in the year that has their Thursday.
struct IsoWeek {
  int year = 0;
  int week = 0;
};
IsoWeek IsoWeekOf(Date date);
DateRange WeekRange(IsoWeek week);

// "2019-11-03".
std::string FormatDate(Date date);
// "2019-11-03" alone; nothing for other forms and for days that do not exist.
std::optional<Date> ParseDate(std::string_view text);

// "2019-11-03T18:01:00Z".
std::string FormatDateTime(std::chrono::sys_seconds time);
// A date, or a date and a time with "T" or a space between: "2019-11-03", "2019-11-03T18:01", "…:00.123",
// and then nothing or "Z" (UTC) or an offset ("+02:00", "+0200", "+02"). A leap second is taken as the second before.
std::optional<std::chrono::sys_seconds> ParseDateTime(std::string_view text);

// The shortest EDTF for the days: "2019-11-03", "2019-11", "2019", "1979-11-04/1981-01-20", "../2019-11-03",
// "2019/.."; "" where both sides are missing. Both sides of an interval shorten only together.
std::string FormatEdtf(const DateRange& range);
// Reads what FormatEdtf writes, decades ("199X") and centuries ("19XX") as well.
std::optional<DateRange> ParseEdtf(std::string_view text);

}  // namespace tacitus
