#include "read/front_matter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/calendar.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

std::string Slice(const Document& document, ByteSpan span) { return document.text.substr(span.start, span.size()); }

Document Sound(const std::string& text) {
  EXPECT_TRUE(HasFrontMatter(text)) << text;
  Result<Document> document = ReadFrontMatter(text, "talks.md");
  EXPECT_TRUE(document.has_value()) << document.error().ToString();
  return document ? *document : Document();
}

TEST(FrontMatterTest, ReadsTheWholeArticle) {
  const Document document = Sound(
      "---\n# written by hand\ntitle: \"Iran renews its \\\"ban\\\" on talks\"\ndate: 2019-11-03T18:01:00+02:00  # "
      "UTC+2\n"
      "authors: [A. Writer, 'B. O''Neil']\nsource: The Example Wire\nlink: https://example.org/1#top\nlang: en\n"
      "tags:\n  - Iran\n  - talks\nlayout: post\n---\n\nDUBAI: Iran will maintain its ban.\n\n\"No,\" he said.\n\n");
  EXPECT_EQ(document.id, "talks.md");
  EXPECT_EQ(document.text,
            "Iran renews its \"ban\" on talks\n\nDUBAI: Iran will maintain its ban.\n\n\"No,\" he said.");
  EXPECT_EQ(Slice(document, document.title), "Iran renews its \"ban\" on talks");
  EXPECT_EQ(Slice(document, document.dateline), "DUBAI");
  EXPECT_EQ(FormatDateTime(document.published_at.value()), "2019-11-03T16:01:00Z");
  EXPECT_EQ(document.author, "A. Writer, B. O'Neil");
  EXPECT_EQ(document.outlet, "The Example Wire");
  EXPECT_EQ(document.url, "https://example.org/1#top");
  EXPECT_EQ(document.language, "en");
  EXPECT_THAT(document.headers, ElementsAre(Pair("tags", "Iran, talks"), Pair("layout", "post")));
}

TEST(FrontMatterTest, TakesTheTitleFromTheBody) {
  EXPECT_EQ(Sound("---\ndate: 2019-11-03\n---\n# A title\n\nBody.").text, "A title\n\nBody.");
  EXPECT_EQ(Sound("---\ntitle: A title\n---\n# A title\n\nBody.").text, "A title\n\nBody.");
  EXPECT_EQ(Sound("---\ntitle: A title\n---\n# Another\n\nBody.").text, "A title\n\n# Another\n\nBody.");
}

TEST(FrontMatterTest, ReadsValuesOfSeveralLinesAndEscapes) {
  EXPECT_EQ(Sound("---\ntitle: >\n  A long\n  title\n---\nBody.").text, "A long title\n\nBody.");
  EXPECT_EQ(Sound("---\ntitle: A long\n  title\n---\nBody.").text, "A long title\n\nBody.");
  EXPECT_EQ(Sound("---\nauthors:\n- A. Writer\n- B. Writer\ntitle: T\n---\n").author, "A. Writer, B. Writer");
  EXPECT_EQ(Sound("---\ntitle: \"caf\\xe9 \\u2014 \\U0001F600\"\n---\n").text, "caf\u00e9 \u2014 \U0001F600");
  EXPECT_EQ(Sound("---\ntitle: \"cut \\u\"\n---\n").text, "cut");
  EXPECT_EQ(Sound("---\r\ntitle: T\r\n---\r\nBody.").text, "T\n\nBody.");
}

TEST(FrontMatterTest, WhatIsNoFrontMatter) {
  EXPECT_FALSE(HasFrontMatter(""));
  EXPECT_FALSE(HasFrontMatter("---\n"));
  EXPECT_FALSE(HasFrontMatter("---\ntitle: never closed\n"));
  EXPECT_FALSE(HasFrontMatter("---\nlayout: post\n---\nno field of a document"));
  EXPECT_FALSE(HasFrontMatter("---\nHe said this.\n---\ntitle: late"));
  EXPECT_FALSE(HasFrontMatter("title: T\n---\nBody"));
}

TEST(FrontMatterTest, SaysWhatIsWrong) {
  EXPECT_EQ(ReadFrontMatter("---\ntitle: T\ndate: last Sunday\n---\nBody", "a.md").error().ToString(),
            "a.md: \"date\" is \"last Sunday\", which is no time such as 2019-11-03T18:01:00+00:00");
  EXPECT_EQ(ReadFrontMatter("---\nauthor: A\n---\n \n", "a.md").error().ToString(),
            "a.md: the front matter has neither a title nor a body behind it");
}

}  // namespace
}  // namespace tacitus
