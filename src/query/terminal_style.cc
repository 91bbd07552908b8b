#include "query/terminal_style.h"

#include <array>

namespace tacitus {

std::string Paint(std::string_view text, Ink ink, const TerminalStyle& style) {
  constexpr std::array<std::string_view, 7> kCodes = {"", "1", "2", "31", "32", "33", "36"};
  if (!style.colour || ink == Ink::kPlain || text.empty()) return std::string(text);
  return std::string("\x1b[").append(kCodes.at(static_cast<std::size_t>(ink))) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace tacitus
