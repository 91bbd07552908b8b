#include "base/strings.h"

#include <array>
#include <cstdio>

namespace tacitus {

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string TwoDecimals(double value) {
  std::array<char, 32> number{};
  std::snprintf(number.data(), number.size(), "%.2f", value);
  return number.data();
}

}  // namespace tacitus
