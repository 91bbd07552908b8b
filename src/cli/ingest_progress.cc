#include "cli/ingest_progress.h"

#include <algorithm>
#include <cmath>
#include <iostream>

#include "base/grouped.h"

namespace tacitus {
namespace {

std::string TimeLeft(double seconds) {
  if (seconds < 90) return Grouped(static_cast<std::uint64_t>(std::lround(seconds))) + " s left";
  if (seconds < 5400) return Grouped(static_cast<std::uint64_t>(std::lround(seconds / 60))) + " min left";
  return Grouped(static_cast<std::uint64_t>(std::lround(seconds / 3600))) + " h left";
}

}  // namespace

IngestProgress::IngestProgress(std::uint64_t bytes) : bytes_(bytes) {}

double IngestProgress::Seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
}

// "85 documents/s, 41,000 words/s, 16,200 events, 3 rejected, 2 min left".
std::string IngestProgress::Rates(const IngestReport& report) const {
  const double seconds = std::max(Seconds(), 0.001);
  const auto rate = [&](std::uint64_t count) {
    return Grouped(static_cast<std::uint64_t>(std::lround(static_cast<double>(count) / seconds)));
  };
  std::string rates = rate(report.read) + " documents/s, " + rate(report.words) + " words/s, " +
                      Grouped(report.events) + " events, " + Grouped(report.rejected) + " rejected";
  if (bytes_ > 0 && report.bytes > 0 && report.bytes < bytes_) {
    const double share = static_cast<double>(report.bytes) / static_cast<double>(bytes_);
    rates += ", " + TimeLeft(seconds / share - seconds);
  }
  return rates;
}

void IngestProgress::Working(const IngestReport& report) {
  line_.Show(Grouped(report.read) + " read, " + Grouped(report.stored) + " stored, " + Rates(report));
}

void IngestProgress::Stored(const IngestReport& report) {
  if (line_.on_terminal()) return Working(report);
  std::cerr << "stored " << Grouped(report.stored) << " documents, " << Rates(report) << std::endl;
}

void IngestProgress::Clear() { line_.Clear(); }

}  // namespace tacitus
