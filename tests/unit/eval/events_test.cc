#include "eval/events.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "base/calendar.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHeader =
    "row\tsource\ttarget\troot\tquad\tcameo\tsource_start\tsource_end\ttarget_start\ttarget_end\n";

std::string WriteGold(const std::string& content) {
  const std::string name = ::testing::UnitTest::GetInstance()->current_test_info()->name();
  const fs::path path = fs::path(::testing::TempDir()) / ("tacitus_events_" + name);
  std::ofstream(path, std::ios::binary) << content;
  return path.string();
}

std::optional<Actor> Find(std::string_view text, std::string_view name, std::string_view code) {
  const std::size_t at = text.find(name);
  if (at == std::string_view::npos) return std::nullopt;
  Actor actor;
  actor.code = code;
  actor.start = static_cast<std::uint32_t>(at);
  actor.end = static_cast<std::uint32_t>(at + name.size());
  return actor;
}

void AddEvent(std::string_view text, EventType type, std::string_view cameo, int quad, CodedText& coded) {
  Event event;
  event.event = type;
  event.cameo = cameo;
  event.quad = quad;
  event.source = Find(text, cameo == "040" && text.find("Cuba") != std::string_view::npos ? "Cuba" : "Peru", "PERGOV");
  event.target = Find(text, "Chile", "CHL");
  coded.coding.events.push_back(event);
}

// Knows four verbs, Peru as source (of "met" Cuba, where it is there) and Chile as target; "and the UN" adds the UN as
// target of the same event.
CodedText Code(const Document& document) {
  const std::string& text = document.text;
  CodedText coded;
  if (text.find("sued") != std::string::npos) AddEvent(text, EventType::kAccuse, "115", 3, coded);
  if (text.find("freed") != std::string::npos) AddEvent(text, EventType::kConcede, "0841", 1, coded);
  if (text.find("bombed") != std::string::npos) AddEvent(text, EventType::kAssault, "190", 4, coded);
  if (text.find("met") != std::string::npos) AddEvent(text, EventType::kConsult, "040", 1, coded);
  if (text.find(" and the UN") != std::string::npos && !coded.coding.events.empty()) {
    coded.coding.events[0].group_id = "g";
    coded.coding.events.push_back(coded.coding.events[0]);
    coded.coding.events.back().target = Find(text, "UN", "IGO");
  }
  return coded;
}

EventsReport Evaluate(const std::string& gold) {
  Result<EventsReport> report = EvaluateEvents(WriteGold(gold), Code);
  if (report) return std::move(*report);
  ADD_FAILURE() << report.error().ToString();
  return {};
}

TEST(EventsTest, WhatTwoDoToOneAnotherIsSaidOfEach) {
  const auto code = [](const Document& document) {
    CodedText coded = Code(document);
    coded.parse.tokens.resize(1);
    Frame frame;
    frame.reciprocal = true;
    coded.coding.frames.push_back(frame);
    return coded;
  };
  const auto report = EvaluateEvents(WriteGold("Peru B-R\nmet O\nChile B-R\n"), code);
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->sources.F1(), 1);
  EXPECT_EQ(report->first_targets.F1(), 1);
  EXPECT_EQ(report->predictions, std::string(kHeader) + "1\tPERGOV\tCHL\tCONSULT\t1\t040\t0\t1\t2\t3\n" +
                                     "1\tCHL\tPERGOV\tCONSULT\t1\t040\t2\t3\t0\t1\n");
}

TEST(EventsTest, ScoresClassesByTheRootOfTheFirstEvent) {
  const EventsReport report = Evaluate(
      "Peru sued Chile .\t3\n"
      "São: Peru freed Chile.\t2\n"
      "Peru bombed and met Chile\t4\n"
      "Peru met Chile\t0\n"
      "It rained\t0\n");
  EXPECT_EQ(report.rows, 5);
  EXPECT_EQ(report.coded, 4);
  EXPECT_EQ(report.right, 4);
  EXPECT_NEAR(report.types.at("0").F1(), 2.0 / 3, 1e-9);
  EXPECT_EQ(report.headline, "events: 5-class macro-F1 0.917 accuracy 0.800 (n=5)");
  EXPECT_EQ(report.predictions, std::string(kHeader) +
                                    "1\tPERGOV\tCHL\tACCUSE\t3\t115\t0\t4\t10\t15\n"
                                    "2\tPERGOV\tCHL\tYIELD\t2\t0841\t5\t9\t16\t21\n"
                                    "3\tPERGOV\tCHL\tASSAULT\t4\t190\t0\t4\t20\t25\n"
                                    "3\tPERGOV\tCHL\tCONSULT\t1\t040\t0\t4\t20\t25\n"
                                    "4\tPERGOV\tCHL\tCONSULT\t1\t040\t0\t4\t9\t14\n");
}

TEST(EventsTest, ScoresSpansByOverlap) {
  const EventsReport report = Evaluate(
      "Peru B-S\n's I-S\narmy I-S\nbombed O\nChile O\nand O\nthe B-T\nUN I-T\n. O\n\n"
      "Peru B-R\nmet O\nChile B-R\n");
  EXPECT_EQ(report.sources.gold, 3);
  EXPECT_EQ(report.sources.found, 2);
  EXPECT_EQ(report.sources.said, 2);
  EXPECT_EQ(report.sources.right, 2);
  EXPECT_NEAR(report.sources.F1(), 0.8, 1e-9);
  EXPECT_EQ(report.targets.gold, 3);
  EXPECT_EQ(report.targets.found, 2);
  EXPECT_EQ(report.targets.said, 3);
  EXPECT_EQ(report.targets.right, 2);
  EXPECT_EQ(report.headline,
            "events: source span F1 0.800 target span F1 0.667 first source span F1 0.800 first target span F1 0.667 "
            "(n=2)");
  EXPECT_EQ(report.predictions, std::string(kHeader) +
                                    "1\tPERGOV\tCHL\tASSAULT\t4\t190\t0\t1\t4\t5\n"
                                    "1\tPERGOV\tIGO\tASSAULT\t4\t190\t0\t1\t7\t8\n"
                                    "2\tPERGOV\tCHL\tCONSULT\t1\t040\t0\t1\t2\t3\n");
}

