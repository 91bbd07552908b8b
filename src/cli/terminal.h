// What the program knows of the place it writes to: terminal or not, how wide, with colour or not; and writing there.
#pragma once

#include <string_view>

#include "query/terminal_style.h"

namespace tacitus {

bool StandardOutputIsTerminal();
bool StandardInputIsTerminal();

// The width is COLUMNS, else the terminal's own, else 100. Colour is for terminals alone, never with NO_COLOR
// (https://no-color.org) or TERM=dumb.
TerminalStyle StandardOutputStyle();

// Standard output, unbuffered between calls. After a failure nothing more is written.
class Output {
 public:
  // Whether all was written.
  bool Write(std::string_view text);
  // Whether the reader has gone ("| head"), which is no failure.
  [[nodiscard]] bool closed() const { return closed_; }
  // The system's error number where writing failed otherwise, 0 where it did not.
  [[nodiscard]] int failure() const { return failure_; }

 private:
  bool closed_ = false;
  int failure_ = 0;
};

}  // namespace tacitus
