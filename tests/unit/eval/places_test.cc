#include "eval/places.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace tacitus {
namespace {

class PlacesSuiteTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string data = std::string(TACITUS_SOURCE_DIR) + "/data";
    if (!std::filesystem::exists(data + "/places/gazetteer.bin")) GTEST_SKIP() << "run tools/build_gazetteer.sh";
    knowledge_ = PlaceKnowledge::Load(data).value();
    path_ = (std::filesystem::path(::testing::TempDir()) / "tacitus_places_suite_test.xml").string();
  }
  void Write(const std::string& xml) { std::ofstream(path_) << xml; }

  std::optional<PlaceKnowledge> knowledge_;
  std::string path_;
};

TEST_F(PlacesSuiteTest, ScoresGivenSpansAndFoundOnes) {
  // The second offset misses its phrase, which is moved to the nearest occurrence; the third has no coordinates.
  Write(
      "<articles><article docid=\"7\"><domain>x</domain><dltime>2016-12-19</dltime>"
      "<text><![CDATA[From Nairobi to Homs by Qwzx Road]]></text><toponyms>"
      "<toponym><phrase>Nairobi</phrase><start>5</start><end>12</end><gaztag><fclass>P</fclass><lat>-1.28</lat>"
      "<lon>36.82</lon><country geonameid=\"192950\">Kenya</country></gaztag></toponym>"
      "<toponym><phrase>Homs</phrase><start>10</start><end>14</end><gaztag><fclass>P</fclass><lat>0</lat>"
      "<lon>0</lon><country geonameid=\"192950\">Kenya</country></gaztag></toponym>"
      "<toponym><phrase>Qwzx Road</phrase><start>24</start><end>33</end></toponym>"
      "</toponyms></article></articles>");
  const auto report = EvaluatePlaces(path_, *knowledge_, [](const Document& document) {
    CodedText coded;
    coded.parse.text = document.text;
    for (const auto& [start, end] : {std::pair{0U, 4U}, std::pair{16U, 20U}}) {
      Token token;
      token.start = start;
      token.end = end;
      coded.parse.tokens.push_back(token);
    }
    PlaceMention found;
    found.tokens = {1, 2};
    coded.coding.places = {found};
    return coded;
  });
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->gold, 3);
  EXPECT_EQ(report->predicted, 1);
  EXPECT_EQ(report->spans, 1);
  EXPECT_EQ(report->located, 2);
  EXPECT_EQ(report->near, 1);
  EXPECT_EQ(report->populated_near, 1);
  EXPECT_EQ(report->right_country, 1);
  EXPECT_EQ(
      report->headline,
      "places: within 161 km 0.500 populated 0.500 country 0.500 span F1 0.500 precision 1.000 recall 0.333 (n=3, "
      "located 2)");
  EXPECT_NE(report->predictions.find("7\t16\t20\tHoms\t169577\t"), std::string::npos) << report->predictions;
}

TEST_F(PlacesSuiteTest, SaysWhatIsNotTrNews) {
  const auto code = [](const Document&) { return CodedText(); };
  Write("<articles></articles>");
  EXPECT_EQ(EvaluatePlaces(path_, *knowledge_, code).error().ToString(),
            path_ + ": holds no <article>; is it TR-News?");
  EXPECT_EQ(EvaluatePlaces("/no/such.xml", *knowledge_, code).error().ToString(),
            "/no/such.xml: cannot read this gold file");
}

}  // namespace
}  // namespace tacitus
