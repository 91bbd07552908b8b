#include "parse/hash_embedding.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

using Hashes = std::array<std::uint32_t, 4>;

// Computed by thinc 8.3's NumpyOps.hash.
TEST(HashEmbeddingTest, HashesAsThincDoes) {
  EXPECT_EQ(HashKey(0, 8), (Hashes{0, 0, 0, 0}));
  EXPECT_EQ(HashKey(1, 8), (Hashes{1161550108, 2247783286, 1742325162, 1224191281}));
  EXPECT_EQ(HashKey(1, 12), (Hashes{2938686206, 2291508213, 2246688320, 3554967022}));
  EXPECT_EQ(HashKey(12345, 8), (Hashes{1415810048, 2915517168, 2123715072, 78308456}));
  EXPECT_EQ(HashKey(18446744073709551615ULL, 13), (Hashes{3199409384, 1062937581, 752279700, 3061442444}));
  EXPECT_EQ(HashKey(8566208034543834098ULL, 9), (Hashes{4123736922, 2784764516, 607874342, 2197463506}));
}

// Computed by thinc's HashEmbed(4, 5, seed=8) with E = arange(20) / 8.
TEST(HashEmbeddingTest, AddsFourRows) {
  std::vector<float> table;
  for (int i = 0; i < 20; ++i) table.push_back(static_cast<float>(i) / 8);
  const HashEmbedding embedding(table, 5, 4, 8);
  AlignedFloats vector(16, -1.0F);
  embedding.Lookup(1, vector.data());
  EXPECT_EQ(std::vector<float>(vector.begin(), vector.begin() + 5), (std::vector<float>{3.5, 4, 4.5, 5, 0}));
  embedding.Lookup(12345, vector.data());
  EXPECT_EQ(std::vector<float>(vector.begin(), vector.begin() + 5), (std::vector<float>{4.5, 5, 5.5, 6, 0}));
  embedding.Lookup(0, vector.data());
  EXPECT_EQ(std::vector<float>(vector.begin(), vector.begin() + 5), (std::vector<float>{0, 0.5, 1, 1.5, 0}));
}

}  // namespace
}  // namespace tacitus
