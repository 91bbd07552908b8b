#include "tests/cases/verdict.h"

#include <algorithm>
#include <limits>

#include "tests/cases/event_match.h"

namespace tacitus {
namespace {

constexpr std::size_t kNobody = std::numeric_limits<std::size_t>::max();

bool Happened(const Event& event) {
  return event.status == Status::kActual || event.status == Status::kOngoing || event.status == Status::kRepeated;
}

// A matching of lines and events by augmenting paths (Kuhn): lines that must have an event come first, then events
// that must have a line take those left over, or change places with an event that needs none.
class Matching {
 public:
  Matching(const std::vector<Expectation>& lines, const std::vector<Event>& events)
      : lines_(lines), events_(events), event_of_(lines.size(), kNobody), line_of_(events.size(), kNobody) {
    for (std::size_t line = 0; line < lines.size(); ++line) {
      if (lines[line].never || lines[line].optional) continue;
      std::vector<bool> seen(events.size(), false);
      GiveEvent(line, seen);
    }
    for (std::size_t event = 0; event < events.size(); ++event) {
      if (!Happened(events[event]) || line_of_[event] != kNobody) continue;
      std::vector<bool> seen(lines.size(), false);
      GiveLine(event, seen);
    }
  }

  [[nodiscard]] bool HasEvent(std::size_t line) const { return event_of_[line] != kNobody; }
  [[nodiscard]] bool HasLine(std::size_t event) const {
    if (line_of_[event] != kNobody) return true;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      if (lines_[line].many && Fits(line, event)) return true;
    }
    return false;
  }

 private:
  [[nodiscard]] bool Fits(std::size_t line, std::size_t event) const {
    return !lines_[line].never && Mismatches(lines_[line], events_[event]).empty();
  }

  void Join(std::size_t line, std::size_t event) {
    event_of_[line] = event;
    line_of_[event] = line;
  }

  bool GiveEvent(std::size_t line, std::vector<bool>& seen) {
    for (std::size_t event = 0; event < events_.size(); ++event) {
      if (seen[event] || !Fits(line, event)) continue;
      seen[event] = true;
      if (line_of_[event] == kNobody || GiveEvent(line_of_[event], seen)) {
        Join(line, event);
        return true;
      }
    }
    return false;
  }

  bool GiveLine(std::size_t event, std::vector<bool>& seen) {
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      if (seen[line] || !Fits(line, event)) continue;
      seen[line] = true;
      const std::size_t holder = event_of_[line];
      if (holder == kNobody || !Happened(events_[holder]) || GiveLine(holder, seen)) {
        if (holder != kNobody && line_of_[holder] == line) line_of_[holder] = kNobody;
        Join(line, event);
        return true;
      }
    }
    return false;
  }

  const std::vector<Expectation>& lines_;
  const std::vector<Event>& events_;
  std::vector<std::size_t> event_of_;
  std::vector<std::size_t> line_of_;
};

// The event that comes nearest to a missing line, and what keeps it from being it.
std::string NearestTo(const Expectation& line, const std::vector<Event>& events) {
  std::string nearest;
  std::size_t fewest = 4;  // an event that is wrong in more is another event
  for (const Event& event : events) {
    const std::vector<std::string> mismatches = Mismatches(line, event);
    if (mismatches.size() >= fewest || mismatches.empty()) continue;
    fewest = mismatches.size();
    nearest = "\n      nearest:  " + DescribeEvent(event) + "\n      but for:  ";
    for (std::size_t i = 0; i < mismatches.size(); ++i) nearest += (i == 0 ? "" : ", ") + mismatches[i];
  }
  return nearest;
}

std::string Excerpt(const Event& event) {
  return "\n      sentence: " + event.sentence + (event.rule.empty() ? "" : "\n      rule:     " + event.rule);
}

}  // namespace

std::string Judge(const CaseFile& test_case, const std::vector<Event>& events) {
  const std::vector<Expectation>& lines = test_case.expectations;
  const Matching matching(lines, events);
  std::string faults;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const Expectation& expected = lines[line];
    if (expected.never) {
      for (const Event& event : events) {
        if (Mismatches(expected, event).empty()) {
          faults += "\n  forbidden:    " + expected.text + "\n      found:    " + DescribeEvent(event) + Excerpt(event);
        }
      }
    } else if (!expected.optional && !matching.HasEvent(line)) {
      faults += "\n  missing:      " + expected.text + NearestTo(expected, events);
    }
  }
  for (std::size_t event = 0; event < events.size(); ++event) {
    if (Happened(events[event]) && !matching.HasLine(event)) {
      faults += "\n  not expected: " + DescribeEvent(events[event]) + Excerpt(events[event]);
    }
  }
  if (faults.empty()) return "";
  std::string report = test_case.path + ": " + test_case.name + "\n  why:          " + test_case.why;
  if (!test_case.text.empty()) report += "\n  article:      " + test_case.text;
  report += faults + "\n  all events found:";
  for (const Event& event : events) report += "\n    " + DescribeEvent(event);
  return report + (events.empty() ? " none" : "") + "\n";
}

}  // namespace tacitus
