#include "export/tab_separated.h"

#include <array>
#include <cstddef>

namespace tacitus {
namespace {

// NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR in UTF-8, which Python's splitlines takes for line ends.
constexpr std::array<std::string_view, 3> kLineEnds = {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};

std::size_t LineEndAt(std::string_view text) {
  for (const std::string_view end : kLineEnds) {
    if (text.starts_with(end)) return end.size();
  }
  return 0;
}

bool IsControl(char c) { return (static_cast<unsigned char>(c) < 0x20) || c == 0x7F; }

}  // namespace

void AppendCell(std::string_view text, std::string& line) {
  while (!text.empty()) {
    const char first = text.front();
    const std::size_t end = LineEndAt(text);
    if (end > 0 || IsControl(first)) {
      line += ' ';
    } else {
      line += first == '"' ? '\'' : first;
    }
    text.remove_prefix(end > 0 ? end : 1);
  }
}

std::string TabSeparated(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) line += '\t';
    AppendCell(cell, line);
  }
  return line + '\n';
}

}  // namespace tacitus
