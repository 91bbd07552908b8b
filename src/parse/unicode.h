// What Python's str methods say of characters (Python 3.11, Unicode 14.0), which is what spaCy's lexical attributes
// are made of.
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

std::size_t CountCharacters(std::string_view text);

// A text with every byte that belongs to no well-formed character replaced by U+FFFD.
struct RepairedText {
  std::string text;
  std::vector<std::size_t> replaced;  // where in `text` the replacements begin, ascending
};
RepairedText RepairUtf8(std::string_view text);

}  // namespace tacitus
