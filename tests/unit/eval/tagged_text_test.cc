#include "eval/tagged_text.h"

#include <gtest/gtest.h>

#include "eval/characters.h"

namespace tacitus {
namespace {

TEST(TaggedTextTest, TakesTagsOutAndKeepsTheirPlaces) {
  const auto tagged =
      ReadTaggedText("<?xml version='1.0'?><D><T a=\"1\" b='x &amp; y'>on <X>Fri&#233;day</X></T></D>", "f");
  ASSERT_TRUE(tagged.has_value()) << tagged.error().ToString();
  EXPECT_EQ(tagged->text, "on Fri\u00e9day");
  ASSERT_EQ(tagged->tags.size(), 3U);
  const Tag* tag = tagged->Find("X");
  ASSERT_NE(tag, nullptr);
  EXPECT_EQ(tagged->TextOf(*tag), "Fri\u00e9day");
  EXPECT_EQ(tag->depth, 2);
  EXPECT_EQ(tagged->Find("T")->Attribute("b"), "x & y");
  EXPECT_EQ(tagged->Find("T")->Attribute("c"), "");
  EXPECT_EQ(tagged->Find("Y"), nullptr);
}

TEST(TaggedTextTest, KeepsCdataAsItIsAndSkipsComments) {
  const auto tagged = ReadTaggedText("<a><!-- <b> --><![CDATA[1 < 2 &amp; 3]]><c/></a>", "f");
  ASSERT_TRUE(tagged.has_value());
  EXPECT_EQ(tagged->text, "1 < 2 &amp; 3");
  EXPECT_EQ(tagged->tags.size(), 2U);
}

TEST(TaggedTextTest, SaysWhatIsNotClosed) {
  EXPECT_EQ(ReadTaggedText("<a><b></a>", "f").error().ToString(), "f: </a> closes no open tag");
  EXPECT_EQ(ReadTaggedText("<a>", "f").error().ToString(), "f: <a> is not closed");
  EXPECT_EQ(ReadTaggedText("x <a", "f").error().ToString(), "f: a tag is not closed at byte 2");
}

TEST(CharacterOffsetsTest, CountsCharactersNotBytes) {
  const CharacterOffsets offsets("a\u00e9\u2014b");
  EXPECT_EQ(offsets.At(0), 0U);
  EXPECT_EQ(offsets.At(1), 1U);
  EXPECT_EQ(offsets.At(3), 2U);
  EXPECT_EQ(offsets.At(6), 3U);
  EXPECT_EQ(offsets.At(7), 4U);
  EXPECT_EQ(offsets.ByteAt(2), 3U);
  EXPECT_EQ(offsets.ByteAt(4), 7U);
  EXPECT_EQ(offsets.ByteAt(99), 7U);
}

}  // namespace
}  // namespace tacitus
