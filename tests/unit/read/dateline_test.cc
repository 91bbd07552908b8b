#include "read/dateline.h"

#include <gtest/gtest.h>

#include <string>

namespace tacitus {
namespace {

std::string PlaceIn(const std::string& body) {
  const ByteSpan span = FindDateline(body).place;
  return body.substr(span.start, span.size());
}

struct DatelineCase {
  const char* body;
  const char* place;
};

class DatelineTest : public ::testing::TestWithParam<DatelineCase> {};

TEST_P(DatelineTest, FindsThePlace) { EXPECT_EQ(PlaceIn(GetParam().body), GetParam().place) << GetParam().body; }

INSTANTIATE_TEST_SUITE_P(
    Forms, DatelineTest,
    ::testing::Values(
        DatelineCase{"DUBAI: Iran will maintain its ban", "DUBAI"},
        DatelineCase{"CAIRO (Reuters) - Egypt said", "CAIRO"}, DatelineCase{"CAIRO (Reuters): Egypt said", "CAIRO"},
        DatelineCase{"WASHINGTON, Nov 3 (AP) \u2014 The president", "WASHINGTON"},
        DatelineCase{"WASHINGTON \u2014 The president", "WASHINGTON"},
        DatelineCase{"WASHINGTON\u2014The president", "WASHINGTON"},
        DatelineCase{"LONDON, March 3 - Britain", "LONDON"},
        DatelineCase{"BEIJING, 3 Nov. 2019 (Xinhua) -- China", "BEIJING"},
        DatelineCase{"BEIRUT/DAMASCUS (Reuters) \u2013 Fighting", "BEIRUT/DAMASCUS"},
        DatelineCase{"UNITED NATIONS (AP) \u2014 The council", "UNITED NATIONS"},
        DatelineCase{"RIO DE JANEIRO, Jan. 5 (UPI) -- Police", "RIO DE JANEIRO"},
        DatelineCase{"KABUL, Afghanistan (AP) \u2014 A bomb", "KABUL, Afghanistan"},
        DatelineCase{"BISSAU, Guinea-Bissau, May 2 (AP) \u2014 Soldiers", "BISSAU, Guinea-Bissau"},
        DatelineCase{"FAIRVIEW, W.Va. - The mayor", "FAIRVIEW, W.Va."},
        DatelineCase{"ST. PETERSBURG, Fla. \u2014 The", "ST. PETERSBURG, Fla."},
        DatelineCase{"Ramallah (AFP) \u2013 Palestinians", "Ramallah"},
        DatelineCase{"Gaza City, Gaza Strip (AFP) - Hamas", "Gaza City, Gaza Strip"},
        DatelineCase{"S\u00c3O PAULO: Brazil", "S\u00c3O PAULO"},
        DatelineCase{"\u0141\u00d3D\u0179: Poland", "\u0141\u00d3D\u0179"},
        DatelineCase{"DUBAI:\u00a0Iran will", "DUBAI"},
        // No dateline.
        DatelineCase{"", ""}, DatelineCase{"Iran said on Sunday that", ""}, DatelineCase{"Tehran: Iran said", ""},
        DatelineCase{"BREAKING: Iran will", ""}, DatelineCase{"UPDATE: Iran will", ""}, DatelineCase{"NATO will", ""},
        DatelineCase{"DUBAI:Iran", ""}, DatelineCase{"LONDON-based groups", ""}, DatelineCase{"US-led troops", ""},
        DatelineCase{"CONGRESS HAS NOT INVESTIGATED HIM \u2014 yet", ""},
        DatelineCase{"President Trump (pictured) said", ""}, DatelineCase{"A: It is", ""},
        DatelineCase{"DUBAI (Reuters", ""}, DatelineCase{"DUBAI, the city, \u2014 he said", ""},
        DatelineCase{"DUBAI\n- Iran", ""}));

std::string LeadOf(const std::string& body) { return body.substr(FindDateline(body).lead); }

TEST(DatelineTest, TheReportBeginsBehindIt) {
  EXPECT_EQ(LeadOf("DUBAI: Iran will maintain its ban"), "Iran will maintain its ban");
  EXPECT_EQ(LeadOf("LONDON, March 3 -  Britain"), "Britain");
  EXPECT_EQ(LeadOf("KABUL, Afghanistan (AP) \u2014 A bomb"), "A bomb");
  EXPECT_EQ(LeadOf("Iran said on Sunday that"), "Iran said on Sunday that");
}

}  // namespace
}  // namespace tacitus
