#include "base/strings.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(TrimTest, TakesWhiteSpaceFromBothEnds) {
  EXPECT_EQ(Trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(Trim("   "), "");
  EXPECT_EQ(Trim(""), "");
}

TEST(LowerAsciiTest, LeavesOtherBytesAlone) { EXPECT_EQ(LowerAscii("ÄbC-Z9"), "Äbc-z9"); }

TEST(StringsTest, TwoDecimals) {
  EXPECT_EQ(TwoDecimals(0.834), "0.83");
  EXPECT_EQ(TwoDecimals(1), "1.00");
  EXPECT_EQ(TwoDecimals(-123456.789), "-123456.79");
}

}  // namespace
}  // namespace tacitus
