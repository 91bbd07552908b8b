#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace tacitus {
namespace {

TEST(Utf8Test, FindsTheFirstBrokenByte) {
  EXPECT_EQ(FirstInvalidUtf8(""), std::string_view::npos);
  EXPECT_EQ(FirstInvalidUtf8("Zürich, 北京, 🙂 and eight plain bytes more"), std::string_view::npos);
  EXPECT_EQ(FirstInvalidUtf8("plain text and then \xE9t\xE9"), 20U);
  EXPECT_EQ(FirstInvalidUtf8("ab\xC3"), 2U);            // cut off
  EXPECT_EQ(FirstInvalidUtf8("\xC0\xAF"), 0U);          // overlong
  EXPECT_EQ(FirstInvalidUtf8("\xE0\x80\xAF"), 0U);      // overlong
  EXPECT_EQ(FirstInvalidUtf8("\xED\xA0\x80"), 0U);      // a surrogate
  EXPECT_EQ(FirstInvalidUtf8("\xF4\x90\x80\x80"), 0U);  // above U+10FFFF
  EXPECT_EQ(FirstInvalidUtf8("\xF0\x8F\xBF\xBF"), 0U);  // overlong
  EXPECT_EQ(FirstInvalidUtf8("\xF4\x8F\xBF\xBF"), std::string_view::npos);
  EXPECT_EQ(FirstInvalidUtf8("a\x80"), 1U);
}

TEST(Utf8Test, GivesCharactersAndTheirLengths) {
  const std::string text = "a\xC3\xA9\xE5\x8C\x97\xF0\x9F\x99\x82\xFF";
  std::size_t at = 0;
  EXPECT_EQ(NextCharacter(text, at), U'a');
  EXPECT_EQ(NextCharacter(text, at), U'é');
  EXPECT_EQ(NextCharacter(text, at), U'北');
  EXPECT_EQ(NextCharacter(text, at), U'🙂');
  EXPECT_EQ(at, 10U);
  EXPECT_EQ(NextCharacter(text, at), char32_t{0xFFFD});
  EXPECT_EQ(at, text.size());
}

TEST(Utf8Test, EveryCharacterSurvivesBothWays) {
  for (char32_t character = 1; character <= 0x10FFFF; ++character) {
    if (character >= 0xD800 && character <= 0xDFFF) continue;
    std::string text;
    AppendUtf8(character, text);
    std::size_t at = 0;
    ASSERT_EQ(NextCharacter(text, at), character);
    ASSERT_EQ(at, text.size());
  }
}

}  // namespace
}  // namespace tacitus
