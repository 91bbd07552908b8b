#include "read/markdown_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/calendar.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr const char* kRecord =
    "\n# Iran renews its ban on talks\n\nPublished at: **2019-11-03T18:01:00+02:00**\n\nAuthor: ****\n\n"
    "Original: [The Example Wire](https://example.org/a_(b))\n\n"
    "DUBAI: Iran will maintain its ban.\n\"We will not yield,\" he said.\u00a0\n\n";

std::string Slice(const Document& document, ByteSpan span) { return document.text.substr(span.start, span.size()); }

Document Sound(const std::string& text) {
  Result<Document> document = ReadMarkdownRecord(text, "talks.md");
  EXPECT_TRUE(document.has_value()) << document.error().ToString();
  return document ? *document : Document();
}

TEST(MarkdownRecordTest, ReadsTheWholeRecord) {
  const Document document = Sound(kRecord);
  EXPECT_EQ(document.id, "talks.md");
  EXPECT_EQ(document.text,
            "Iran renews its ban on talks\n\nDUBAI: Iran will maintain its ban.\n\"We will not yield,\" he "
            "said.\u00a0");
  EXPECT_EQ(Slice(document, document.title), "Iran renews its ban on talks");
  EXPECT_EQ(Slice(document, document.dateline), "DUBAI");
  EXPECT_EQ(FormatDateTime(document.published_at.value()), "2019-11-03T16:01:00Z");
  EXPECT_EQ(document.author, "");
  EXPECT_EQ(document.outlet, "The Example Wire");
  EXPECT_EQ(document.url, "https://example.org/a_(b)");
  EXPECT_THAT(document.headers, ElementsAre());
}

TEST(MarkdownRecordTest, TakesHeadersInAnyOrderAndKeepsUnknownOnes) {
  const Document document = Sound(
      "Author: **Jane Doe**\nSection: World news\nRating: **5**\nSource: https://example.org/feed\nID: x-17\n"
      "Language: en\nOriginal: Example Wire\n# A title\nPublished at: 2019-11-03\nBody.");
  EXPECT_EQ(document.id, "x-17");
  EXPECT_EQ(document.author, "Jane Doe");
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(document.outlet, "Example Wire");
  EXPECT_EQ(document.text, "A title\n\nBody.");
  EXPECT_EQ(FormatDateTime(document.published_at.value()), "2019-11-03T00:00:00Z");
  EXPECT_THAT(document.headers, ElementsAre(Pair("Section", "World news"), Pair("Rating", "**5**"),
                                            Pair("Source", "https://example.org/feed")));
}

TEST(MarkdownRecordTest, EveryHeaderMayBeMissing) {
  EXPECT_EQ(Sound("# Only a title").text, "Only a title");
  const Document body = Sound("Author: ****\n\nThe body.\n# not a title\n");
  EXPECT_EQ(body.text, "The body.\n# not a title");
  EXPECT_TRUE(body.title.empty());
  EXPECT_EQ(Sound("Published at: ****\nText").published_at, std::nullopt);
}

TEST(MarkdownRecordTest, ABodyThatBeginsLikeAHeaderIsABody) {
  for (const char* body :
       {"DUBAI: Iran will", "Khamenei: \"We will not yield.\"", "Tehran: Iran will not talk.",
        "What we know: Iran will hold no talks with anybody, and that for as long as sanctions on its oil stay"}) {
    const Document document = Sound(std::string("# T\n\n") + body + "\n");
    EXPECT_EQ(document.text, std::string("T\n\n") + body);
    EXPECT_THAT(document.headers, ElementsAre());
  }
}

TEST(MarkdownRecordTest, ReadsTheFormsOfTheOriginal) {
  EXPECT_EQ(Sound("Original: https://example.org/1\nText").url, "https://example.org/1");
  EXPECT_EQ(Sound("Original: [Wire]\nText").outlet, "Wire");
  const Document nothing = Sound("Original: []()\nText");
  EXPECT_EQ(nothing.outlet + nothing.url, "");
}

TEST(MarkdownRecordTest, RejectsATimeThatIsNone) {
  EXPECT_EQ(ReadMarkdownRecord("Published at: **last Sunday**\nText", "a.md").error().ToString(),
            "a.md: \"Published at\" is \"last Sunday\", which is no time such as 2019-11-03T18:01:00+00:00");
}

TEST(MarkdownRecordTest, RejectsARecordWithoutText) {
  EXPECT_EQ(ReadMarkdownRecord("Author: ****\n\n \n", "a.md").error().ToString(),
            "a.md: the record has headers but neither a title nor a body");
}

TEST(MarkdownRecordTest, IsKnownByTitleOrHeader) {
  EXPECT_TRUE(IsMarkdownRecord(kRecord));
  EXPECT_TRUE(IsMarkdownRecord("Section: World\nAuthor: ****\n"));
  EXPECT_FALSE(IsMarkdownRecord("DUBAI: Iran will\n# A title too late\n"));
  EXPECT_FALSE(IsMarkdownRecord("Section: World\nIran will."));
  EXPECT_FALSE(IsMarkdownRecord("#hashtag first"));
  EXPECT_FALSE(IsMarkdownRecord(""));
}

}  // namespace
}  // namespace tacitus
