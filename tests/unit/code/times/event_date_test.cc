#include "code/times/event_date.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "tests/unit/code/coded_sentence.h"

namespace tacitus {
namespace {

TEST(AnniversaryTest, LeadsBackToTheDayOfTheEvent) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded(
      "The minister spoke on Sunday, a day before the 25th anniversary of the bombing of the embassy in Nairobi.");
  ASSERT_EQ(coded.coding().times.size(), 2U);
  EXPECT_EQ(coded.coding().times[1].value, "1994-11-04");
  EXPECT_EQ(coded.parse().TextOf(coded.coding().times[1].anniversary_of), "bombing");
  EXPECT_EQ(coded.Date("bombing").edtf, "1994-11-04");
  EXPECT_EQ(coded.Date("bombing").standing, Standing::kHistorical);
  EXPECT_EQ(coded.Date("spoke").edtf, "2019-11-03");
}

TEST(AnniversaryTest, GivesTheYearAloneWhereTheDayIsNotTold) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("A book on the 40th anniversary of the revolution was banned.");
  EXPECT_EQ(coded.Date("revolution").edtf, "1979");
}

TEST(AnniversaryTest, SaysNothingWithoutANumber) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_EQ(CodedSentence("The anniversary of the revolution is marked with parades.").Date("revolution").edtf, "");
}

TEST(AnniversaryTest, DatesOtherMentionsOfTheSameEvent) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded(
      "He spoke on Sunday, a day before the 40th anniversary of the seizure of the embassy in Tehran. The embassy "
      "capture ended relations. Militants held the diplomats for 444 days at the embassy.");
  EXPECT_EQ(coded.Date("capture").edtf, "1979-11-04");
  EXPECT_EQ(coded.Date("held").edtf, "1979-11-04/1981-01-21");
}

TEST(EventDateTest, TakesWhatHangsOnTheTrigger) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_EQ(CodedSentence("Troops entered the city on Friday.").Date("entered").edtf, "2019-11-01");
  EXPECT_EQ(CodedSentence("Friday's attack killed two soldiers.").Date("attack").edtf, "2019-11-01");
  EXPECT_EQ(CodedSentence("The army has shelled the town since Friday.").Date("shelled").edtf, "2019-11-01/2019-11-03");
}

TEST(EventDateTest, ADateInsideAnArgumentDatesTheArgument) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("The president abandoned a 2015 nuclear pact.");
  EXPECT_EQ(coded.Date("abandoned").edtf, "../2019-11-03");
  EXPECT_EQ(coded.Date("pact").edtf, "2015");
}

TEST(EventDateTest, ARelativeClauseTakesTheDateOfItsNoun) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("Iran signed a 2015 pact under which Tehran accepted curbs.");
  EXPECT_EQ(coded.Date("accepted").edtf, "2015");
  EXPECT_EQ(coded.Date("accepted").standing, Standing::kHistorical);
}

TEST(EventDateTest, AClauseOfTimeDatesWhatItBelongsTo) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_EQ(CodedSentence("Four people were killed when police fired on a crowd on Friday.").Date("killed").edtf,
            "2019-11-01");
}

TEST(EventDateTest, YearsFromAndTo) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_EQ(CodedSentence("The troops fought against Tigrayan rebels from 2020 to 2022.").Date("fought").edtf,
            "2020/2022");
}

TEST(EventDateTest, AClauseAboutATimeIsOfThatTime) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("Riyadh cut ties with Tehran in January 2016, when protesters stormed the Saudi embassy.");
  EXPECT_EQ(coded.Date("stormed").edtf, "2016-01");
  EXPECT_EQ(coded.Date("stormed").standing, Standing::kHistorical);
}

TEST(EventDateTest, TheSayingDatesWhatIsAnnounced) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("The government will maintain its ban, the minister said on Sunday.");
  EXPECT_EQ(coded.Date("maintain").edtf, "2019-11-03");
  EXPECT_EQ(coded.Date("said").edtf, "2019-11-03");
}

TEST(EventDateTest, TheSayingOnlyBoundsWhatWasDone) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("The army said on Friday that rebels attacked a convoy.");
  EXPECT_EQ(coded.Date("attacked").edtf, "../2019-11-01");
}

TEST(EventDateTest, ADayBehindTheSayingIsTheDayOfTheSaying) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("Denmark said on Tuesday it would give Kyiv 600 million euros for weapons.");
  EXPECT_EQ(coded.Date("said").edtf, "2019-10-29");
  EXPECT_EQ(coded.Date("give").edtf, "2019-10-29");
}

TEST(EventDateTest, WhatOpensTheSentenceDatesAnEventWithoutAClauseAboveIt) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_EQ(CodedSentence("In 2011 fighting around the temple killed at least 18 people.").Date("killed").edtf, "2011");
  EXPECT_EQ(CodedSentence("On Friday the minister condemned an attack that killed a guard.").Date("killed").edtf,
            "../2019-11-03");
}

TEST(EventDateTest, UnknownStaysUnknown) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("He wants to ban talks.");
  EXPECT_FALSE(coded.Date("ban").begin.has_value());
  EXPECT_FALSE(coded.Date("ban").end.has_value());
  EXPECT_EQ(coded.Date("ban").standing, Standing::kCurrent);
  EXPECT_FALSE(CodedSentence("Troops entered the city.", "no date").Date("entered").end.has_value());
}

TEST(EventDateTest, StandingFollowsTheDate) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_EQ(CodedSentence("Troops entered the city on Friday.").Date("entered").standing, Standing::kCurrent);
  EXPECT_EQ(CodedSentence("Troops entered the city in May.").Date("entered").standing, Standing::kRecent);
  EXPECT_EQ(CodedSentence("Troops entered the city in 2011.").Date("entered").standing, Standing::kHistorical);
}

// The real article, where it stands beside the repository; its own words are not copied here.
TEST(EventDateTest, TheFirstArticle) {
  TACITUS_SKIP_WITHOUT_DATA();
  std::ifstream stream(std::string(TACITUS_SOURCE_DIR) + "/../shared/article/khamenei-talks.md");
  if (!stream) GTEST_SKIP() << "../shared/article is not there";
  const std::string record((std::istreambuf_iterator<char>(stream)), {});
  const CodedSentence coded(record.substr(record.find("DUBAI:")), "2019-11-03T18:01:00Z");
  EXPECT_EQ(coded.Date("maintain").edtf, "2019-11-03");
  EXPECT_EQ(coded.Date("seizure").edtf, "1979-11-04");
  EXPECT_EQ(coded.Date("seizure", 1).edtf, "1979-11-04");
  EXPECT_EQ(coded.Date("abandoned").edtf, "../2019-11-03");
  EXPECT_EQ(coded.Date("accepted").edtf, "2015");
  EXPECT_EQ(coded.Date("held").edtf, "1979-11-04/1981-01-21");
  EXPECT_EQ(coded.PlaceName("seizure"), "Tehran");
  EXPECT_EQ(coded.PlaceName("held"), "Tehran");
  EXPECT_EQ(coded.PlaceName("demonstrations"), "Iran");
  for (const char* word : {"maintain", "yield", "accused", "banned", "abandoned", "accepted", "reimposed"}) {
    EXPECT_EQ(coded.PlaceName(word), "") << word;
  }
  EXPECT_THAT(coded.Counts("held"), ::testing::ElementsAre("held 52 52"));
}

}  // namespace
}  // namespace tacitus
