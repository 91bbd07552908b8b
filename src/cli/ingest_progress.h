// What `tacitus ingest` says while it works: one line that changes on a terminal, a line a batch elsewhere.
// One thread at a time. Tested in tests/store/ingest_test.py.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "cli/terminal.h"
#include "store/ingest.h"

namespace tacitus {

class IngestProgress {
 public:
  // `bytes` are those of all files, 0 where that is not known.
  explicit IngestProgress(std::uint64_t bytes);

  void Working(const IngestReport& report);
  void Stored(const IngestReport& report);
  // Clears the changing line, so that another can be printed.
  void Clear();

 private:
  [[nodiscard]] double Seconds() const;
  [[nodiscard]] std::string Rates(const IngestReport& report) const;

  std::uint64_t bytes_;
  ChangingLine line_;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace tacitus
