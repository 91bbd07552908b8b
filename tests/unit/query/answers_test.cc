#include "query/answers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/query/sample_event.h"

namespace tacitus {
namespace {

TEST(AnswersTest, SayWhoSomebodyIs) {
  const Document document = SampleDocument();
  const Actor actor = *SampleEvent(document).source;
  const Origin origin{"data/actors/people.tsv", 7};
  EXPECT_EQ(DescribeActorAnswer(actor, origin),
            "Khamenei\n"
            "  name        Ali Khamenei\n"
            "  code        IRNGOV\n"
            "  country     IRN\n"
            "  sectors     GOV\n"
            "  role        Supreme Leader\n"
            "  id          ali-khamenei\n"
            "  decided by  data/actors/people.tsv:7\n");
  EXPECT_EQ(ActorAnswerAsJson(SampleActor(document, "Khamenei"), {}),
            "{\"text\":\"Khamenei\",\"name\":null,\"actor_id\":null,\"country\":null,\"cow\":null,\"sectors\":[],"
            "\"role\":null,\"code\":null,\"start\":84,\"end\":92,\"rule\":null}\n");
  EXPECT_EQ(DescribeActorAnswer(SampleActor(document, "Khamenei"), {}), "Khamenei\n  nobody known\n");
}

TEST(AnswersTest, SayWhereAPlaceIs) {
  const Place tehran = *SampleEvent(SampleDocument()).place;
  EXPECT_EQ(DescribePlaceAnswers(std::vector<Place>{tehran}),
            "Tehran, IRN                                       35.694 N, 51.422 E      PPLC   GeoNames 112931\n");
  Place south;
  south.name = "A";
  south.geonameid = 1;
  south.latitude = -1.5;
  south.longitude = -2.25;
  const std::string many = DescribePlaceAnswers(std::vector<Place>(12, south));
  EXPECT_TRUE(many.ends_with("  1.500 S, 2.250 W               GeoNames 1\nand 2 more\n")) << many;
  EXPECT_EQ(
      PlaceAnswersAsJson(std::vector<Place>{tehran}),
      "{\"name\":\"Tehran\",\"geonameid\":112931,\"latitude\":35.69439,\"longitude\":51.42151,\"country\":\"IRN\","
      "\"admin1\":\"Tehran\",\"admin2\":null,\"feature\":\"PPLC\",\"text\":\"TEHRAN\",\"start\":16,\"end\":22}\n");
  EXPECT_EQ(DescribePlaceAnswers({}), "");
}

TEST(AnswersTest, SayWhenSomethingIs) {
  Parse parse;
  parse.text = "in early 2015";
  parse.tokens.resize(3);
  parse.tokens[1].start = 3;
  parse.tokens[1].end = 8;
  parse.tokens[2].start = 9;
  parse.tokens[2].end = 13;
  TimeExpression time;
  time.tokens = {1, 3};
  time.value = "2015";
  time.edtf = "2015";
  time.begin = ParseDate("2015-01-01");
  time.end = ParseDate("2015-12-31");
  time.origin = {"data/times/patterns.tsv", 5};
  TimeExpression open = time;
  open.type = TimeType::kDuration;
  open.value = "P2Y";
  open.edtf = "";
  open.end.reset();
  open.origin = {};
  const std::vector<TimeExpression> times = {time, open};
  EXPECT_EQ(DescribeTimeAnswers(times, parse),
            "early 2015\n"
            "  type        DATE\n"
            "  value       2015\n"
            "  EDTF        2015\n"
            "  days        2015-01-01 to 2015-12-31\n"
            "  decided by  data/times/patterns.tsv:5\n"
            "early 2015\n"
            "  type        DURATION\n"
            "  value       P2Y\n"
            "  days        2015-01-01 to ..\n");
  EXPECT_EQ(
      TimeAnswersAsJson(times, parse),
      "{\"text\":\"early 2015\",\"start\":3,\"end\":13,\"type\":\"DATE\",\"value\":\"2015\",\"date_start\":"
      "\"2015-01-01\",\"date_end\":\"2015-12-31\",\"date_edtf\":\"2015\",\"rule\":\"data/times/patterns.tsv:5\"}\n"
      "{\"text\":\"early 2015\",\"start\":3,\"end\":13,\"type\":\"DURATION\",\"value\":\"P2Y\",\"date_start\":"
      "\"2015-01-01\",\"date_end\":null,\"date_edtf\":null,\"rule\":null}\n");
}

}  // namespace
}  // namespace tacitus
