#include "read/json_object.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/calendar.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

Document Sound(const std::string& line) {
  Result<Document> document = ReadJsonObject(line, "w.jsonl#3", "line");
  EXPECT_TRUE(document.has_value()) << document.error().ToString();
  return document ? *document : Document();
}

TEST(JsonObjectTest, ReadsEveryField) {
  const Document document = Sound(
      R"({"id": "a1", "title": "A ban", "text": "DUBAI: Iran will.", "published_at": "2019-11-03T18:01:00.5Z",)"
      R"( "url": "https://example.org/1", "outlet": "Wire", "author": "Jane", "language": "en", "section": "World",)"
      R"( "tags": ["a", {"b": "c"}], "score": 0.5})");
  EXPECT_EQ(document.id, "a1");
  EXPECT_EQ(document.text, "A ban\n\nDUBAI: Iran will.");
  EXPECT_EQ(document.title, (ByteSpan{0, 5}));
  EXPECT_EQ(document.dateline, (ByteSpan{7, 12}));
  EXPECT_EQ(FormatDateTime(document.published_at.value()), "2019-11-03T18:01:00Z");
  EXPECT_EQ(document.url, "https://example.org/1");
  EXPECT_EQ(document.outlet, "Wire");
  EXPECT_EQ(document.author, "Jane");
  EXPECT_EQ(document.language, "en");
  EXPECT_THAT(document.headers, ElementsAre(Pair("section", "World")));
}

TEST(JsonObjectTest, ABareTextIsThatTextAlone) {
  const Document document = Sound("{\"text\": \" Two\\r\\nlines \\u00a0\\n\", \"author\": null, \"title\": \"\"}\r");
  EXPECT_EQ(document.text, " Two\r\nlines \u00a0\n");
  EXPECT_EQ(document.id, "w.jsonl#3");
  EXPECT_TRUE(document.title.empty());
}

TEST(JsonObjectTest, FindsTheDatelineBehindAHeadlineOfABareText) {
  const Document document = Sound(R"({"text": "A headline\n\nDUBAI: Iran will."})");
  EXPECT_EQ(document.text.substr(document.dateline.start, document.dateline.size()), "DUBAI");
}

TEST(JsonObjectTest, FindsTheDatelineBehindAByline) {
  const Document document =
      Sound(R"({"title": "A headline", "text": "By A. Writer and B. Writer\n\nDUBAI, Nov 3 (AP) - Iran will."})");
  EXPECT_EQ(document.text.substr(document.dateline.start, document.dateline.size()), "DUBAI");
  EXPECT_EQ(document.text.substr(document.lead), "Iran will.");
  EXPECT_TRUE(Sound(R"({"title": "A headline", "text": "The first sentence.\n\nDUBAI: Iran will."})").dateline.empty());
}

TEST(JsonObjectTest, TakesWhatIsSoundThoughUnusual) {
  EXPECT_EQ(Sound(R"({"id": 17, "text": "x"})").id, "17");
  EXPECT_EQ(Sound(R"({"text": ""})").text, "");
  EXPECT_EQ(Sound(R"({"title": "Only a title"})").text, "Only a title");
  EXPECT_EQ(Sound(R"({"text": "first", "text": "last"})").text, "last");
  EXPECT_EQ(Sound(R"({"meta": {"text": 1, "id": 2}, "text": "x"})").id, "w.jsonl#3");
  EXPECT_EQ(Sound(R"({"text": "\ud83d\ude42"})").text, "🙂");
}

TEST(JsonObjectTest, KnowsFieldsByOtherNames) {
  const Document document = Sound(
      R"({"Headline": "A ban", "body": "Iran will.", "content": "", "pubDate": "Sun, 03 Nov 2019 18:01:00 +0100",)"
      R"( "source": {"id": 1}, "authors": ["A"], "crawl_date": "2024-01-01", "date": "yesterday"})");
  EXPECT_EQ(document.text, "A ban\n\nIran will.");
  EXPECT_EQ(FormatDateTime(document.published_at.value()), "2019-11-03T17:01:00Z");
  EXPECT_EQ(document.outlet, "");
  EXPECT_THAT(document.headers, ElementsAre(Pair("crawl_date", "2024-01-01"), Pair("date", "yesterday")));
}

TEST(JsonObjectTest, ATimeOfCollectionIsNoTimeOfPublication) {
  const Document document =
      Sound(R"({"text": "x", "timestamp": "2024-01-01", "fetched_at": "2024-01-01", "created_at": "2024-01-01"})");
  EXPECT_FALSE(document.published_at.has_value());
}

struct Broken {
  const char* line;
  const char* message;
};

class BrokenJsonObjectTest : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenJsonObjectTest, SaysWhatIsWrong) {
  const Result<Document> document = ReadJsonObject(GetParam().line, "w.jsonl#3", "line");
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(document.error().ToString(), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, BrokenJsonObjectTest,
    ::testing::Values(
        Broken{R"({"text": "cut)", "not valid JSON: the line ends inside the object (was the file cut off?)"},
        Broken{R"({"text": "x", )", "not valid JSON: the line ends inside the object (was the file cut off?)"},
        Broken{R"({"text": 'x'})", "not valid JSON at byte 9, near {\"text\": 'x'}"},
        Broken{R"({"text": "x"} {})", "not valid JSON at byte 14, near {\"text\": \"x\"} {}"},
        Broken{R"({"text": "\ud83d"})", "not valid JSON at byte 16, near \"text\": \"\\ud83d\"}"},
        Broken{"{\"text\": \"\xE9t\xE9\"}", "byte 10 of the line is not UTF-8: convert the file first (iconv)"},
        Broken{"{\"text\": \"a\tb\"}", "not valid JSON at byte 11, near {\"text\": \"a b\"}"},
        Broken{"[1]", "the line is a list, not an object"}, Broken{"\"x\"", "the line is a string, not an object"},
        Broken{"3", "the line is a number, not an object"}, Broken{"null", "the line is null, not an object"},
        Broken{"true", "the line is a truth value, not an object"},
        Broken{R"({})", "the object has neither \"text\" nor \"title\""},
        Broken{R"({"text": null})", "the object has neither \"text\" nor \"title\""},
        Broken{R"({"text": 5})", "\"text\" must be a string, not a number"},
        Broken{R"({"text": 0.5})", "\"text\" must be a string, not a fraction"},
        Broken{R"({"text": ["x"]})", "\"text\" must be a string, not a list"},
        Broken{R"({"text": "x", "author": {"name": "J"}})", "\"author\" must be a string, not an object"},
        Broken{R"({"text": "x", "id": true})", "\"id\" must be a string, not a truth value"},
        Broken{R"({"text": "a\u0000b"})", "\"text\" has a NUL character (\\u0000)"},
        Broken{R"({"text": "x", "published_at": "3 Nov"})",
               "\"published_at\" is \"3 Nov\", which is no time such as 2019-11-03T18:01:00+00:00"}));

}  // namespace
}  // namespace tacitus
