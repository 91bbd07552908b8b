// What `tacitus watch` says while it waits and works: one line that changes on a terminal; elsewhere a line now and
// then and one for each batch stored. One thread at a time. Tested in tests/store/watch_test.py.
#pragma once

#include <chrono>
#include <string>

#include "cli/terminal.h"
#include "store/ingest.h"

namespace tacitus {

class Heartbeat {
 public:
  // Between the lines where there is no terminal; 0 is none of them.
  explicit Heartbeat(std::chrono::milliseconds interval);

  void Beat(const IngestReport& report);
  void Stored(const IngestReport& report);
  // Clears the changing line, so that another can be printed.
  void Clear();

 private:
  [[nodiscard]] std::string Line(const IngestReport& report) const;

  ChangingLine line_;
  std::chrono::milliseconds interval_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace tacitus
