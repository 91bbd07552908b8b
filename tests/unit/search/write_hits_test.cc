#include "search/write_hits.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

SearchHits TwoHits() {
  SearchHits hits;
  hits.found = 1200;
  SearchHit hit;
  hit.document_id = "ab";
  hit.document = "talks.md";
  hit.published_at = "2019-11-03T18:01:00Z";
  hit.outlet = "The Example Wire";
  hit.title = {"A ban, renewed", {{2, 5}}};
  hit.excerpt = {"…Iran will maintain its ban\non talks with the United States", {{26, 29}}};
  hit.score = 1.5;
  hits.hits.push_back(hit);
  hit = {};
  hit.document_id = "cd";
  hit.document = "b.md";
  hit.excerpt = {"no \x1b[31mtitle", {}};
  hits.hits.push_back(hit);
  return hits;
}

TEST(WriteHits, DescribesThemForPeople) {
  EXPECT_EQ(DescribeHits(TwoHits(), {40, false}),
            "2019-11-03  The Example Wire  A ban,\n"
            "    renewed\n"
            "    …Iran will maintain its ban on talks\n"
            "    with the United States\n"
            "    talks.md\n"
            "no date\n"
            "    no [31mtitle\n"
            "    b.md\n"
            "2 of 1,200 documents\n");
}

TEST(WriteHits, MarksTheWordsOnATerminal) {
  const std::string text = DescribeHits(TwoHits(), {100, true});
  EXPECT_NE(text.find(Paint("ban,", Ink::kYellow, {100, true})), std::string::npos) << text;
  EXPECT_NE(text.find(" its " + Paint("ban", Ink::kYellow, {100, true}) + " on "), std::string::npos) << text;
}

TEST(WriteHits, GivesJsonLines) {
  EXPECT_EQ(HitsAsJsonLines(TwoHits()),
            "{\"document_id\":\"ab\",\"document\":\"talks.md\",\"published_at\":\"2019-11-03T18:01:00Z\","
            "\"outlet\":\"The Example Wire\",\"url\":null,\"title\":\"A ban, renewed\",\"title_marks\":[[2,5]],"
            "\"excerpt\":\"…Iran will maintain its ban\\non talks with the United States\","
            "\"excerpt_marks\":[[26,29]],\"score\":1.5}\n"
            "{\"document_id\":\"cd\",\"document\":\"b.md\",\"published_at\":null,\"outlet\":null,\"url\":null,"
            "\"title\":null,\"title_marks\":[],\"excerpt\":\"no \\u001b[31mtitle\",\"excerpt_marks\":[],"
            "\"score\":0.0}\n");
}

}  // namespace
}  // namespace tacitus
