// Packs bytes, for tests of unpacking.
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <string>

namespace tacitus {

// Window bits as zlib has them: 15 with zlib's header, 31 with gzip's, -15 with none.
inline std::string Deflate(const std::string& bytes, int window_bits) {
  z_stream state{};
  ::deflateInit2(&state, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string packed(::deflateBound(&state, bytes.size()) + 64, '\0');
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib does not write there
  state.avail_in = static_cast<uInt>(bytes.size());
  state.next_out = reinterpret_cast<Bytef*>(packed.data());
  state.avail_out = static_cast<uInt>(packed.size());
  ::deflate(&state, Z_FINISH);
  packed.resize(state.total_out);
  ::deflateEnd(&state);
  return packed;
}

inline std::string Gzip(const std::string& bytes) { return Deflate(bytes, 31); }

inline std::string Zstd(const std::string& bytes) {
  std::string packed(::ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(::ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 3));
  return packed;
}

}  // namespace tacitus
