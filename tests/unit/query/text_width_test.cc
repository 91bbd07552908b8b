#include "query/text_width.h"

#include <gtest/gtest.h>

#include <string>

namespace tacitus {
namespace {

TEST(TextWidthTest, CountsColumnsNotBytes) {
  EXPECT_EQ(TextWidth("Zürich"), 6U);
  EXPECT_EQ(TextWidth("Zu\u0308rich"), 6U);  // a combining mark
  EXPECT_EQ(TextWidth("北京"), 4U);
  EXPECT_EQ(TextWidth("한국"), 4U);
  EXPECT_EQ(TextWidth("🙂"), 2U);
  EXPECT_EQ(TextWidth("‘a–b’…→"), 7U);
  EXPECT_EQ(TextWidth("טהראן"), 5U);
  EXPECT_EQ(TextWidth("a\u200bb"), 2U);
  EXPECT_EQ(TextWidth(""), 0U);
}

TEST(TextWidthTest, PrintableTextCannotCommandTheTerminal) {
  EXPECT_EQ(Printable("a\x1b[31mb"), "a [31mb");
  EXPECT_EQ(Printable("\u009b31mb"), "31mb");
  EXPECT_EQ(Printable("a\u202eb\u2066c"), "abc");
  EXPECT_EQ(Printable("  two\n\twords\u00a0 and\r\none "), "two words and one");
  EXPECT_EQ(Printable("a\xFFz"), "a\uFFFDz");
}

TEST(TextWidthTest, TruncatesWholeCharacters) {
  EXPECT_EQ(Truncated("Tehran", 6), "Tehran");
  EXPECT_EQ(Truncated("Tehran", 5), "Tehr…");
  EXPECT_EQ(Truncated("北京市", 5), "北京…");
  EXPECT_EQ(Truncated("北京市", 4), "北…");
  EXPECT_EQ(Truncated("the United", 5), "the…");
  EXPECT_EQ(Truncated("abc", 1), "…");
  EXPECT_EQ(Truncated("abc", 0), "");
  EXPECT_EQ(Truncated("", 0), "");
}

TEST(TextWidthTest, FillsUpToTheColumn) {
  EXPECT_EQ(Fitted("ab", 4), "ab  ");
  EXPECT_EQ(Fitted("北京市", 4), "北… ");
  for (std::size_t width = 0; width < 30; ++width) {
    EXPECT_EQ(TextWidth(Fitted("Zu\u0308rich 北京 and 🙂 more", width)), width);
  }
}

}  // namespace
}  // namespace tacitus
