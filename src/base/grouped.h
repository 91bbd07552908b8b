// Numbers as people read them in summaries: thousands apart, "64,007".
//
// Tested in tests/unit/base/grouped_test.cc.
#pragma once

#include <cstdint>
#include <string>

namespace tacitus {

inline std::string Grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace tacitus
