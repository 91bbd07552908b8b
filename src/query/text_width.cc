#include "query/text_width.h"

#include <algorithm>

#include "base/utf8.h"
#include "query/text_width_table.h"

namespace tacitus {
namespace {

template <typename Table>
bool IsIn(const Table& table, char32_t character) {
  const auto after = std::upper_bound(table.begin(), table.end(), character,
                                      [](char32_t c, const CharacterRange& range) { return c < range.first; });
  return after != table.begin() && character <= std::prev(after)->last;
}

std::size_t CharacterWidth(char32_t character) {
  if (character < 0x300) return character == 0xAD ? 0 : 1;
  if (IsIn(kNoColumn, character)) return 0;
  return IsIn(kTwoColumns, character) ? 2 : 1;
}

bool IsWhiteSpace(char32_t c) {
  return c <= 0x20 || c == 0x7F || (c >= 0x80 && c <= 0xA0) || c == 0x2028 || c == 0x2029;
}

// Marks, embeddings and isolates of direction would rearrange the columns around them.
bool IsDirection(char32_t c) {
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

}  // namespace

std::size_t TextWidth(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += CharacterWidth(NextCharacter(text, at));
  return width;
}

std::string Printable(std::string_view text) {
  std::string printable;
  printable.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = NextCharacter(text, at);
    if (IsWhiteSpace(character)) {
      space = true;
    } else if (!IsDirection(character)) {
      if (space && !printable.empty()) printable.push_back(' ');
      space = false;
      AppendUtf8(character, printable);
    }
  }
  return printable;
}

std::string Truncated(std::string_view text, std::size_t width) {
  if (TextWidth(text) <= width) return std::string(text);
  if (width == 0) return {};
  std::size_t used = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size(); end = at) {
    used += CharacterWidth(NextCharacter(text, at));
    if (used > width - 1) break;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string Fitted(std::string_view text, std::size_t width) {
  std::string fitted = Truncated(text, width);
  fitted.append(width - std::min(width, TextWidth(fitted)), ' ');
  return fitted;
}

}  // namespace tacitus
