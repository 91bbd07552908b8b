#include "code/times/resolve_time.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace tacitus {
namespace {

using std::chrono::days;

// Days without a year lie within this many days of their cheaper side; a date in the wrong direction costs more.
constexpr int kWrongWay = 30;
constexpr int kTimeZoneSlack = 2;  // days that a date may lie ahead of publication and still count as just past

std::string Padded(int number, int width) {
  std::array<char, 16> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%0*d", width, number);
  return std::string(buffer.data(), static_cast<std::size_t>(length));
}

std::string MonthValue(int year, int month) { return Padded(year, 4) + "-" + Padded(month, 2); }

std::string WeekValue(Date day) {
  const IsoWeek week = IsoWeekOf(day);
  return Padded(week.year, 4) + "-W" + Padded(week.week, 2);
}

int QuarterOf(Date day) { return (MonthOf(day) - 1) / 3 + 1; }

DateRange QuarterRange(int year, int quarter) {
  return {MonthRange(year, quarter * 3 - 2).begin, MonthRange(year, quarter * 3).end};
}

// The TIMEX3 value of the day, week, month … of this unit that a day falls into.
std::string UnitValue(Date day, const std::string& unit) {
  const int year = YearOf(day);
  if (unit == "W" || unit == "2W") return WeekValue(day);
  if (unit == "WE") return WeekValue(day) + "-WE";
  if (unit == "M") return MonthValue(year, MonthOf(day));
  if (unit == "Q") return Padded(year, 4) + "-Q" + std::to_string(QuarterOf(day));
  if (unit == "Y") return Padded(year, 4);
  if (unit == "E") return Padded(year / 10, 3) + "X";
  if (unit == "C" || unit == "L") return Padded(year / 100, 2) + "XX";
  if (unit == "NI") return FormatDate(day) + "TNI";
  return FormatDate(day);
}

std::string NumberText(double number) {
  std::array<char, 32> buffer{};
  const auto [end, problem] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return problem == std::errc() ? std::string(buffer.data(), end) : "X";
}

// "P2W", "PT1H30M", "PXY" where `count` is missing.
std::string DurationValue(std::optional<double> count, std::string unit) {
  if (count && (unit == "2W" || unit == "6M")) {
    *count *= unit.front() - '0';
    unit = unit.substr(1);
  }
  if (unit == "2W" || unit == "6M") unit = unit.substr(1);
  const bool clock = unit.front() == 'T';
  const std::string letter = clock ? unit.substr(1) : unit;
  const std::string prefix = clock ? "PT" : "P";
  if (!count) return prefix + "X" + letter;
  if (unit == "Y" && *count >= 1000 && std::fmod(*count, 1000) == 0) return "P" + NumberText(*count / 1000) + "L";
  const double whole = std::floor(*count);
  if (const double rest = *count - whole; rest > 0) {
    const std::string larger = whole > 0 ? NumberText(whole) + letter : std::string();
    if (unit == "TH") return prefix + larger + NumberText(rest * 60) + "M";
    if (unit == "TM") return prefix + larger + NumberText(rest * 60) + "S";
    if (unit == "Y" && std::fmod(rest * 12, 1) == 0) return prefix + larger + NumberText(rest * 12) + "M";
  }
  return prefix + NumberText(*count) + letter;
}

std::string ClockValue(const TimeParts& parts) {
  int hour = *parts.hour;
  if (parts.am_pm == "PM" && hour < 12) hour += 12;
  if (parts.am_pm == "AM" && hour == 12) hour = 0;
  return "T" + Padded(hour, 2) + ":" + Padded(parts.minute.value_or(0), 2);
}

// A day, with the time of day that came with it.
TimeValue OnDay(Date day, const TimeParts& parts) {
  TimeValue value{TimeType::kDate, FormatDate(day), {day, day}};
  if (parts.hour) {
    value.type = TimeType::kTime;
    value.value += ClockValue(parts);
  } else if (!parts.part.empty()) {
    value.type = TimeType::kTime;
    value.value += "T" + parts.part;
  }
  return value;
}

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

int Argument(const TimeMatch& match, int otherwise) {
  const std::string& text = match.pattern->argument;
  return text.empty() ? otherwise : std::atoi(text.c_str());
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

TimeValue AtUnit(Date day, const std::string& unit) {
  return {unit == "NI" ? TimeType::kTime : TimeType::kDate, UnitValue(day, unit), UnitAround(day, unit)};
}

// "last week", "this year", "next month".
TimeValue ResolveShift(const TimeMatch& match, const TimeContext& context) {
  const TimeParts& parts = match.parts;
  const int count = Argument(match, parts.shift.value_or(0));
  const std::string& unit = parts.unit.empty() ? std::string("Y") : parts.unit;
  if (!context.anchor) return {TimeType::kDate, count == 0 ? "PRESENT_REF" : count < 0 ? "PAST_REF" : "FUTURE_REF", {}};
  return AtUnit(AddUnits(*context.anchor, unit, count), unit);
}

// "that year", "the following day": from the date named before.
TimeValue ResolveThat(const TimeMatch& match, const TimeContext& context) {
  const std::optional<Date> base = context.reference ? context.reference : context.anchor;
  const std::string unit = match.parts.unit.empty() ? std::string("D") : match.parts.unit;
  if (!base || unit.front() == 'T') return {};
  return AtUnit(AddUnits(*base, unit, Argument(match, 0)), unit);
}

// "two years ago", "three days later"; spans of hours and less stay durations.
TimeValue ResolveDistance(const TimeMatch& match, const TimeContext& context, bool from_reference) {
  const TimeParts& parts = match.parts;
  const int sign = Argument(match, -1);
  const std::optional<Date> base = from_reference && context.reference ? context.reference : context.anchor;
  const bool counted = parts.number.has_value() && parts.number->low.has_value();
  const bool vague = (parts.number && parts.number->vague) || (!parts.number && parts.plural_unit);
  const double count = counted ? *parts.number->low : parts.number && parts.number->high ? *parts.number->high : 1;
  if (parts.unit.front() == 'T') {
    if (from_reference) return {TimeType::kDuration, DurationValue(count, parts.unit), {}};
    return {TimeType::kTime, sign < 0 ? "PAST_REF" : "FUTURE_REF", base ? DateRange{base, base} : DateRange{}};
  }
  const std::string open = sign < 0 ? "PAST_REF" : "FUTURE_REF";
  const bool long_unit = parts.unit == "Y";
  if (!base || (vague && !(counted && long_unit))) {
    return {TimeType::kDate, open, sign < 0 ? DateRange{std::nullopt, base} : DateRange{base, std::nullopt}};
  }
  if (std::fabs(count) > 5000) return {TimeType::kDate, open, {}};
  if (std::floor(count) != count && parts.unit == "Y") {  // "two and a half years ago"
    return AtUnit(AddMonths(*base, sign * static_cast<int>(count * 12)), "M");
  }
  const Date day = AddUnits(*base, parts.unit, sign * static_cast<int>(count));
  if (vague) return {TimeType::kDate, UnitValue(day, "E"), UnitAround(day, "E")};  // "a few years ago"
  return AtUnit(day, parts.unit);
}

std::optional<double> CountOf(const TimeMatch& match) {
  if (match.parts.number) {
    if (match.parts.number->vague) return std::nullopt;
    return match.parts.number->low ? match.parts.number->low : match.parts.number->high;
  }
  if (match.pattern->argument.empty() || match.pattern->argument == "X") return std::nullopt;
  return std::strtod(match.pattern->argument.c_str(), nullptr);
}

TimeValue ResolveDuration(const TimeMatch& match) {
  if (match.parts.unit.empty()) return {TimeType::kDuration, "PXX", {}};
  return {TimeType::kDuration, DurationValue(CountOf(match), match.parts.unit), {}};
}

// "the past two weeks", "the next year": a duration that touches the anchor.
TimeValue ResolveWindow(const TimeMatch& match, const TimeContext& context) {
  const TimeParts& parts = match.parts;
  if (parts.shift == 0) return ResolveShift(match, context);
  const std::optional<double> count = parts.plural_unit && !parts.number ? std::nullopt : CountOf(match);
  TimeValue value{TimeType::kDuration, DurationValue(count, parts.unit), {}};
  if (!context.anchor || parts.unit.front() == 'T') return value;
  const bool ahead = parts.shift == 1;  // without a shift ("this past year", "recent years"): back
  value.days = ahead ? DateRange{context.anchor, std::nullopt} : DateRange{std::nullopt, context.anchor};
  if (!count || *count > 5000 || std::floor(*count) != *count) return value;
  const Date other = AddUnits(*context.anchor, parts.unit, (ahead ? 1 : -1) * static_cast<int>(*count));
  (ahead ? value.days.end : value.days.begin) = other;
  return value;
}

TimeValue ResolveSet(const TimeMatch& match) {
  const TimeParts& parts = match.parts;
  if (parts.weekday) return {TimeType::kSet, "XXXX-WXX-" + std::to_string(*parts.weekday), {}};
  if (parts.month) return {TimeType::kSet, "XXXX-" + Padded(*parts.month, 2), {}};
  if (!parts.part.empty()) return {TimeType::kSet, "XXXX-XX-XXT" + parts.part, {}};
  const bool times = parts.number && !parts.plural_unit;  // "three times a week"
  const std::optional<double> count =
      parts.number && !times ? CountOf(match) : std::optional<double>(Argument(match, 1));
  return {TimeType::kSet, DurationValue(count, parts.unit), {}};
}

TimeValue ResolveClock(const TimeParts& parts, const TimeContext& context) {
  const std::optional<Date> base = context.reference ? context.reference : context.anchor;
  if (!base) return {TimeType::kTime, "XXXX-XX-XX" + (parts.hour ? ClockValue(parts) : "T" + parts.part), {}};
  return OnDay(*base, parts);
}

TimeValue ResolveReference(const std::string& name, const TimeContext& context) {
  TimeValue value{TimeType::kDate, name, {}};
  if (name == "PAST_REF") value.days.end = context.anchor;
  if (name == "FUTURE_REF") value.days.begin = context.anchor;
  return value;
}

TimeValue Resolve(const TimeMatch& match, const TimeContext& context) {
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
      return {TimeType::kDate, Padded(*parts.year, 4), YearRange(*parts.year)};
    case TimeMeaning::kFiscal:
      return {TimeType::kDate, "FY" + Padded(*parts.year, 4), {}};
    case TimeMeaning::kDecade:
      return ResolveDecade(parts, context);
    case TimeMeaning::kCentury:
      if (*parts.ordinal < 1 || *parts.ordinal > 30) return {};
      return {TimeType::kDate, Padded(*parts.ordinal - 1, 2) + "XX", CenturyRange(*parts.ordinal)};
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
    case TimeMeaning::kShift:
      return ResolveShift(match, context);
    case TimeMeaning::kThat:
      return ResolveThat(match, context);
    case TimeMeaning::kAgo:
      return ResolveDistance(match, context, false);
    case TimeMeaning::kLater:
      return ResolveDistance(match, context, true);
    case TimeMeaning::kDuration:
    case TimeMeaning::kAge:
      return ResolveDuration(match);
    case TimeMeaning::kWindow:
      return ResolveWindow(match, context);
    case TimeMeaning::kSet:
      return ResolveSet(match);
    case TimeMeaning::kSetWord:
      return {TimeType::kSet, parts.set_word, {}};
    case TimeMeaning::kClock:
    case TimeMeaning::kPartOnly:
      return ResolveClock(parts, context);
    case TimeMeaning::kReference:
      return ResolveReference(match.pattern->argument, context);
    case TimeMeaning::kAnniversary:
      break;
  }
  return {};
}

}  // namespace

