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

}  // namespace
}  // namespace tacitus
