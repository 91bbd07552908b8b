#include "export/integer_ids.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/unit/store/scratch_store.h"

namespace tacitus {
namespace {

std::vector<std::string> Ids(int count) {
  std::set<std::string> ids;
  for (int i = 0; i < count; ++i) ids.insert(Hash128Hex(std::to_string(i)));
  return {ids.begin(), ids.end()};
}

TEST(IntegerIds, AreUniqueAndFitTheirBits) {
  for (const unsigned bits : {12U, 31U, 53U}) {
    const std::vector<std::uint64_t> numbers = NumbersOf(Ids(3000), bits);
    const std::set<std::uint64_t> unique(numbers.begin(), numbers.end());
    EXPECT_EQ(unique.size(), 3000U) << bits;
    EXPECT_GT(*unique.begin(), 0U);
    EXPECT_LT(*unique.rbegin(), std::uint64_t{1} << bits);
  }
}

TEST(IntegerIds, FillTheRangeToItsLastNumber) {
  const std::vector<std::uint64_t> numbers = NumbersOf(Ids(255), 8);
  EXPECT_EQ(std::set<std::uint64_t>(numbers.begin(), numbers.end()).size(), 255U);
}

TEST(IntegerIds, DependOnTheIdAlone) {
  const std::vector<std::string> all = Ids(2000);
  const std::vector<std::uint64_t> numbers = NumbersOf(all, 53);
  EXPECT_EQ(NumbersOf({all[700], all[1500]}, 53), (std::vector{numbers[700], numbers[1500]}));
}

TEST(IntegerIds, OnlyThoseThatCollideMove) {
  // 200 ids in 1024 numbers: some collide. Each that does not has the number that it has alone.
  const std::vector<std::string> all = Ids(200);
  const std::vector<std::uint64_t> numbers = NumbersOf(all, 10);
  std::set<std::uint64_t> first;
  int moved = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::uint64_t alone = NumbersOf({all[i]}, 10).front();
    if (first.insert(alone).second) {
      EXPECT_EQ(numbers[i], alone) << all[i];
    } else {
      EXPECT_NE(numbers[i], alone);
      ++moved;
    }
  }
  EXPECT_GT(moved, 5);
}

TEST(IntegerIds, BecomeATable) {
  Database database = std::move(*Database::Open());
  ASSERT_TRUE(
      database.Execute("CREATE VIEW things AS SELECT CAST(i % 25000 AS VARCHAR) AS word FROM range(50000) t(i)"));
  ASSERT_TRUE(MakeNumbers(database, "numbers", "word", "things", 31));
  EXPECT_EQ(Value(database, "SELECT count(DISTINCT number) FROM numbers"), "25000");
  EXPECT_EQ(Value(database, "SELECT number FROM numbers WHERE id = '7'"), std::to_string(NumbersOf({"7"}, 31).front()));
}

}  // namespace
}  // namespace tacitus
