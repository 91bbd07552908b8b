// Small questions about text, in ASCII unless a name says otherwise.
// Tested in tests/unit/base/strings_test.cc.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>

namespace tacitus {

// Without spaces, tabs, carriage returns and newlines at either end.
std::string_view Trim(std::string_view text);

// With A-Z in lower case; other bytes as they are.
std::string LowerAscii(std::string_view text);

// With two decimals, "0.83": how reasons tell a probability.
std::string TwoDecimals(double value);

// Whether the word is one of a few: of a list in braces, an array, a vector.
template <typename Words = std::initializer_list<std::string_view>>
bool IsOneOf(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Hashing for tables of strings that looks up a string_view without making a string of it.
struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};

}  // namespace tacitus