TEST(EventsTest, TheFirstEventsSpansAreThoseOfItsGroup) {
  const EventsReport report = Evaluate("Peru B-S\nsued O\nChile B-T\nand O\nthe O\nUN B-T\n; O\nCuba O\nmet O\n");
  EXPECT_EQ(report.sources.said, 2);
  EXPECT_EQ(report.first_sources.said, 1);
  EXPECT_EQ(report.first_targets.right, 2);
  EXPECT_EQ(report.headline,
            "events: source span F1 0.667 target span F1 1.000 first source span F1 1.000 first target span F1 1.000 "
            "(n=1)");
}

TEST(EventsTest, ASideThatIsNotThereHasEmptyCells) {
  EXPECT_EQ(Evaluate("Peru B-S\nsued O\n").predictions,
            std::string(kHeader) + "1\tPERGOV\t\tACCUSE\t3\t115\t0\t1\t\t\n");
}

// "Peru said Lima it sued Chile", whose "it" is Peru.
CodedText CodeWithPronoun(const Document& document) {
  CodedText coded;
  coded.parse.text = document.text;
  for (const std::string_view word : {"Peru", "Lima", "it", "sued", "Chile"}) {
    const auto at = static_cast<std::uint32_t>(document.text.find(word));
    Token& token = coded.parse.tokens.emplace_back();
    token.start = at;
    token.end = at + static_cast<std::uint32_t>(word.size());
  }
  const std::array<MentionKind, 3> kinds = {MentionKind::kName, MentionKind::kName, MentionKind::kPronoun};
  const std::array<std::uint32_t, 3> entities = {0, 1, 0};
  coded.coding.entities.resize(2);
  for (std::uint32_t i = 0; i < kinds.size(); ++i) {
    Mention& mention = coded.coding.mentions.emplace_back();
    mention.tokens = {i, i + 1};
    mention.head = i;
    mention.kind = kinds.at(i);
    mention.entities = {entities.at(i)};
    coded.coding.entities[entities.at(i)].mentions.push_back(i);
  }
  AddEvent(document.text, EventType::kAccuse, "115", 3, coded);
  coded.coding.events[0].source = Find(document.text, "it", "PER");
  return coded;
}

TEST(EventsTest, APronounIsWhereItsActorIsNamed) {
  const std::string gold = WriteGold("Peru B-S\nsaid O\nLima O\nit O\nsued O\nChile B-T\n");
  const Result<EventsReport> report = EvaluateEvents(gold, CodeWithPronoun);
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->sources.F1(), 1);
  EXPECT_EQ(report->predictions, std::string(kHeader) + "1\tPER\tCHL\tACCUSE\t3\t115\t0\t1\t5\t6\n");
}

TEST(EventsTest, ScoresTypesOfMarkedSentences) {
  const EventsReport report = Evaluate(
      "marked_sentence\tgold_root\tgold_penta\n"
      "<s>Peru</s> freed <t>Chile</t>\tYIELD\t2\n"
      "<s>Peru</s> sued, then bombed <t>Chile</t>\tASSAULT\t4\n"
      "<s>Peru</s> left <t>Chile</t>\tACCUSE\t3\n");
  EXPECT_EQ(report.coded, 2);
  EXPECT_EQ(report.quads.at("2").right, 1);
  EXPECT_EQ(report.types.at("NONE").said, 1);
  EXPECT_EQ(report.headline, "events: root macro-F1 0.333 accuracy 0.333 quad macro-F1 0.333 with event 0.667 (n=3)");
}

TEST(EventsTest, ScoresRecordsByTheEventWhoseActorsAgree) {
  const EventsReport report = Evaluate(
      R"([{"text": "Peru bombed Chile and the UN", "event": "FIGHT", "source": ["PER"], "target": ["IGOUNO"]},)"
      R"({"text": "Peru met Chile", "event": "ASSAULT", "source": ["COL"], "target": ["CHLMIL"]}])");
  EXPECT_EQ(report.target_countries.right, 2);
  EXPECT_EQ(report.headline,
            "events: root macro-F1 0.667 accuracy 0.500 source country 0.500 target country 1.000 with event 1.000 "
            "(n=2)");
}

TEST(EventsTest, CodesRecordsOnTheirDate) {
  const std::string gold = WriteGold(R"({"text": "x", "event": "AID", "date": "2019-11-03"})");
  std::optional<std::chrono::sys_seconds> published;
  const auto code = [&](const Document& document) {
    published = document.published_at;
    return CodedText();
  };
  ASSERT_TRUE(EvaluateEvents(gold, code).has_value());
  EXPECT_EQ(published, std::chrono::sys_seconds(*MakeDate(2019, 11, 3)));
}

TEST(EventsTest, SaysThatTheGoldIsNotThere) {
  EXPECT_EQ(EvaluateEvents("/nowhere", Code).error().ToString(), "/nowhere: cannot read this gold");
}

}  // namespace
}  // namespace tacitus
