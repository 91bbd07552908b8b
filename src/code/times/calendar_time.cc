#include "code/times/calendar_time.h"

#include <array>
#include <cstdlib>
#include <string>

namespace tacitus {
namespace {

using std::chrono::days;

// Days without a year lie within this many days of their cheaper side; a date in the wrong direction costs more.
constexpr int kWrongWay = 30;
constexpr int kTimeZoneSlack = 2;  // days that a date may lie ahead of publication and still count as just past

// How far a day is from the anchor; more on the side that the tense speaks against.
long Cost(Date day, Date anchor, int lean) {
  const long distance = (day - anchor).count();
  if (lean < 0 && distance > kTimeZoneSlack) return distance * kWrongWay;
  if (lean > 0 && distance < 0) return -distance * kWrongWay;
  return std::labs(distance);
}

// "June this year", "March 3 last year": the year that goes with the month; else the one written.
std::optional<int> YearWith(const TimeMatch& match, const TimeContext& context) {
  if (match.pattern->argument != "year") return match.parts.year;
  if (!context.anchor) return std::nullopt;
  return YearOf(*context.anchor) + match.parts.shift.value_or(0);
}

TimeValue ResolveDay(const TimeParts& parts, const TimeContext& context) {
  if (parts.year) {
    const std::optional<Date> day = MakeDate(*parts.year, *parts.month, *parts.day);
    if (!day) return {TimeType::kDate, MonthValue(*parts.year, *parts.month), MonthRange(*parts.year, *parts.month)};
    return OnDay(*day, parts);
  }
  const std::string open = "XXXX-" + Padded(*parts.month, 2) + "-" + Padded(*parts.day, 2);
  if (!context.anchor) return {TimeType::kDate, open, {}};
  std::optional<Date> best;
  for (int year = YearOf(*context.anchor) - 1; year <= YearOf(*context.anchor) + 1; ++year) {
    const std::optional<Date> day = MakeDate(year, *parts.month, *parts.day);
    if (!day || (parts.weekday && IsoWeekdayOf(*day) != *parts.weekday)) continue;
    if (!best || Cost(*day, *context.anchor, context.lean) < Cost(*best, *context.anchor, context.lean)) best = day;
  }
  if (!best && parts.weekday) {  // a weekday that fits no year near: go by month and day
    TimeParts without = parts;
    without.weekday.reset();
    return ResolveDay(without, context);
  }
  if (!best) return {TimeType::kDate, open, {}};
  return OnDay(*best, parts);
}

TimeValue ResolveMonth(const TimeParts& parts, const TimeContext& context) {
  const int month = *parts.month;
  if (parts.year) return {TimeType::kDate, MonthValue(*parts.year, month), MonthRange(*parts.year, month)};
  if (!context.anchor) return {TimeType::kDate, "XXXX-" + Padded(month, 2), {}};
  const int this_year = YearOf(*context.anchor);
  const int this_month = MonthOf(*context.anchor);
  int year = this_year;
  if (parts.shift == -1) {
    year = month < this_month ? this_year : this_year - 1;
  } else if (parts.shift == 1) {
    year = month > this_month ? this_year : this_year + 1;
  } else if (!parts.shift && context.lean < 0 && month > this_month) {
    year = this_year - 1;
  } else if (!parts.shift && context.lean > 0 && month < this_month) {
    year = this_year + 1;
  }
  return {TimeType::kDate, MonthValue(year, month), MonthRange(year, month)};
}

TimeValue ResolveDecade(const TimeParts& parts, const TimeContext& context) {
  int first = *parts.decade;
  if (!parts.century_known) {
    const int now = context.anchor ? YearOf(*context.anchor) : 2000;
    first += now / 100 * 100;
    if (first > now) first -= 100;
  }
  return {TimeType::kDate, Padded(first / 10, 3) + "X", DecadeRange(first)};
}

TimeValue ResolveSeason(const TimeParts& parts, const TimeContext& context) {
  if (!parts.year && !context.anchor) return {TimeType::kDate, "XXXX-" + parts.season, {}};
  static constexpr std::array<std::pair<std::string_view, int>, 4> kFirstMonths = {
      {{"SP", 3}, {"SU", 6}, {"FA", 9}, {"WI", 12}}};
  int first_month = 12;
  for (const auto& [name, month] : kFirstMonths) {
    if (name == parts.season) first_month = month;
  }
  int year = parts.year.value_or(0);
  if (!parts.year) {
    year = YearOf(*context.anchor);
    const int now = MonthOf(*context.anchor);
    const bool over = now > first_month + 2;
    const bool ahead = now < first_month;
    if (parts.shift == -1 && !over) --year;
    if (parts.shift == 1 && !ahead) ++year;
    if (!parts.shift && context.lean < 0 && ahead) --year;
    if (!parts.shift && context.lean > 0 && over) ++year;
  }
  const Date begin = *MakeDate(year, first_month, 1);
  return {TimeType::kDate, Padded(year, 4) + "-" + parts.season, {begin, AddMonths(begin, 3) - days(1)}};
}

// Quarters and halves of a year, "the first quarter of 1998".
TimeValue ResolvePartOfYear(const TimeParts& parts, const TimeContext& context, bool quarter) {
  const int most = quarter ? 4 : 2;
  const int number = *parts.ordinal;
  if (number > most || (!parts.year && !context.anchor)) return {};
  const int year = parts.year ? *parts.year : YearOf(*context.anchor) + parts.shift.value_or(0);
  const int months = 12 / most;
  const std::string value = Padded(year, 4) + (quarter ? "-Q" : "-H") + std::to_string(number);
  return {TimeType::kDate,
          value,
          {MonthRange(year, (number - 1) * months + 1).begin, MonthRange(year, number * months).end}};
}

TimeValue ResolveWeekday(const TimeMatch& match, const TimeContext& context) {
  const TimeParts& parts = match.parts;
  if (!context.anchor) return {TimeType::kDate, "XXXX-WXX-" + std::to_string(*parts.weekday), {}};
  const Date anchor = *context.anchor;
  if (!parts.unit.empty() && parts.shift) {  // "Friday next week"
    const Date week = anchor + days(7 * *parts.shift);
    return OnDay(week + days(*parts.weekday - IsoWeekdayOf(week)), parts);
  }
  const int back = (IsoWeekdayOf(anchor) - *parts.weekday + 7) % 7;
  const int ahead = (7 - back) % 7;
  if (!match.pattern->argument.empty()) return OnDay(anchor - days(back + 7), parts);  // "Tuesday a week ago"
  if (parts.shift == -1) return OnDay(anchor - days(back == 0 ? 7 : back), parts);
  if (parts.shift == 1) return OnDay(anchor + days(ahead == 0 ? 7 : ahead), parts);
  if (parts.shift == 0 || context.lean > 0) return OnDay(anchor + days(ahead), parts);
  return OnDay(anchor - days(back), parts);
}

TimeValue ResolveDayWord(const TimeMatch& match, const TimeContext& context) {
  const TimeParts& parts = match.parts;
  const int offset = parts.day_word.empty() ? Argument(match, 0) : std::atoi(parts.day_word.c_str());
  if (!context.anchor)
    return {TimeType::kDate, offset == 0 ? "PRESENT_REF" : offset < 0 ? "PAST_REF" : "FUTURE_REF", {}};
  return OnDay(*context.anchor + days(offset), parts);
}

// "this morning", "last night", "the following afternoon".
TimeValue ResolvePart(const TimeMatch& match, const TimeContext& context) {
  TimeParts parts = match.parts;
  if (parts.part.empty()) parts.part = "NI";
  const bool narrative = match.pattern->argument.empty();
  const std::optional<Date> base = narrative && context.reference ? context.reference : context.anchor;
  if (!base) return {TimeType::kTime, "XXXX-XX-XXT" + parts.part, {}};
  return OnDay(*base + days(Argument(match, parts.shift.value_or(0))), parts);
}

// Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8).
Date Easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int month = (h + l - 7 * m + 114) / 31;
  return *MakeDate(year, month, (h + l - 7 * m + 114) % 31 + 1);
}

Date HolidayIn(int year, const std::string& rule) {
  if (rule == "easter") return Easter(year);
  if (rule == "thanksgiving") {  // the fourth Thursday of November
    const Date first = *MakeDate(year, 11, 1);
    return first + days((4 - IsoWeekdayOf(first) + 7) % 7 + 21);
  }
  return *MakeDate(year, std::atoi(rule.substr(0, 2).c_str()), std::atoi(rule.substr(3, 2).c_str()));
}

TimeValue ResolveHoliday(const TimeParts& parts, const TimeContext& context) {
  if (!context.anchor) return {};
  const int year = YearOf(*context.anchor);
  Date best = HolidayIn(year, parts.holiday);
  for (const int other : {year - 1, year + 1}) {
    const Date day = HolidayIn(other, parts.holiday);
    const int lean = parts.shift.value_or(0) != 0 ? *parts.shift : context.lean;
    if (Cost(day, *context.anchor, lean) < Cost(best, *context.anchor, lean)) best = day;
  }
  return OnDay(best, parts);
}

TimeValue ResolveNewYear(const TimeMatch& match, const TimeContext& context) {
  if (!context.anchor) return {};
  const int year = YearOf(*context.anchor);
  const Date this_year = *MakeDate(year, 1, 1);
  const Date next_year = *MakeDate(year + 1, 1, 1);
  const bool next = (next_year - *context.anchor) < (*context.anchor - this_year);
  return OnDay((next ? next_year : this_year) + days(Argument(match, 0)), match.parts);
}

}  // namespace

