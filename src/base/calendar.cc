#include "base/calendar.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace tacitus {
namespace {

using std::chrono::days;
using std::chrono::sys_seconds;
using std::chrono::year_month_day;

constexpr int kFirstYear = 1;
constexpr int kLastYear = 9999;

year_month_day Fields(Date date) { return year_month_day{date}; }

// Reads exactly `digits` digits from the front of `text` and takes them off.
std::optional<int> TakeNumber(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool TakeChar(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> TakeDate(std::string_view& text) {
  const std::optional<int> year = TakeNumber(text, 4);
  if (!year || !TakeChar(text, '-')) return std::nullopt;
  const std::optional<int> month = TakeNumber(text, 2);
  if (!month || !TakeChar(text, '-')) return std::nullopt;
  const std::optional<int> day = TakeNumber(text, 2);
  if (!day) return std::nullopt;
  return MakeDate(*year, *month, *day);
}

// "18:01", "18:01:00", "18:01:00.123", as seconds of the day.
std::optional<std::chrono::seconds> TakeTimeOfDay(std::string_view& text) {
  const std::optional<int> hour = TakeNumber(text, 2);
  if (!hour || *hour > 24 || !TakeChar(text, ':')) return std::nullopt;
  const std::optional<int> minute = TakeNumber(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (TakeChar(text, ':')) {
    const std::optional<int> given = TakeNumber(text, 2);
    if (!given || *given > 60) return std::nullopt;
    second = std::min(*given, 59);
    if (TakeChar(text, '.') || TakeChar(text, ',')) {
      if (!TakeNumber(text, 1)) return std::nullopt;
      while (TakeNumber(text, 1)) {
      }
    }
  }
  if (*hour == 24 && (*minute != 0 || second != 0)) return std::nullopt;
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(second);
}

// What follows the time of day: nothing, "Z" or an offset from UTC.
std::optional<std::chrono::minutes> TakeOffset(std::string_view& text) {
  if (text.empty() || TakeChar(text, 'Z') || TakeChar(text, 'z')) return std::chrono::minutes(0);
  const bool east = TakeChar(text, '+');
  if (!east && !TakeChar(text, '-')) return std::nullopt;
  const std::optional<int> hours = TakeNumber(text, 2);
  if (!hours || *hours > 23) return std::nullopt;
  int minutes = 0;
  const bool colon = TakeChar(text, ':');
  if (colon || !text.empty()) {
    const std::optional<int> given = TakeNumber(text, 2);
    if (!given || *given > 59) return std::nullopt;
    minutes = *given;
  }
  const std::chrono::minutes offset(*hours * 60 + minutes);
  return east ? offset : -offset;
}

// One side of an EDTF interval, or the whole of one that is none.
std::optional<DateRange> ParseEdtfDate(std::string_view text) {
  if (text.size() == 10) {
    const std::optional<Date> date = ParseDate(text);
    if (!date) return std::nullopt;
    return DateRange{date, date};
  }
  if (text.size() == 4 && text[3] == 'X') {
    const bool century = text[2] == 'X';
    const std::optional<int> stem = TakeNumber(text, century ? 2 : 3);
    if (!stem || *stem == 0) return std::nullopt;
    if (!century) return DecadeRange(*stem * 10);
    return DateRange{MakeDate(*stem * 100, 1, 1), MakeDate(*stem * 100 + 99, 12, 31)};
  }
  const std::optional<int> year = TakeNumber(text, 4);
  if (!year || *year < kFirstYear) return std::nullopt;
  if (text.empty()) return YearRange(*year);
  if (!TakeChar(text, '-')) return std::nullopt;
  const std::optional<int> month = TakeNumber(text, 2);
  if (!month || *month < 1 || *month > 12 || !text.empty()) return std::nullopt;
  return MonthRange(*year, *month);
}

std::string Format(const char* format, int first, int second) {
  std::array<char, 32> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), format, first, second);
  return std::string(buffer.data(), static_cast<std::size_t>(length));
}

}  // namespace

std::optional<Date> MakeDate(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > DaysInMonth(year, month)) return std::nullopt;
  return Date{std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
              std::chrono::day(static_cast<unsigned>(day))};
}

int YearOf(Date date) { return static_cast<int>(Fields(date).year()); }
int MonthOf(Date date) { return static_cast<int>(static_cast<unsigned>(Fields(date).month())); }
int DayOf(Date date) { return static_cast<int>(static_cast<unsigned>(Fields(date).day())); }
int IsoWeekdayOf(Date date) { return static_cast<int>(std::chrono::weekday(date).iso_encoding()); }

