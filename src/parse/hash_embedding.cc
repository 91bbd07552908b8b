#include "parse/hash_embedding.h"

#include <algorithm>
#include <bit>

#include "parse/packed_matrix.h"

namespace tacitus {
namespace {

std::uint64_t Finish(std::uint64_t hash) {
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdULL;
  hash ^= hash >> 33;
  hash *= 0xc4ceb9fe1a85ec53ULL;
  return hash ^ (hash >> 33);
}

}  // namespace

std::array<std::uint32_t, 4> HashKey(std::uint64_t key, std::uint32_t seed) {
  constexpr std::uint64_t kLength = 8;
  std::uint64_t high = seed ^ kLength;
  std::uint64_t low = std::rotl(key * 0x87c37b91114253d5ULL, 31) * 0x4cf5ad432745937fULL;
  low ^= seed;
  low ^= kLength;
  low += high;
  high += low;
  low = Finish(low);
  high = Finish(high);
  low += high;
  high += low;
  return {static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(low >> 32), static_cast<std::uint32_t>(high),
          static_cast<std::uint32_t>(high >> 32)};
}

HashEmbedding::HashEmbedding(const std::vector<float>& table, std::size_t rows, std::size_t width, std::uint32_t seed)
    : seed_(seed), rows_(rows), stride_(RoundUpToLanes(width)), table_(rows * stride_, 0.0F) {
  for (std::size_t row = 0; row < rows; ++row) {
    std::copy_n(table.data() + row * width, width, table_.data() + row * stride_);
  }
}

void HashEmbedding::Lookup(std::uint64_t key, float* vector) const {
  const std::array<std::uint32_t, 4> hashes = HashKey(key, seed_);
  const float* rows[4];
  for (std::size_t i = 0; i < 4; ++i) rows[i] = table_.data() + hashes[i] % rows_ * stride_;
  for (std::size_t i = 0; i < stride_; ++i) vector[i] = rows[0][i] + rows[1][i] + rows[2][i] + rows[3][i];
}

}  // namespace tacitus
