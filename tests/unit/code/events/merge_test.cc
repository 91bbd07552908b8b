#include "code/events/merge.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

constexpr ByteSpan kTitle{0, 40};

Actor MakeActor(const std::string& country, const std::vector<std::string>& sectors = {},
                const std::string& name = "") {
  Actor actor;
  actor.country = country;
  actor.sectors = sectors;
  actor.name = name;
  actor.text = name.empty() ? country : name;
  return actor;
}

Event MakeEvent(std::uint32_t start, const Actor& source, const Actor& target) {
  Event event;
  event.event_id = std::to_string(start);
  event.event = EventType::kReject;
  event.cameo = "125";
  event.source = source;
  event.target = target;
  event.trigger = {"ban", "ban", start, start + 3};
  return event;
}

TEST(MergeTest, TheHeadlineGivesTheBodyItsMoreExactActor) {
  std::vector<Event> events = {MakeEvent(10, MakeActor("IRN", {"GOV"}, "Ali Khamenei"), MakeActor("USA")),
                               MakeEvent(100, MakeActor("IRN"), MakeActor("USA"))};
  events[1].status = Status::kPlanned;
  const std::vector<Event> merged = MergeEvents(events, kTitle);
  ASSERT_EQ(merged.size(), 1U);
  EXPECT_EQ(merged[0].trigger.start, 100U);
  EXPECT_EQ(merged[0].source->name, "Ali Khamenei");
  EXPECT_EQ(merged[0].status, Status::kPlanned);
  ASSERT_EQ(merged[0].mentions.size(), 1U);
  EXPECT_EQ(merged[0].mentions[0].start, 10U);
}

TEST(MergeTest, AHeadlineMayLeaveOutWhoseSomebodyIs) {
  const Actor politician = MakeActor("VEN", {"OPP"}, "Rocio Marquez");
  const auto told = [&](std::uint32_t start, const Actor& target) {
    return MergeEvents({MakeEvent(start, MakeActor("VEN", {"COP"}), target),
                        MakeEvent(100, MakeActor("VEN", {"COP"}), politician)},
                       kTitle)
        .size();
  };
  Actor leader = MakeActor("", {"OPP"});
  leader.text = "opposition leader";
  Actor people = MakeActor("", {"CVL"});
  people.text = "three people";
  Actor minister = MakeActor("", {"GOV"});
  minister.text = "minister";
  EXPECT_EQ(told(10, leader), 1U);
  EXPECT_EQ(told(10, people), 1U);
  EXPECT_EQ(told(10, minister), 2U);
  EXPECT_EQ(told(60, leader), 2U) << "not in the headline";
  EXPECT_EQ(told(10, MakeActor("COL", {"OPP"})), 2U);
}

TEST(MergeTest, AConditionMakesAnotherEvent) {
  std::vector<Event> events = {MakeEvent(50, MakeActor("IRN"), MakeActor("USA")),
                               MakeEvent(100, MakeActor("IRN"), MakeActor("USA"))};
  events[1].condition = "unless sanctions are lifted";
  EXPECT_EQ(MergeEvents(events, kTitle).size(), 2U);
}

TEST(MergeTest, DirectSpeechIsAnotherTelling) {
  std::vector<Event> events = {MakeEvent(50, MakeActor("IRN"), MakeActor("USA")),
                               MakeEvent(100, MakeActor("IRN"), MakeActor("USA"))};
  events[1].attribution.emplace_back().direct = true;
  EXPECT_EQ(MergeEvents(events, kTitle).size(), 2U);
}

TEST(MergeTest, DatesApartAreTwoEvents) {
  std::vector<Event> events = {MakeEvent(50, MakeActor("IRN"), MakeActor("USA")),
                               MakeEvent(100, MakeActor("IRN"), MakeActor("USA"))};
  events[0].date_edtf = "2019-11-03";
  events[0].date_start = events[0].date_end = Date(std::chrono::year(2019) / 11 / 3);
  events[1].date_edtf = "1979-11-04";
  events[1].date_start = events[1].date_end = Date(std::chrono::year(1979) / 11 / 4);
  EXPECT_EQ(MergeEvents(events, kTitle).size(), 2U);
}

TEST(MergeTest, TwoPersonsOfOneGovernmentAreTwoActors) {
  const std::vector<Event> events = {MakeEvent(50, MakeActor("FRA", {"GOV"}, "A"), MakeActor("USA")),
                                     MakeEvent(100, MakeActor("FRA", {"GOV"}, "B"), MakeActor("USA"))};
  EXPECT_EQ(MergeEvents(events, kTitle).size(), 2U);
}

TEST(MergeTest, RowsOfOneGroupStay) {
  std::vector<Event> events = {MakeEvent(50, MakeActor("FRA"), MakeActor("USA")),
                               MakeEvent(50, MakeActor("FRA"), MakeActor("USA", {"GOV"}))};
  events[0].group_id = events[1].group_id = "g";
  EXPECT_EQ(MergeEvents(events, kTitle).size(), 2U);
}

}  // namespace
}  // namespace tacitus
