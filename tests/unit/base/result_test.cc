#include "tacitus/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace tacitus {
namespace {

Result<std::string> Half(int number) {
  if (number % 2 != 0) return Error{ErrorCode::kInvalid, "the number is odd", "argument 1"};
  return std::to_string(number / 2);
}

TEST(ResultTest, HoldsAValue) {
  const Result<std::string> half = Half(8);
  ASSERT_TRUE(half.has_value());
  EXPECT_TRUE(static_cast<bool>(half));
  EXPECT_EQ(*half, "4");
  EXPECT_EQ(half->size(), 1U);
}

TEST(ResultTest, HoldsAnError) {
  const Result<std::string> half = Half(7);
  ASSERT_FALSE(half.has_value());
  EXPECT_EQ(half.error().code, ErrorCode::kInvalid);
  EXPECT_EQ(half.error().ToString(), "argument 1: the number is odd");
  EXPECT_EQ(half.value_or("none"), "none");
}

TEST(ResultTest, AnErrorWithoutAPlaceIsItsMessage) {
  EXPECT_EQ((Error{ErrorCode::kMalformed, "broken", ""}).ToString(), "broken");
}

TEST(ResultTest, GivesAwayWhatCannotBeCopied) {
  Result<std::unique_ptr<int>> made = std::make_unique<int>(3);
  const std::unique_ptr<int> taken = std::move(made).value();
  EXPECT_EQ(*taken, 3);
}

}  // namespace
}  // namespace tacitus