int DaysInMonth(int year, int month) {
  const auto last = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

Date AddMonths(Date date, int months) {
  const int count = YearOf(date) * 12 + MonthOf(date) - 1 + months;
  const int year = std::clamp(count / 12, kFirstYear, kLastYear);
  const int month = std::max(count % 12, 0) + 1;
  return *MakeDate(year, month, std::min(DayOf(date), DaysInMonth(year, month)));
}

Date AddYears(Date date, int years) { return AddMonths(date, years * 12); }

DateRange MonthRange(int year, int month) {
  return {MakeDate(year, month, 1), MakeDate(year, month, DaysInMonth(year, month))};
}

DateRange YearRange(int year) { return {MakeDate(year, 1, 1), MakeDate(year, 12, 31)}; }

DateRange DecadeRange(int first_year) { return {MakeDate(first_year, 1, 1), MakeDate(first_year + 9, 12, 31)}; }

DateRange CenturyRange(int century) {
  return {MakeDate((century - 1) * 100 + 1, 1, 1), MakeDate(century * 100, 12, 31)};
}

IsoWeek IsoWeekOf(Date date) {
  const Date thursday = date + days(4 - IsoWeekdayOf(date));
  const Date first = *MakeDate(YearOf(thursday), 1, 1);
  return {YearOf(thursday), static_cast<int>((thursday - first).count() / 7) + 1};
}

DateRange WeekRange(IsoWeek week) {
  const Date fourth_of_january = *MakeDate(std::clamp(week.year, kFirstYear, kLastYear), 1, 4);
  const Date monday = fourth_of_january + days(1 - IsoWeekdayOf(fourth_of_january) + 7 * (week.week - 1));
  return {monday, monday + days(6)};
}

std::string FormatDate(Date date) {
  return Format("%04d-%02d", YearOf(date), MonthOf(date)) + Format("-%02d", DayOf(date), 0);
}

std::optional<Date> ParseDate(std::string_view text) {
  const std::optional<Date> date = TakeDate(text);
  return text.empty() ? date : std::nullopt;
}

std::string FormatDateTime(sys_seconds time) {
  const Date date = std::chrono::floor<days>(time);
  const auto second = static_cast<int>((time - date).count());
  return FormatDate(date) + Format("T%02d:%02d", second / 3600, second / 60 % 60) + Format(":%02dZ", second % 60, 0);
}

std::optional<sys_seconds> ParseDateTime(std::string_view text) {
  const std::optional<Date> date = TakeDate(text);
  if (!date) return std::nullopt;
  if (text.empty()) return sys_seconds(*date);
  if (!TakeChar(text, 'T') && !TakeChar(text, 't') && !TakeChar(text, ' ')) return std::nullopt;
  const std::optional<std::chrono::seconds> time_of_day = TakeTimeOfDay(text);
  if (!time_of_day) return std::nullopt;
  TakeChar(text, ' ');
  const std::optional<std::chrono::minutes> offset = TakeOffset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return sys_seconds(*date) + *time_of_day - *offset;
}

std::string FormatEdtf(const DateRange& range) {
  if (range.empty()) return "";
  if (!range.begin) return "../" + FormatDate(*range.end);
  if (!range.end) return FormatDate(*range.begin) + "/..";
  if (*range.begin == *range.end) return FormatDate(*range.begin);
  const auto begin = Fields(*range.begin);
  const auto end = Fields(*range.end);
  const bool whole_years =
      range.begin == MakeDate(YearOf(*range.begin), 1, 1) && range.end == MakeDate(YearOf(*range.end), 12, 31);
  if (whole_years) {
    const std::string first = Format("%04d", YearOf(*range.begin), 0);
    return begin.year() == end.year() ? first : first + "/" + Format("%04d", YearOf(*range.end), 0);
  }
  const bool whole_months =
      DayOf(*range.begin) == 1 && DayOf(*range.end) == DaysInMonth(YearOf(*range.end), MonthOf(*range.end));
  if (whole_months) {
    const std::string first = Format("%04d-%02d", YearOf(*range.begin), MonthOf(*range.begin));
    const bool one = begin.year() == end.year() && begin.month() == end.month();
    return one ? first : first + "/" + Format("%04d-%02d", YearOf(*range.end), MonthOf(*range.end));
  }
  return FormatDate(*range.begin) + "/" + FormatDate(*range.end);
}

std::optional<DateRange> ParseEdtf(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return ParseEdtfDate(text);
  DateRange range;
  const std::string_view first = text.substr(0, slash);
  const std::string_view last = text.substr(slash + 1);
  const auto is_open = [](std::string_view side) { return side.empty() || side == ".."; };
  if (!is_open(first)) {
    const std::optional<DateRange> begin = ParseEdtfDate(first);
    if (!begin) return std::nullopt;
    range.begin = begin->begin;
  }
  if (!is_open(last)) {
    const std::optional<DateRange> end = ParseEdtfDate(last);
    if (!end) return std::nullopt;
    range.end = end->end;
  }
  if (range.empty() || (range.begin && range.end && *range.end < *range.begin)) return std::nullopt;
  return range;
}

}  // namespace tacitus
