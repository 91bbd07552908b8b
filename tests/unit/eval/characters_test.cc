#include "eval/characters.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(CharacterOffsetsTest, CountsCodePoints) {
  const CharacterOffsets offsets("aé€b");  // 1, 2, 3 and 1 bytes
  EXPECT_EQ(offsets.At(0), 0U);
  EXPECT_EQ(offsets.At(1), 1U);
  EXPECT_EQ(offsets.At(2), 1U);  // inside the second character
  EXPECT_EQ(offsets.At(3), 2U);
  EXPECT_EQ(offsets.At(6), 3U);
  EXPECT_EQ(offsets.At(7), 4U);  // the end
}

TEST(CharacterOffsetsTest, FindsBytesOfCharacters) {
  const CharacterOffsets offsets("aé€b");
  EXPECT_EQ(offsets.ByteAt(0), 0U);
  EXPECT_EQ(offsets.ByteAt(2), 3U);
  EXPECT_EQ(offsets.ByteAt(3), 6U);
  EXPECT_EQ(offsets.ByteAt(4), 7U);
  EXPECT_EQ(offsets.ByteAt(99), 7U);
}

}  // namespace
}  // namespace tacitus
