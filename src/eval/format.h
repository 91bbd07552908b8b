// What std::snprintf writes, as a string: for figures in headlines and tables.
#pragma once

#include <cstdio>
#include <string>

namespace tacitus {

// At most 319 bytes; what is longer is cut.
std::string Format(const char* format, auto... values) {
  char buffer[320];
  std::snprintf(buffer, sizeof buffer, format, values...);
  return buffer;
}

}  // namespace tacitus
