#include "cli/heartbeat.h"

#include <iostream>

#include "base/calendar.h"
#include "base/grouped.h"

namespace tacitus {
namespace {

constexpr std::chrono::milliseconds kOnTerminals{1000};

}  // namespace

Heartbeat::Heartbeat(std::chrono::milliseconds interval) : interval_(line_.on_terminal() ? kOnTerminals : interval) {}

// "2026-11-24T20:15:00Z watching, 120 documents stored with 310 events, 3 already there, 0 rejected".
std::string Heartbeat::Line(const IngestReport& report) const {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return FormatDateTime(now) + " watching, " + Grouped(report.stored) + " documents stored with " +
         Grouped(report.events) + " events, " + Grouped(report.present) + " already there, " +
         Grouped(report.rejected) + " rejected";
}

void Heartbeat::Beat(const IngestReport& report) {
  const auto now = std::chrono::steady_clock::now();
  const bool at_once = line_.on_terminal() && !line_.shown();
  if (interval_.count() == 0 || (now - last_ < interval_ && !at_once)) return;
  last_ = now;
  line_.Show(Line(report));
  if (!line_.on_terminal()) std::cerr << Line(report) << std::endl;
}

void Heartbeat::Stored(const IngestReport& report) {
  // On a terminal the next beat shows it at once.
  Clear();
  if (line_.on_terminal()) return;
  std::cerr << "stored " << Grouped(report.stored) << " documents with " << Grouped(report.events) << " events"
            << std::endl;
}

void Heartbeat::Clear() { line_.Clear(); }

}  // namespace tacitus
