#include "cli/heartbeat.h"

#include <unistd.h>

#include <iostream>

#include "base/calendar.h"
#include "base/grouped.h"
#include "cli/terminal.h"
#include "query/text_width.h"

namespace tacitus {
namespace {

constexpr const char* kClearLine = "\r\x1b[K";
constexpr std::chrono::milliseconds kOnTerminals{1000};

}  // namespace

Heartbeat::Heartbeat(std::chrono::milliseconds interval)
    : interval_(interval), terminal_(::isatty(STDERR_FILENO) == 1) {
  if (terminal_) interval_ = kOnTerminals;
}

// "2026-11-24T20:15:00Z watching, 120 documents stored with 310 events, 3 already there, 0 rejected".
std::string Heartbeat::Line(const IngestReport& report) const {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return FormatDateTime(now) + " watching, " + Grouped(report.stored) + " documents stored with " +
         Grouped(report.events) + " events, " + Grouped(report.present) + " already there, " +
         Grouped(report.rejected) + " rejected";
}

void Heartbeat::Beat(const IngestReport& report) {
  const auto now = std::chrono::steady_clock::now();
  if (interval_.count() == 0 || (now - last_ < interval_ && !(terminal_ && !shown_))) return;
  last_ = now;
  if (terminal_) {
    std::cerr << kClearLine << Truncated(Line(report), StandardOutputStyle().width - 1) << std::flush;
    shown_ = true;
  } else {
    std::cerr << Line(report) << std::endl;
  }
}

void Heartbeat::Stored(const IngestReport& report) {
  // On a terminal the next beat shows it at once.
  Clear();
  if (terminal_) return;
  std::cerr << "stored " << Grouped(report.stored) << " documents with " << Grouped(report.events) << " events"
            << std::endl;
}

void Heartbeat::Clear() {
  if (terminal_ && shown_) std::cerr << kClearLine << std::flush;
  shown_ = false;
}

}  // namespace tacitus