std::optional<TimeValue> ResolveCalendarTime(const TimeMatch& match, const TimeContext& context) {
  TimeParts parts = match.parts;
  parts.year = YearWith(match, context);
  switch (match.pattern->meaning) {
    case TimeMeaning::kDay:
      return ResolveDay(parts, context);
    case TimeMeaning::kIsoDate:
      return OnDay(*parts.iso_date, parts);
    case TimeMeaning::kMonth:
      return ResolveMonth(parts, context);
    case TimeMeaning::kYear:
      return TimeValue{TimeType::kDate, Padded(*parts.year, 4), YearRange(*parts.year)};
    case TimeMeaning::kFiscal:
      return TimeValue{TimeType::kDate, "FY" + Padded(*parts.year, 4), {}};
    case TimeMeaning::kDecade:
      return ResolveDecade(parts, context);
    case TimeMeaning::kCentury:
      if (*parts.ordinal < 1 || *parts.ordinal > 30) return TimeValue{};
      return TimeValue{TimeType::kDate, Padded(*parts.ordinal - 1, 2) + "XX", CenturyRange(*parts.ordinal)};
    case TimeMeaning::kSeason:
      return ResolveSeason(parts, context);
    case TimeMeaning::kQuarter:
      return ResolvePartOfYear(parts, context, true);
    case TimeMeaning::kHalf:
      return ResolvePartOfYear(parts, context, false);
    case TimeMeaning::kWeekday:
      return ResolveWeekday(match, context);
    case TimeMeaning::kDayWord:
      return ResolveDayWord(match, context);
    case TimeMeaning::kPart:
      return ResolvePart(match, context);
    case TimeMeaning::kHoliday:
      return ResolveHoliday(parts, context);
    case TimeMeaning::kNewYear:
      return ResolveNewYear(match, context);
    default:
      return std::nullopt;
  }
}

}  // namespace tacitus
