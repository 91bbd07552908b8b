#include "stories/happening_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "base/calendar.h"
#include "base/hash.h"
#include "stories/same_happening.h"

namespace tacitus {
namespace {

Actor Party(const std::string& id, const std::string& name, const std::string& country, const std::string& sector) {
  Actor actor;
  actor.actor_id = id;
  actor.name = name;
  actor.country = country;
  if (!sector.empty()) actor.sectors = {sector};
  return actor;
}

Place Town(std::uint32_t id, double latitude, double longitude) {
  Place place;
  place.geonameid = id;
  place.latitude = latitude;
  place.longitude = longitude;
  place.country = "NGA";
  place.feature = "PPL";
  return place;
}

const Place kKano = Town(1, 12.0, 8.5);
const Place kKaduna = Town(2, 10.5, 7.4);

// Gunmen abducted somebody near Kano, as reported on that day.
Event Abduction(const std::string& day) {
  Event event;
  event.event = EventType::kAssault;
  event.mode = "abduct";
  event.quad = 4;
  event.source = Party("", "", "NGA", "UAF");
  event.place = kKano;
  event.date_end = ParseDate(day);
  event.sentence = "Gunmen abducted three engineers on " + day;
  event.document_id = day;
  return event;
}

Event Accusation(const std::string& sentence) {
  Event event;
  event.event = EventType::kAccuse;
  event.quad = 3;
  event.source = Party("iran", "Iran", "IRN", "GOV");
  event.target = Party("usa", "United States", "USA", "");
  event.source->text = sentence.substr(0, sentence.find(' '));
  event.target->text = "Washington";
  event.trigger.text = "accused";
  event.date_end = ParseDate("2021-03-10");
  event.sentence = sentence;
  event.document_id = sentence;
  return event;
}

int Points(const Event& one, const Event& other) {
  const int points = SameHappening(FactsOf(one), FactsOf(other));
  EXPECT_EQ(points, SameHappening(FactsOf(other), FactsOf(one)));
  return points;
}

TEST(SameHappening, AgreesWhereEnoughIsKnown) {
  Event other = Abduction("2021-03-11");
  other.sentence = "Some people were taken";
  EXPECT_EQ(Points(Abduction("2021-03-10"), other), 5);  // the gunmen, the town, the mode
  other.target = Party("", "James Okoro", "NGA", "REL");
  EXPECT_EQ(Points(Abduction("2021-03-10"), other), 5);
  other.place.reset();
  EXPECT_EQ(Points(Abduction("2021-03-10"), other), 0);
}

TEST(SameHappening, RefusesWhatCannotBe) {
  const Event event = Abduction("2021-03-10");
  EXPECT_GT(Points(event, Abduction("2021-03-11")), 0);
  EXPECT_EQ(Points(event, Abduction("2021-04-10")), 0);
  Event elsewhere = event;
  elsewhere.place = kKaduna;
  EXPECT_EQ(Points(event, elsewhere), 0);
  Event planned = event;
  planned.status = Status::kPlanned;
  EXPECT_EQ(Points(event, planned), 0);
  Event alleged = event;
  alleged.status = Status::kAlleged;
  EXPECT_GT(Points(event, alleged), 0);
  Event soldiers = event;
  soldiers.source = Party("", "", "NGA", "MIL");
  EXPECT_EQ(Points(event, soldiers), 0);
  Event one = event;
  Event other = event;
  one.target = Party("", "James Okoro", "NGA", "REL");
  other.target = Party("", "Aisha Bello", "NGA", "MED");
  EXPECT_EQ(Points(one, other), 0);
  other.target = Party("", "Okoro", "", "");
  EXPECT_GT(Points(one, other), 0);
}

TEST(SameHappening, StatementsNeedWordsInCommon) {
  const Event event = Accusation("Iran accused Washington of breaking the nuclear agreement with new measures");
  EXPECT_GT(Points(event, Accusation("Tehran says the new measures break the nuclear agreement")), 0);
  EXPECT_EQ(Points(event, Accusation("Iran accused Washington of sheltering hackers who emptied its banks")), 0);
}

TEST(HappeningIndex, NamesAHappeningAfterItsFirstEvent) {
  HappeningIndex index;
  EXPECT_EQ(index.Label("e1", FactsOf(Abduction("2021-03-10"))).id, "e1");
  EXPECT_EQ(index.Label("e2", FactsOf(Abduction("2021-03-11"))).id, "e1");
  EXPECT_EQ(index.Label("e3", FactsOf(Abduction("2021-05-11"))).id, "e3");
}

// Days spread over a year, towns, victims known or not.
std::vector<std::pair<std::string, EventFacts>> ManyEvents(int count) {
  std::mt19937 draw(5);
  std::vector<std::pair<std::string, EventFacts>> events;
  for (int i = 0; i < count; ++i) {
    Event event =
        Abduction("2021-" + std::string(draw() % 2 == 0 ? "03" : "07") + "-" + std::to_string(10 + draw() % 4));
    if (draw() % 2 == 0) event.target = Party("", draw() % 2 == 0 ? "James Okoro" : "Aisha Bello", "NGA", "CVL");
    if (draw() % 3 == 0) event.place = kKaduna;
    if (draw() % 3 == 0) event.date_start = event.date_end;
    event.document_id = std::to_string(i);
    event.sentence = "Report " + std::to_string(i);
    events.emplace_back("e" + std::to_string(i), FactsOf(event));
  }
  return events;
}

TEST(HappeningIndex, IsTheSameWhenReadFromAStoreInAnyOrder) {
  const auto events = ManyEvents(300);
  HappeningIndex written;
  std::vector<std::size_t> order;
  std::vector<HappeningLabel> labels;
  for (std::size_t i = 0; i < 200; ++i) {
    labels.push_back(written.Label(events[i].first, events[i].second));
    order.push_back(i);
  }
  for (const unsigned seed : {1U, 2U, 3U}) {
    std::shuffle(order.begin(), order.end(), std::mt19937(seed));
    HappeningIndex read;
    for (const std::size_t i : order) read.Add(events[i].first, events[i].second, labels[i]);
    read.Keep();
    HappeningIndex copy = written;
    for (std::size_t i = 200; i < 300; ++i) {
      const HappeningLabel expected = copy.Label(events[i].first, events[i].second);
      const HappeningLabel found = read.Label(events[i].first, events[i].second);
      ASSERT_EQ(expected.id, found.id) << i;
      ASSERT_EQ(expected.joined, found.joined) << i;
    }
  }
}

TEST(HappeningIndex, StepsAreTakenBack) {
  const auto events = ManyEvents(300);
  HappeningIndex index;
  for (std::size_t i = 0; i < 150; ++i) index.Label(events[i].first, events[i].second);
  index.Keep();
  std::vector<std::string> first;
  for (std::size_t i = 299; i >= 150; --i) index.Label(events[i].first, events[i].second);
  index.TakeBack();
  for (std::size_t i = 150; i < 300; ++i) first.push_back(index.Label(events[i].first, events[i].second).id);
  index.TakeBack();
  for (std::size_t i = 150; i < 300; ++i) EXPECT_EQ(index.Label(events[i].first, events[i].second).id, first[i - 150]);
}

TEST(IdTable, NumbersNamesOfAnyForm) {
  IdTable ids;
  const std::string digits = "00ff00ff00ff00ff0123456789abcdef";
  EXPECT_EQ(ids.Of(digits), 0U);
  EXPECT_EQ(ids.Of("00FF00FF00FF00FF0123456789ABCDEF"), 1U);  // capitals are another name
  EXPECT_EQ(ids.Of("a name"), 2U);
  EXPECT_EQ(ids.Of(digits), 0U);
  EXPECT_EQ(ids.name(0), digits);
  EXPECT_EQ(ids.name(1), "00FF00FF00FF00FF0123456789ABCDEF");
  EXPECT_EQ(ids.name(2), "a name");
  EXPECT_TRUE(ids.ComesBefore(0, 2));
  EXPECT_FALSE(ids.ComesBefore(2, 1));
}

TEST(IdTable, TakesBackTheNewest) {
  IdTable ids;
  const auto name = [](std::uint32_t number) { return Hash128Hex(std::to_string(number)); };
  for (std::uint32_t number = 0; number < 5000; ++number) ASSERT_EQ(ids.Of(name(number)), number);
  ids.Shrink(2000);
  EXPECT_EQ(ids.size(), 2000U);
  for (std::uint32_t number = 0; number < 5000; ++number) ASSERT_EQ(ids.Contains(name(number)), number < 2000);
  EXPECT_EQ(ids.Of(name(4999)), 2000U);
  EXPECT_EQ(ids.name(2000), name(4999));
}

TEST(Blocks, ShrinkToWhatTheyWere) {
  Blocks<int> numbers;
  for (int number = 0; number < 10000; ++number) numbers.push_back(number);
  EXPECT_EQ(numbers[9999], 9999);
  numbers.resize(5000);
  numbers.resize(5001);
  EXPECT_EQ(numbers[4999], 4999);
  EXPECT_EQ(numbers.back(), 0);
}

TEST(JoinedIds, TheRootIsTheFirstName) {
  JoinedIds ids;
  const std::uint32_t c = ids.Of("c");
  const std::uint32_t a = ids.Of("a");
  EXPECT_EQ(ids.Of("c"), c);
  ids.Keep();
  const std::uint32_t b = ids.Of("b");
  EXPECT_EQ(ids.Join(c, b), b);
  EXPECT_EQ(ids.Join(c, a), a);
  EXPECT_EQ(ids.name(ids.Root(b)), "a");
  ids.TakeBack();
  EXPECT_EQ(ids.Root(c), c);
  EXPECT_EQ(ids.size(), 2U);
}

TEST(KeyedLists, GiveTheNewestFirstAndShrink) {
  KeyedLists lists;
  for (std::uint32_t i = 0; i < 5000; ++i) lists.Add((std::uint64_t{i % 7} << 32) + i % 7, i);
  const auto under = [&](std::uint64_t key) {
    std::vector<std::uint32_t> found;
    lists.ForEach((key << 32) + key, 3, [&](std::uint32_t number) {
      found.push_back(number);
      return true;
    });
    return found;
  };
  EXPECT_EQ(under(3), (std::vector<std::uint32_t>{4994, 4987, 4980}));
  lists.Shrink(4000);
  EXPECT_EQ(under(3), (std::vector<std::uint32_t>{3993, 3986, 3979}));
  EXPECT_TRUE(under(8).empty());
}

}  // namespace
}  // namespace tacitus
