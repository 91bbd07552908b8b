#include "code/times/resolve_time.h"

#include <cmath>
#include <cstdlib>
#include <string>

#include "code/times/calendar_time.h"

namespace tacitus {
namespace {

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
  const std::string part = parts.part.empty() ? std::string() : "T" + parts.part;
  if (parts.weekday) return {TimeType::kSet, "XXXX-WXX-" + std::to_string(*parts.weekday) + part, {}};
  if (parts.month) return {TimeType::kSet, "XXXX-" + Padded(*parts.month, 2), {}};
  if (!parts.season.empty()) return {TimeType::kSet, "XXXX-" + parts.season, {}};
  if (!part.empty()) return {TimeType::kSet, "XXXX-XX-XX" + part, {}};
  // The number counts units ("every two years") unless there is an argument ("each of the past two years") or it counts
  // how often ("two times a year").
  const bool counts_units = parts.number && parts.plural_unit && match.pattern->argument.empty();
  const std::optional<double> count = counts_units ? CountOf(match) : std::optional<double>(Argument(match, 1));
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
  if (std::optional<TimeValue> value = ResolveCalendarTime(match, context)) return *std::move(value);
  const TimeParts& parts = match.parts;
  switch (match.pattern->meaning) {
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
    default:
      break;
  }
  return {};
}

}  // namespace

std::optional<TimeValue> ResolveTime(const TimeMatch& match, const TimeContext& context) {
  TimeValue value = Resolve(match, context);
  if (value.value.empty()) return std::nullopt;
  return value;
}

}  // namespace tacitus
