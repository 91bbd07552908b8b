// thinc's HashEmbed (thinc/layers/hashembed.py): a table of few rows for many keys. A key is hashed to four rows,
// whose sum is its vector; two keys hardly ever share all four.
//
// Tested in tests/unit/parse/hash_embedding_test.cc against values computed by thinc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "parse/aligned_floats.h"

namespace tacitus {

// MurmurHash3 of the key's eight bytes, 128 bits for x86-64, as four numbers (thinc/backends/numpy_ops.pyx).
std::array<std::uint32_t, 4> HashKey(std::uint64_t key, std::uint32_t seed);

class HashEmbedding {
 public:
  // `table` is [rows][width]; vectors are handed out padded to whole lanes. Precondition: rows and width are not 0.
  HashEmbedding(const std::vector<float>& table, std::size_t rows, std::size_t width, std::uint32_t seed);

  // Writes RoundUpToLanes(width) floats.
  void Lookup(std::uint64_t key, float* vector) const;

 private:
  std::uint32_t seed_;
  std::size_t rows_;
  std::size_t stride_;
  AlignedFloats table_;
};

}  // namespace tacitus
