#include "parse/type_cache.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

constexpr std::size_t kTypes = 100;

// Asks for these types in one chunk, writes the type into each new record, and says which were new.
std::vector<std::size_t> Ask(TypeCache& cache, std::size_t capacity, const std::vector<std::size_t>& types,
                             std::uint64_t generation = 0) {
  std::vector<TypeCache::Missing> missing;
  cache.Begin(generation, kTypes, 4, capacity);
  std::vector<const float*> records;
  for (std::size_t i = 0; i < types.size(); ++i) records.push_back(cache.Find(types[i], i, missing));
  std::vector<std::size_t> fresh;
  for (const TypeCache::Missing& each : missing) {
    EXPECT_EQ(types[each.token], each.type);
    for (std::size_t i = 0; i < 4; ++i) each.record[i] = static_cast<float>(each.type);
    fresh.push_back(each.type);
  }
  for (std::size_t i = 0; i < types.size(); ++i) EXPECT_EQ(records[i][3], static_cast<float>(types[i]));
  return fresh;
}

using Types = std::vector<std::size_t>;

TEST(TypeCacheTest, HandsOutEachTypeOnce) {
  TypeCache cache;
  EXPECT_EQ(Ask(cache, 10, {5, 7, 5}), (Types{5, 7}));
  EXPECT_EQ(Ask(cache, 10, {7, 8, 5}), (Types{8}));
}

TEST(TypeCacheTest, KeepsToItsCapacity) {
  TypeCache cache;
  for (std::size_t i = 0; i < kTypes; ++i) Ask(cache, 10, {i, (i + 1) % kTypes});
  EXPECT_EQ(cache.slot_count(), 10U);
}

TEST(TypeCacheTest, KeepsWhatIsUsedAgain) {
  TypeCache cache;
  for (std::size_t i = 1; i < kTypes; ++i) {
    const Types fresh = Ask(cache, 10, {0, i});
    EXPECT_EQ(fresh, i == 1 ? (Types{0, 1}) : (Types{i}));  // 0 stays
  }
}

TEST(TypeCacheTest, ForgetsOnANewGeneration) {
  TypeCache cache;
  Ask(cache, 10, {5});
  EXPECT_EQ(Ask(cache, 10, {5}, 1), (Types{5}));
  EXPECT_EQ(Ask(cache, 10, {5}, 1), (Types{}));
}

TEST(TypeCacheTest, HasARecordOfZeros) {
  TypeCache cache;
  cache.Begin(0, kTypes, 4, 10);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(cache.Zeros()[i], 0.0F);
}

}  // namespace
}  // namespace tacitus