DateRange UnitAround(Date day, const std::string& unit) {
  if (unit == "W" || unit == "2W") return WeekRange(IsoWeekOf(day));
  if (unit == "WE") {
    const Date monday = *WeekRange(IsoWeekOf(day)).begin;
    return {monday + days(5), monday + days(6)};
  }
  if (unit == "M" || unit == "6M") return MonthRange(YearOf(day), MonthOf(day));
  if (unit == "Q") return QuarterRange(YearOf(day), QuarterOf(day));
  if (unit == "Y") return YearRange(YearOf(day));
  if (unit == "E") return DecadeRange(YearOf(day) / 10 * 10);
  if (unit == "C" || unit == "L") return CenturyRange((YearOf(day) - 1) / 100 + 1);
  return {day, day};
}

Date AddUnits(Date day, const std::string& unit, int count) {
  if (unit == "W" || unit == "WE") return day + days(7 * count);
  if (unit == "2W") return day + days(14 * count);
  if (unit == "M") return AddMonths(day, count);
  if (unit == "6M") return AddMonths(day, 6 * count);
  if (unit == "Q") return AddMonths(day, 3 * count);
  if (unit == "Y") return AddYears(day, count);
  if (unit == "E") return AddYears(day, 10 * count);
  if (unit == "C") return AddYears(day, 100 * count);
  if (unit == "L") return AddYears(day, 1000 * count);
  return day + days(count);
}

std::optional<TimeValue> ResolveTime(const TimeMatch& match, const TimeContext& context) {
  TimeValue value = Resolve(match, context);
  if (value.value.empty()) return std::nullopt;
  return value;
}

}  // namespace tacitus
