#include "base/calendar.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(CalendarTest, RefusesDaysThatDoNotExist) {
  EXPECT_TRUE(MakeDate(2020, 2, 29).has_value());
  EXPECT_FALSE(MakeDate(2019, 2, 29).has_value());
  EXPECT_FALSE(MakeDate(2019, 13, 1).has_value());
  EXPECT_FALSE(MakeDate(0, 1, 1).has_value());
  EXPECT_FALSE(MakeDate(10000, 1, 1).has_value());
}

TEST(CalendarTest, FormatsAndParsesADay) {
  EXPECT_EQ(FormatDate(*MakeDate(2019, 11, 3)), "2019-11-03");
  EXPECT_EQ(ParseDate("2019-11-03"), MakeDate(2019, 11, 3));
  EXPECT_FALSE(ParseDate("2019-11-31").has_value());
  EXPECT_FALSE(ParseDate("2019-11-03T00:00").has_value());
  EXPECT_FALSE(ParseDate("3 Nov 2019").has_value());
}

TEST(CalendarTest, MonthsAreAddedAtTheEndOfTheMonth) {
  EXPECT_EQ(FormatDate(AddMonths(*MakeDate(2019, 3, 31), -1)), "2019-02-28");
  EXPECT_EQ(FormatDate(AddMonths(*MakeDate(2019, 11, 3), 2)), "2020-01-03");
  EXPECT_EQ(FormatDate(AddYears(*MakeDate(2020, 2, 29), -1)), "2019-02-28");
  EXPECT_EQ(FormatDate(AddYears(*MakeDate(2019, 11, 4), -40)), "1979-11-04");
}

TEST(CalendarTest, IsoWeeksBelongToTheYearOfTheirThursday) {
  EXPECT_EQ(IsoWeekOf(*MakeDate(1998, 2, 16)).week, 8);
  EXPECT_EQ(IsoWeekOf(*MakeDate(2021, 1, 3)).year, 2020);
  EXPECT_EQ(IsoWeekOf(*MakeDate(2021, 1, 3)).week, 53);
  EXPECT_EQ(FormatEdtf(WeekRange({1998, 7})), "1998-02-09/1998-02-15");
  EXPECT_EQ(IsoWeekdayOf(*MakeDate(2019, 11, 3)), 7);
}

TEST(CalendarTest, ReadsIsoTimesWithOffsets) {
  const auto text_of = [](std::string_view text) {
    const auto time = ParseDateTime(text);
    return time ? FormatDateTime(*time) : std::string("none");
  };
  EXPECT_EQ(text_of("2019-11-03T18:01:00+00:00"), "2019-11-03T18:01:00Z");
  EXPECT_EQ(text_of("2019-11-03T00:30:00+02:00"), "2019-11-02T22:30:00Z");
  EXPECT_EQ(text_of("2019-11-03 18:01:07.250Z"), "2019-11-03T18:01:07Z");
  EXPECT_EQ(text_of("2019-11-03T18:01-0530"), "2019-11-03T23:31:00Z");
  EXPECT_EQ(text_of("2019-11-03T23:59:60Z"), "2019-11-03T23:59:59Z");
  EXPECT_EQ(text_of("2019-11-03"), "2019-11-03T00:00:00Z");
  EXPECT_EQ(text_of("1969-07-20T20:17:40Z"), "1969-07-20T20:17:40Z");
  EXPECT_EQ(text_of("2019-11-03T25:00:00Z"), "none");
  EXPECT_EQ(text_of("2019-11-03T18:01:00 CET"), "none");
  EXPECT_EQ(text_of("2019-02-30T18:01:00Z"), "none");
  EXPECT_EQ(text_of(""), "none");
}

TEST(CalendarTest, EdtfIsAsShortAsItCanBe) {
  EXPECT_EQ(FormatEdtf({}), "");
  EXPECT_EQ(FormatEdtf({MakeDate(2019, 11, 3), MakeDate(2019, 11, 3)}), "2019-11-03");
  EXPECT_EQ(FormatEdtf(MonthRange(2019, 11)), "2019-11");
  EXPECT_EQ(FormatEdtf(YearRange(2015)), "2015");
  EXPECT_EQ(FormatEdtf(DecadeRange(1990)), "1990/1999");
  EXPECT_EQ(FormatEdtf(CenturyRange(20)), "1901/2000");
  EXPECT_EQ(FormatEdtf({MakeDate(1979, 11, 4), MakeDate(1981, 1, 20)}), "1979-11-04/1981-01-20");
  EXPECT_EQ(FormatEdtf({std::nullopt, MakeDate(2019, 11, 3)}), "../2019-11-03");
  EXPECT_EQ(FormatEdtf({MakeDate(2019, 11, 3), std::nullopt}), "2019-11-03/..");
}

TEST(CalendarTest, EdtfIsReadAsWritten) {
  for (const char* text : {"2019-11-03", "2019-11", "2015", "1990/1999", "1979-11-04/1981-01-20", "../2019-11-03",
                           "2019-11-03/..", "2019-03/2019-05"}) {
    const std::optional<DateRange> range = ParseEdtf(text);
    ASSERT_TRUE(range.has_value()) << text;
    EXPECT_EQ(FormatEdtf(*range), text);
  }
  EXPECT_EQ(ParseEdtf("199X"), DecadeRange(1990));
  EXPECT_EQ(FormatEdtf(*ParseEdtf("19XX")), "1900/1999");
  for (const char* text : {"", "..", "../..", "2019-13", "2019-11-03/2018", "20191103", "XXXX", "0000", "000X"}) {
    EXPECT_FALSE(ParseEdtf(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace tacitus
