#include "code/times/find_times.h"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/unit/code/coded_sentence.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Case {
  const char* text;
  const char* expected;  // "text=value; text=value"
};

// Published on Sunday, 3 November 2019, unless the text needs no anchor.
class FindTimesTest : public ::testing::TestWithParam<Case> {};

TEST_P(FindTimesTest, ResolvesAsExpected) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded(GetParam().text);
  std::string found;
  for (const std::string& time : coded.Times()) found += (found.empty() ? "" : "; ") + time;
  EXPECT_EQ(found, GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Dates, FindTimesTest,
    ::testing::Values(Case{"The army attacked on March 4, 2011.", "March 4, 2011=2011-03-04"},
                      Case{"The army attacked on 4 March 2011.", "4 March 2011=2011-03-04"},
                      Case{"The army attacked on the 4th of March, 2011.", "the 4th of March, 2011=2011-03-04"},
                      Case{"He said on Sunday (Nov 3) that talks had failed.", "Sunday (Nov 3)=2019-11-03"},
                      Case{"The army attacked on 2011-03-04.", "2011-03-04=2011-03-04"},
                      Case{"Police arrested him in August.", "August=2019-08"},
                      Case{"Police arrested him in December.", "December=2018-12"},
                      Case{"Police arrested him on December 21.", "December 21=2018-12-21"},
                      Case{"The summit will be held on December 21.", "December 21=2019-12-21"},
                      Case{"They signed the deal in June this year.", "June this year=2019-06"},
                      Case{"They signed the pact in 1994.", "1994=1994"},
                      Case{"The war began in the early 1990s.", "the early 1990s=199X"},
                      Case{"The border was drawn in the nineteenth century.", "the nineteenth century=18XX"},
                      Case{"The fighting began in the winter of 1994.", "the winter of 1994=1994-WI"},
                      Case{"Exports fell in the first quarter of 2018.", "the first quarter of 2018=2018-Q1"}));

INSTANTIATE_TEST_SUITE_P(Relative, FindTimesTest,
                         ::testing::Values(Case{"Troops entered the city on Friday.", "Friday=2019-11-01"},
                                           Case{"Troops will enter the city on Friday.", "Friday=2019-11-08"},
                                           Case{"Troops entered the city yesterday.", "yesterday=2019-11-02"},
                                           Case{"They met last week.", "last week=2019-W43"},
                                           Case{"They met last month.", "last month=2019-10"},
                                           Case{"They will meet next year.", "next year=2020"},
                                           Case{"He was killed two days ago.", "two days ago=2019-11-01"},
                                           Case{"He was killed two years ago.", "two years ago=2017"},
                                           Case{"It was decades ago.", "decades ago=PAST_REF"},
                                           Case{"The coup began on May 3, 2018. Police fired that evening.",
                                                "May 3, 2018=2018-05-03; that evening=2018-05-03"},
                                           Case{"The coup began on May 3, 2018. Two days later the president fled.",
                                                "May 3, 2018=2018-05-03; Two days later=2018-05-05"},
                                           Case{"The coup began on May 3, 2018. The following day the president fled.",
                                                "May 3, 2018=2018-05-03; The following day=2018-05-04"},
                                           Case{"Gunmen struck on Thursday evening.", "Thursday evening=2019-10-31TEV"},
                                           Case{"Gunmen struck last night.", "last night=2019-11-02TNI"},
                                           Case{"The attack came at 10 p.m. Wednesday.",
                                                "10 p.m. Wednesday=2019-10-30T22:00"}));

INSTANTIATE_TEST_SUITE_P(DurationsAndSets, FindTimesTest,
                         ::testing::Values(Case{"They were held for 444 days.", "444 days=P444D"},
                                           Case{"They fought for two and a half years.", "two and a half years=P2Y6M"},
                                           Case{"The siege lasted more than four hours.", "more than four hours=PT4H"},
                                           Case{"They agreed to a 10-day truce.", "10-day=P10D"},
                                           Case{"It has ruled for several decades.", "several decades=PXE"},
                                           Case{"Fighting has spread over the past two weeks.",
                                                "the past two weeks=P2W"},
                                           Case{"Protesters gather every Friday.", "every Friday=XXXX-WXX-5"},
                                           Case{"They meet twice a year.", "twice a year=P1Y"}));

