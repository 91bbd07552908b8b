#include "base/hash.h"

#include <xxhash.h>

#include <array>
#include <cstdint>

namespace tacitus {

std::string Hash128Hex(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const std::uint64_t half : std::array<std::uint64_t, 2>{hash.high64, hash.low64}) {
    for (int shift = 60; shift >= 0; shift -= 4) hex += kDigits[(half >> shift) & 0xF];
  }
  return hex;
}

std::uint64_t Hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace tacitus
