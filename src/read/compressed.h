// Unpacks gzip (RFC 1952, any number of members: one a record in web archives) and Zstandard (RFC 8878) on the way.
//
// What unpacks to more than kLargestRatio times its size is no news but an attack on the disk or the clock, and is
// given up. Tested in tests/unit/read/compressed_test.cc.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "read/byte_source.h"
#include "read/byte_stream.h"

namespace tacitus {

// Deflate's own limit is 1032, reached by a file of zeros. So many bytes are unpacked before the ratio counts.
inline constexpr std::size_t kLargestRatio = 1000;
inline constexpr std::size_t kUnpackedAnyway = std::size_t{16} << 20;

enum class Compression { kNone, kGzip, kZstd };

// By the first bytes.
Compression RecogniseCompression(std::string_view head);

// Precondition: compression is not kNone.
std::unique_ptr<ByteStream> Unpack(Compression compression, ByteSource packed);

// Bare deflate data, with the zlib header or without, as some web servers send them.
std::unique_ptr<ByteStream> Inflate(ByteSource packed);

}  // namespace tacitus
