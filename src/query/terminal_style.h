// Colours and weights of terminal text (ECMA-48, "select graphic rendition"), or none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tacitus {

struct TerminalStyle {
  std::size_t width = 100;  // columns of the terminal
  bool colour = false;
};

enum class Ink { kPlain, kBold, kDim, kRed, kGreen, kYellow, kCyan };

// `text` in `ink`, where the style has colour.
std::string Paint(std::string_view text, Ink ink, const TerminalStyle& style);

}  // namespace tacitus
