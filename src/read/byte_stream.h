// A source of bytes that is read once, from front to back: a file, or what another stream unpacks or converts.
// Tested through tests/unit/read/read_test.cc.
#pragma once

#include <cstddef>

#include "tacitus/result.h"

namespace tacitus {

class ByteStream {
 public:
  ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  virtual ~ByteStream() = default;

  // Up to `size` bytes, 0 at the end; or why reading stopped, without `where`. After an error it is not called again.
  virtual Result<std::size_t> Read(char* into, std::size_t size) = 0;
};

}  // namespace tacitus
