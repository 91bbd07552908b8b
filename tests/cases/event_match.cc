#include "tests/cases/event_match.h"

#include <algorithm>
#include <cstdlib>

#include "base/calendar.h"
#include "base/strings.h"
#include "base/table_file.h"

namespace tacitus {
namespace {

std::string CodeOf(const std::optional<Actor>& actor) { return actor ? actor->code : ""; }

std::string ShowNumber(double number) {
  std::string shown = std::to_string(number);
  shown.erase(shown.find_last_not_of('0') + 1);
  if (shown.ends_with('.')) shown.pop_back();
  return shown;
}

// "held:52", "killed:12.." for at least twelve, "killed:..20" for at most twenty, "killed:12..20".
std::string ShowCount(const Count& count) {
  const std::string low = count.low ? ShowNumber(*count.low) : "";
  const std::string high = count.high ? ShowNumber(*count.high) : "";
  return count.what + ":" + (low == high ? low : low + ".." + high);
}

std::string ShowDate(const Event& event) {
  const std::string shown = FormatEdtf(DateRange{event.date_start, event.date_end});
  return shown.empty() ? "none" : shown;
}

// "none"; an EDTF date that must be equal; "contains:…" one that must lie in the event's; "within:…" the reverse.
bool FitsDate(const DateRange& dated, std::string_view pattern) {
  for (const std::string_view choice : SplitValues(pattern, '|')) {
    if (choice == "none" && dated.empty()) return true;
    const std::size_t colon = choice.find(':');
    const std::string_view relation = colon == std::string_view::npos ? "" : choice.substr(0, colon);
    const std::optional<DateRange> wanted =
        ParseEdtf(colon == std::string_view::npos ? choice : choice.substr(colon + 1));
    if (!wanted || dated.empty()) continue;
    const auto lies_in = [](const DateRange& inner, const DateRange& outer) {
      return (!outer.begin || (inner.begin && *inner.begin >= *outer.begin)) &&
             (!outer.end || (inner.end && *inner.end <= *outer.end));
    };
    if (relation == "contains" && lies_in(*wanted, dated)) return true;
    if (relation == "within" && lies_in(dated, *wanted)) return true;
    if (relation.empty() && dated.begin == wanted->begin && dated.end == wanted->end) return true;
  }
  return false;
}

bool FitsInterval(double value, std::string_view interval) {
  const std::size_t dots = interval.find("..");
  if (dots == std::string_view::npos) return false;
  const double low = std::strtod(std::string(interval.substr(0, dots)).c_str(), nullptr);
  const double high = std::strtod(std::string(interval.substr(dots + 2)).c_str(), nullptr);
  return low <= value && value <= high;
}

bool FitsActor(const std::optional<Actor>& actor, std::string_view pattern) {
  return actor && (FitsPattern(actor->text, pattern) || FitsPattern(actor->name, pattern));
}

std::string ShowAttribution(const Event& event, bool medium) {
  std::string shown;
  for (const Attribution& layer : event.attribution) {
    const Actor& speaker = layer.speaker;
    const std::string& spoken = !speaker.code.empty()   ? speaker.code
                                : !speaker.name.empty() ? speaker.name
                                                        : speaker.text;
    const std::string& name = medium ? layer.medium : spoken;
    if (!name.empty()) shown += (shown.empty() ? "" : "+") + name;
  }
  return shown;
}

bool FitsAttribution(const Event& event, std::string_view pattern, bool medium) {
  if (pattern == "none") return ShowAttribution(event, medium).empty();
  return std::any_of(event.attribution.begin(), event.attribution.end(), [&](const Attribution& layer) {
    if (medium) return FitsPattern(layer.medium, pattern);
    return FitsPattern(layer.speaker.code, pattern) || FitsPattern(layer.speaker.name, pattern) ||
           FitsPattern(layer.speaker.text, pattern);
  });
}

bool FitsTrigger(const Event& event, std::string_view pattern) {
  return FitsPattern(event.trigger.text, pattern) || FitsPattern(event.trigger.lemma, pattern);
}

bool FitsField(const Event& event, const std::string& key, const std::string& pattern) {
  if (key == "cameo") return FitsPattern(event.cameo, pattern);
  if (key == "mode") return FitsPattern(event.mode, pattern);
  if (key == "quad") return FitsPattern(std::to_string(event.quad), pattern);
  if (key == "status") return FitsPattern(Name(event.status), pattern);
  if (key == "standing") return FitsPattern(Name(event.standing), pattern);
  if (key == "date") return FitsDate(DateRange{event.date_start, event.date_end}, pattern);
  if (key == "until")
    return !event.date_end || FitsDate(DateRange{event.date_end, event.date_end}, "within:../" + pattern);
  if (key == "place") return FitsPattern(event.place ? event.place->name : "", pattern);
  if (key == "lat") return event.place && FitsInterval(event.place->latitude, pattern);
  if (key == "lon") return event.place && FitsInterval(event.place->longitude, pattern);
  if (key == "speaker") return FitsAttribution(event, pattern, false);
  if (key == "medium") return FitsAttribution(event, pattern, true);
  if (key == "condition") return FitsPattern(event.condition, pattern);
  if (key == "trigger") return FitsTrigger(event, pattern);
  if (key == "source") return FitsActor(event.source, pattern);
  if (key == "target") return FitsActor(event.target, pattern);
  if (event.counts.empty()) return FitsPattern("", pattern);
  return std::any_of(event.counts.begin(), event.counts.end(),
                     [&](const Count& count) { return FitsPattern(ShowCount(count), pattern); });
}

void AddField(std::string& line, std::string_view key, const std::string& value) {
  if (value.empty()) return;
  const bool quoted = value.find(' ') != std::string::npos;
  line += " " + std::string(key) + "=" + (quoted ? "\"" + value + "\"" : value);
}

}  // namespace

bool FitsPattern(std::string_view value, std::string_view pattern) {
  for (const std::string_view choice : SplitValues(pattern, '|')) {
    if ((choice == "-" || choice == "none") && value.empty()) return true;
    if (choice.ends_with('*') ? value.starts_with(choice.substr(0, choice.size() - 1)) : value == choice) return true;
  }
  return false;
}

std::vector<std::string> Mismatches(const Expectation& expected, const Event& event) {
  std::vector<std::string> mismatches;
  const auto check = [&](bool fits, std::string_view what) {
    if (!fits) mismatches.emplace_back(what);
  };
  check(FitsPattern(CodeOf(event.source), expected.source), "source");
  check(FitsPattern(CodeOf(event.target), expected.target), "target");
  std::string types = expected.event;
  std::replace(types.begin(), types.end(), '/', '|');
  check(FitsPattern(Name(event.event), types), "event");
  for (const auto& [key, pattern] : expected.fields) check(FitsField(event, key, pattern), key);
  return mismatches;
}

std::string DescribeEvent(const Event& event) {
  const std::string source = CodeOf(event.source);
  const std::string target = CodeOf(event.target);
  std::string line =
      (source.empty() ? "-" : source) + " -> " + (target.empty() ? "-" : target) + " " + std::string(Name(event.event));
  AddField(line, "cameo", event.cameo);
  AddField(line, "mode", event.mode);
  AddField(line, "status", std::string(Name(event.status)));
  AddField(line, "standing", std::string(Name(event.standing)));
  AddField(line, "date", ShowDate(event));
  AddField(line, "place", event.place ? event.place->name : "none");
  AddField(line, "speaker", ShowAttribution(event, false));
  AddField(line, "medium", ShowAttribution(event, true));
  AddField(line, "condition", event.condition);
  for (const Count& count : event.counts) AddField(line, "count", ShowCount(count));
  AddField(line, "trigger", event.trigger.text);
  AddField(line, "source", event.source ? event.source->text : "");
  AddField(line, "target", event.target ? event.target->text : "");
  return line;
}

}  // namespace tacitus
