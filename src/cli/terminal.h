// What the program knows of the place it writes to: terminal or not, how wide, with colour or not; and writing there.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/terminal_style.h"
#include "tacitus/result.h"

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
  // "the answer cannot be written: No space left on device", where writing failed otherwise.
  [[nodiscard]] std::optional<Error> Failure(const std::string& what) const;

 private:
  bool closed_ = false;
  int failure_ = 0;  // the system's error number
};

// A line on standard error that is written over and over, where that is a terminal; nothing is shown elsewhere.
class ChangingLine {
 public:
  ChangingLine();
  [[nodiscard]] bool on_terminal() const { return on_terminal_; }
  [[nodiscard]] bool shown() const { return shown_; }

  // Cut to the terminal's width.
  void Show(const std::string& text);
  // Takes the line away, so that something else can be printed.
  void Clear();

 private:
  bool on_terminal_;
  bool shown_ = false;
};

}  // namespace tacitus
