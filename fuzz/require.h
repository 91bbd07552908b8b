// Stops the fuzzer, with a word, where something does not hold that must.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace tacitus {

inline void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace tacitus
