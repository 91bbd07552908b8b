#include "code/places/find_places.h"

#include <gmock/gmock.h>

#include "tests/unit/code/coded_sentence.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FindPlacesTest, ResolvesByContainment) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_THAT(CodedSentence("A fire broke out in Bangor, Maine.").Places(),
              ElementsAre("Bangor=Bangor, Maine, USA", "Maine=Maine, Maine, USA"));
  EXPECT_THAT(
      CodedSentence("A fire broke out in Bangor, Northern Ireland.").Places(),
      ElementsAre("Bangor=Bangor, Northern Ireland, GBR", "Northern Ireland=Northern Ireland, Northern Ireland, GBR"));
}

TEST(FindPlacesTest, ResolvesByTheOtherPlacesOfTheDocument) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded(
      "Police in Kentucky searched a house in London on Friday. The sheriff of Laurel County said that two men from "
      "Kentucky were arrested.");
  EXPECT_EQ(coded.Places()[1], "London=London, Kentucky, USA");
}

TEST(FindPlacesTest, ResolvesByTheOutlet) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_THAT(CodedSentence("A shelter in London was closed.", "2019-11-03", "www.lfpress.com").Places(),
              ElementsAre("London=London, Ontario, CAN"));
  EXPECT_THAT(CodedSentence("A shelter in London was closed.").Places(), ElementsAre("London=London, England, GBR"));
}

TEST(FindPlacesTest, TellsLocationsFromGovernments) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("Tehran accepted the offer after clashes in Baghdad.");
  ASSERT_EQ(coded.coding().places.size(), 2U);
  EXPECT_FALSE(coded.coding().places[0].is_location);
  EXPECT_TRUE(coded.coding().places[1].is_location);
}

TEST(FindPlacesTest, DemonymsAreNoLocations) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("The Turkish army fired on Canadian soldiers.");
  EXPECT_THAT(coded.Places(), ElementsAre("Turkish=Turkey, , TUR", "Canadian=Canada, , CAN"));
  for (const PlaceMention& mention : coded.coding().places) EXPECT_FALSE(mention.is_location);
}

TEST(FindPlacesTest, UnknownNamesHarmNobody) {
  TACITUS_SKIP_WITHOUT_DATA();
  const CodedSentence coded("Villagers fled from Qwzxtown in Syria.");
  EXPECT_EQ(coded.Places().back(), "Syria=Syria, , SYR");
}

TEST(FindPlacesTest, FindsNothingInNothing) {
  TACITUS_SKIP_WITHOUT_DATA();
  EXPECT_THAT(CodedSentence("").Places(), IsEmpty());
  EXPECT_THAT(CodedSentence("They argued for hours about money.").Places(), IsEmpty());
}

TEST(RankPlacesTest, PutsTheLikeliestFirst) {
  TACITUS_SKIP_WITHOUT_DATA();
  const PlaceKnowledge& knowledge = WhenWhereHowMany::Get().places;
  EXPECT_EQ(RankPlaces("Paris", "", knowledge).front().country, "FRA");
  EXPECT_EQ(RankPlaces("Paris", "Texas", knowledge).front().admin1, "Texas");
  EXPECT_EQ(RankPlaces("Paris, Texas", "", knowledge).front().admin1, "Texas");
  EXPECT_THAT(RankPlaces("Qwzxtown", "", knowledge), IsEmpty());
}

TEST(PlacesAtTest, PutsUnknownNamesWhereTheyMostLikelyLie) {
  TACITUS_SKIP_WITHOUT_DATA();
  const std::string text = "Shots were fired near the Qwzx Hotel in Nairobi.";
  const Parse parse = TestParser().Run(text);
  Document document;
  document.text = text;
  const auto start = static_cast<std::uint32_t>(text.find("Qwzx"));
  const auto places = PlacesAt(Tree(parse), document, WhenWhereHowMany::Get().places, {{start, start + 10}});
  ASSERT_EQ(places.size(), 1U);
  ASSERT_TRUE(places[0].has_value());
  EXPECT_EQ(places[0]->name, "Nairobi");
  EXPECT_EQ(places[0]->text, "Qwzx Hotel");
}

}  // namespace
}  // namespace tacitus
