// What Python's str methods say of characters (Python 3.11, Unicode 14.0), which is what spaCy's lexical attributes
// are made of, and UTF-8 to ask them about.
//
// The tables are made by tools/parse_tables.py. Tested in tests/unit/parse/unicode_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tacitus {

constexpr bool IsSpace(char32_t c) {  // str.isspace, and \s in a regular expression
  if (c < 0x80) return c == ' ' || (c >= 0x9 && c <= 0xd) || (c >= 0x1c && c <= 0x1f);
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x205f || c == 0x3000;
}
bool IsAlphabetic(char32_t c);  // str.isalpha
bool IsDigit(char32_t c);       // str.isdigit
bool IsUpperCase(char32_t c);   // str.isupper

// str.isalpha of a whole string; false for the empty one. The text must be valid UTF-8 here and below.
bool IsAlphabetic(std::string_view text);
// str.lower, with a final sigma at the end of words.
std::string ToLower(std::string_view text);

// The character at `position`, which moves past it.
inline char32_t NextCharacter(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[position + i]));
  };
  const char32_t first = byte(0);
  if (first < 0x80) {
    position += 1;
    return first;
  }
  char32_t c = 0;
  if (first < 0xe0) {
    c = (first & 0x1f) << 6 | (byte(1) & 0x3f);
    position += 2;
  } else if (first < 0xf0) {
    c = (first & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
    position += 3;
  } else {
    c = (first & 0x07) << 18 | (byte(1) & 0x3f) << 12 | (byte(2) & 0x3f) << 6 | (byte(3) & 0x3f);
    position += 4;
  }
  return c;
}
void AppendCharacter(std::string& text, char32_t c);
std::size_t CountCharacters(std::string_view text);

bool IsValidUtf8(std::string_view text);

// A text with every byte that belongs to no well-formed character replaced by U+FFFD.
struct RepairedText {
  std::string text;
  std::vector<std::size_t> replaced;  // where in `text` the replacements begin, ascending
};
RepairedText RepairUtf8(std::string_view text);

}  // namespace tacitus
