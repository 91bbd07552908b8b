#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <system_error>

#include "query/text_width.h"

namespace tacitus {
namespace {

constexpr const char* kClearLine = "\r\x1b[K";

std::string_view Environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing here changes the environment
  return value == nullptr ? std::string_view() : value;
}

std::optional<std::size_t> ColumnsVariable() {
  const std::string_view text = Environment("COLUMNS");
  std::size_t columns = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
  if (error != std::errc() || end != text.data() + text.size() || columns == 0) return std::nullopt;
  return columns;
}

}  // namespace

bool StandardOutputIsTerminal() { return ::isatty(STDOUT_FILENO) == 1; }
bool StandardInputIsTerminal() { return ::isatty(STDIN_FILENO) == 1; }

TerminalStyle StandardOutputStyle() {
  TerminalStyle style;
  winsize size{};
  if (const std::optional<std::size_t> columns = ColumnsVariable()) {
    style.width = *columns;
  } else if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    style.width = size.ws_col;
  }
  style.colour = StandardOutputIsTerminal() && Environment("NO_COLOR").empty() && Environment("TERM") != "dumb";
  return style;
}

bool Output::Write(std::string_view text) {
  while (!text.empty() && !closed_ && failure_ == 0) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      closed_ = true;
    } else if (errno != EINTR) {
      failure_ = errno;
    }
  }
  return text.empty();
}

std::optional<Error> Output::Failure(const std::string& what) const {
  if (failure_ == 0) return std::nullopt;
  return Error{ErrorCode::kUnreadable, what + " cannot be written: " + std::generic_category().message(failure_), {}};
}

ChangingLine::ChangingLine() : on_terminal_(::isatty(STDERR_FILENO) == 1) {}

void ChangingLine::Show(const std::string& text) {
  if (!on_terminal_) return;
  std::cerr << kClearLine << Truncated(text, StandardOutputStyle().width - 1) << std::flush;
  shown_ = true;
}

void ChangingLine::Clear() {
  if (shown_) std::cerr << kClearLine << std::flush;
  shown_ = false;
}

}  // namespace tacitus
