#include "code/times/time_value.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace tacitus {
namespace {

using std::chrono::days;

std::string WeekValue(Date day) {
  const IsoWeek week = IsoWeekOf(day);
  return Padded(week.year, 4) + "-W" + Padded(week.week, 2);
}

std::string NumberText(double number) {
  std::array<char, 32> buffer{};
  const auto [end, problem] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return problem == std::errc() ? std::string(buffer.data(), end) : "X";
}

}  // namespace

std::string Padded(int number, int width) {
  std::array<char, 16> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%0*d", width, number);
  return std::string(buffer.data(), static_cast<std::size_t>(length));
}

std::string MonthValue(int year, int month) { return Padded(year, 4) + "-" + Padded(month, 2); }

int QuarterOf(Date day) { return (MonthOf(day) - 1) / 3 + 1; }

DateRange QuarterRange(int year, int quarter) {
  return {MonthRange(year, quarter * 3 - 2).begin, MonthRange(year, quarter * 3).end};
}

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

int Argument(const TimeMatch& match, int otherwise) {
  const std::string& text = match.pattern->argument;
  return text.empty() ? otherwise : std::atoi(text.c_str());
}

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

}  // namespace tacitus
