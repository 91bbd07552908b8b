// Stable names for things: the same bytes give the same name in every version and on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tacitus {

// XXH3 (128 bits, seed 0) of the bytes, as 32 hex digits, the high half first.
// https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
std::string Hash128Hex(std::string_view bytes);

// XXH3 (64 bits, seed 0) of the bytes.
std::uint64_t Hash64(std::string_view bytes);

}  // namespace tacitus
