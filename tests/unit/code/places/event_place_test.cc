#include "code/places/event_place.h"

#include "tests/unit/code/coded_sentence.h"

namespace tacitus {
namespace {

TEST(EventPlaceTest, TakesThePhraseOfTheTrigger) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_EQ(CodedSentence("Rebels clashed with troops in Homs.").PlaceName("clashed"), "Homs");
  EXPECT_EQ(CodedSentence("The army bombed Aleppo.").PlaceName("bombed"), "Aleppo");
}

TEST(EventPlaceTest, TakesThePlaceOfItsObject) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_EQ(CodedSentence("The seizure of the US embassy in Tehran shocked the world.").PlaceName("seizure"), "Tehran");
}

TEST(EventPlaceTest, TakesTheSameThingsPlace) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("Crowds marched to the embassy in Nairobi. Gunmen held two diplomats at the embassy.");
  EXPECT_EQ(coded.PlaceName("held"), "Nairobi");
}

TEST(EventPlaceTest, AcrossTheCountryIsTheCountryNamedBefore) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("The day is marked in Iran with demonstrations across the country.");
  EXPECT_EQ(coded.PlaceName("demonstrations"), "Iran");
}

TEST(EventPlaceTest, GovernmentsAndNationalitiesPlaceNothing) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_EQ(CodedSentence("Tehran rejected the French offer.").PlaceName("rejected"), "");
  EXPECT_EQ(CodedSentence("Iran accused the United States of crimes in Iraq.").PlaceName("accused"), "");
}

TEST(EventPlaceTest, TheDatelinePlacesNothing) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_EQ(CodedSentence("DUBAI: Iran rejected talks with the United States.").PlaceName("rejected"), "");
}

}  // namespace
}  // namespace tacitus
