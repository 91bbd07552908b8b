#include "read/publication_time.h"

#include <gtest/gtest.h>

#include "base/calendar.h"

namespace tacitus {
namespace {

std::string Time(std::string_view text) {
  const auto time = ParsePublicationTime(text);
  return time ? FormatDateTime(*time) : "";
}

TEST(PublicationTimeTest, ReadsWhatPagesAndFeedsWrite) {
  for (const char* same :
       {"2019-11-03T18:01:00Z", "2019-11-03T18:01:00.000+0000", "2019-11-03 18:01", "2019-11-03 18:01:00 UTC",
        "2019-11-03T19:01:00 +0100", "20191103T180100Z", "201911031801", "2019/11/03 18:01",
        "Sun, 03 Nov 2019 18:01:00 GMT", "Sun, 3 Nov 2019 13:01:00 EST", "03 Nov 19 18:01 +0000",
        "November 3, 2019 at 6:01 p.m.", "Sunday, November 3rd, 2019, 6:01pm (UTC)", "3 November 2019 | 18:01",
        "  Nov. 3, 2019 18:01  "}) {
    EXPECT_EQ(Time(same), "2019-11-03T18:01:00Z") << same;
  }
  for (const char* same : {"2019-11-03", "20191103", "2019/11/03", "3 Nov 2019", "Sept 3, 2019", "3 de nov"}) {
    const std::string_view text = same;
    const std::string expected = text.starts_with("Sept")   ? "2019-09-03T00:00:00Z"
                                 : text.starts_with("3 de") ? ""
                                                            : "2019-11-03T00:00:00Z";
    EXPECT_EQ(Time(text), expected) << same;
  }
  EXPECT_EQ(Time("12 Nov 2019 12:30 am"), "2019-11-12T00:30:00Z");
  EXPECT_EQ(Time("12 Nov 2019 12:30 pm"), "2019-11-12T12:30:00Z");
}

TEST(PublicationTimeTest, GuessesNothing) {
  for (const char* none :
       {"", "yesterday", "3/11/2019", "3 Nov", "November 2019", "31 Nov 2019", "2 hours ago",
        "Talks of 3 November 2019", "3 Nov 2019 25:00", "3 Nov 2019 18:01 XYZ", "99999999", "+", "-", "1572804060"}) {
    EXPECT_EQ(Time(none), "") << none;
  }
  EXPECT_EQ(Time(std::string(1000, '1')), "");
}

}  // namespace
}  // namespace tacitus