INSTANTIATE_TEST_SUITE_P(
    Sets, FindTimesTest,
    ::testing::Values(Case{"The council meets every Tuesday.", "every Tuesday=XXXX-WXX-2"},
                      Case{"Guards are changed each day.", "each day=P1D"},
                      Case{"They vote every two years.", "every two years=P2Y"},
                      Case{"Convoys leave every 10 days.", "every 10 days=P10D"},
                      Case{"Convoys leave every few weeks.", "every few weeks=PXW"},
                      Case{"They meet every other week.", "every other week=P2W"},
                      Case{"Envoys met three times a week.", "three times a week=P1W"},
                      Case{"Envoys meet once a month.", "once a month=P1M"},
                      Case{"Both armies hold drills annually.", "annually=P1Y"},
                      Case{"Both armies hold drills twice yearly.", "twice yearly=P1Y"},
                      Case{"Planes struck the town twice daily.", "twice daily=P1D"},
                      Case{"The ministers meet biannually.", "biannually=P6M"},
                      Case{"Farmers block the roads every summer.", "every summer=XXXX-SU"},
                      Case{"Protesters gather every Friday night.", "every Friday night=XXXX-WXX-5TNI"},
                      Case{"Crowds march on Sundays.", "Sundays=XXXX-WXX-7"},
                      Case{"Sirens sound every morning.", "every morning=XXXX-XX-XXTMO"},
                      Case{"They remember the dead each March.", "each March=XXXX-03"},
                      Case{"Aid fell in each of the past three years.", "each of the past three years=P1Y"}));

INSTANTIATE_TEST_SUITE_P(NoTimes, FindTimesTest,
                         ::testing::Values(Case{"Protesters march through the city and may return.", ""},
                                           Case{"He paid $1998 for the car.", ""},
                                           Case{"He resigned soon after the vote, as soon as he could.", ""},
                                           Case{"They asked for a second chance.", ""}));

TEST(FindTimesWithoutAnchorTest, KeepsUnderspecifiedValues) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("They met on Friday and again on May 3.", "no date");
  EXPECT_THAT(coded.Times(), ElementsAre("Friday=XXXX-WXX-5", "May 3=XXXX-05-03"));
  EXPECT_FALSE(coded.coding().times[0].begin.has_value());
  EXPECT_EQ(coded.coding().times[0].edtf, "");
}

TEST(FindTimesDaysTest, GivesFirstAndLastDay) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("They met last week.");
  ASSERT_EQ(coded.coding().times.size(), 1U);
  EXPECT_EQ(coded.coding().times[0].edtf, "2019-10-21/2019-10-27");
  EXPECT_EQ(coded.coding().times[0].origin.file, "data/times/patterns.tsv");
}

TEST(FindTimesEmptyTest, HasNothingToSayOfNothing) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_THAT(CodedSentence("").Times(), IsEmpty());
  EXPECT_THAT(CodedSentence(" \n\n ").Times(), IsEmpty());
}

class TimeTablesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / "tacitus_time_tables_test";
    std::filesystem::create_directories(folder_ / "times");
    std::filesystem::create_directories(folder_ / "cues");
    Write("cues/numbers.tsv", "words\tkind\tvalue\none\tunit\t1\n");
    Write("times/words.tsv", "word\tcategory\tvalue\nmonday\tWEEKDAY\t1\n");
    Write("times/patterns.tsv", "pattern\tmeaning\targument\nWEEKDAY\tweekday\n");
    Write("times/cues.tsv", "group\tlemmas\nfuture\twill\n");
  }
  void Write(const std::string& name, const std::string& content) { std::ofstream(folder_ / name) << content; }
  std::string LoadError() {
    const Result<TimeKnowledge> knowledge = TimeKnowledge::Load(folder_.string());
    return knowledge ? "" : knowledge.error().ToString();
  }

  std::filesystem::path folder_;
};

TEST_F(TimeTablesTest, LoadsSoundTables) { EXPECT_EQ(LoadError(), ""); }

TEST_F(TimeTablesTest, SaysWhichCategoryThereIsNot) {
  Write("times/words.tsv", "word\tcategory\tvalue\nmonday\tDAYOFWEEK\t1\n");
  EXPECT_EQ(LoadError(),
            "data/times/words.tsv:2: \"DAYOFWEEK\" is not a category of time words; see the top of the file for those "
            "there are");
  Write("times/words.tsv", "word\tcategory\tvalue\nmonday\tWEEKDAY\t1\n");
  Write("times/patterns.tsv", "pattern\tmeaning\targument\nMOON\tweekday\n");
  EXPECT_EQ(LoadError(), "data/times/patterns.tsv:2: \"MOON\" is not a category of time words");
}

TEST_F(TimeTablesTest, SaysWhichMeaningThereIsNot) {
  Write("times/patterns.tsv", "pattern\tmeaning\targument\nWEEKDAY\tmoonday\n");
  EXPECT_EQ(LoadError(), "data/times/patterns.tsv:2: \"moonday\" is not a meaning of time patterns");
}

}  // namespace
}  // namespace tacitus
