// The form of cases and the judgement over them, on events made by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/calendar.h"
#include "tests/cases/case_file.h"
#include "tests/cases/event_match.h"
#include "tests/cases/verdict.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::string_view kHead = "name: a name\nwhy: a reason\n\n";

Event MakeEvent(const std::string& source, const std::string& target, EventType type) {
  Event event;
  if (!source.empty()) event.source.emplace().code = source;
  if (!target.empty()) event.target.emplace().code = target;
  event.event = type;
  event.sentence = "A sentence.";
  return event;
}

CaseFile Case(const std::string& lines) {
  Result<CaseFile> parsed = ParseCase(std::string(kHead) + "An article.\n----\n" + lines, "x.case");
  EXPECT_TRUE(parsed.has_value()) << parsed.error().ToString();
  return parsed.value_or(CaseFile{});
}

std::string ErrorOf(const std::string& content) {
  const Result<CaseFile> parsed = ParseCase(content, "x.case");
  return parsed ? "no error" : parsed.error().ToString();
}

TEST(ParseCaseTest, ReadsHeadersArticleAndLines) {
  const Result<CaseFile> parsed = ParseCase(
      "name: talks\nwhy: light verb\npublished: 2024-03-05\n\nIran held talks.\n\nMore.\n----\n"
      "# a comment\nIRN -> USA|GBR CONSULT/AGREE cameo=04* condition=\"if it rains\" optional many\nnever * -> - *\n",
      "x.case");
  ASSERT_TRUE(parsed.has_value()) << parsed.error().ToString();
  EXPECT_EQ(parsed->text, "Iran held talks.\n\nMore.");
  EXPECT_EQ(parsed->published, "2024-03-05");
  ASSERT_EQ(parsed->expectations.size(), 2U);
  const Expectation& first = parsed->expectations[0];
  EXPECT_EQ(first.line, 10U);
  EXPECT_EQ(first.target, "USA|GBR");
  EXPECT_EQ(first.event, "CONSULT/AGREE");
  EXPECT_THAT(first.fields, ElementsAre(std::pair<std::string, std::string>("cameo", "04*"),
                                        std::pair<std::string, std::string>("condition", "if it rains")));
  EXPECT_TRUE(first.optional && first.many && !first.never);
  EXPECT_TRUE(parsed->expectations[1].never);
}

TEST(ParseCaseTest, SaysWhatIsWrong) {
  EXPECT_EQ(ErrorOf("name: x\nreason: y\n\n"),
            "x.case:2: a header must be name:, why:, article: or published:, and a blank line must end them");
  EXPECT_EQ(ErrorOf("name: x\n\nText.\n----\n"), "x.case:2: a case must have name: and why:");
  EXPECT_EQ(ErrorOf(std::string(kHead) + "Text.\n"), "x.case:4: a line \"----\" must end the article");
  EXPECT_EQ(ErrorOf(std::string(kHead) + "----\n"),
            "x.case:4: a case must have either article: or an article of its own");
  EXPECT_EQ(ErrorOf(std::string(kHead) + "Text.\n----\nIRN USA REJECT\n"),
            "x.case:6: an expected event must read \"SOURCE -> TARGET EVENT …\", not \"IRN USA REJECT\"");
  EXPECT_EQ(ErrorOf(std::string(kHead) + "Text.\n----\nIRN -> USA REJECT colour=red\n"),
            "x.case:6: \"colour=red\" is no field of an expected event; README.md lists them");
  EXPECT_EQ(ErrorOf(std::string(kHead) + "Text.\n----\nIRN -> USA REJECT perhaps\n"),
            "x.case:6: \"perhaps\" is no field of an expected event; README.md lists them");
}

TEST(DocumentOfTest, TakesTheDateOfTheHeader) {
  CaseFile test_case = Case("");
  test_case.published = "2024-03-05";
  const Result<Document> document = DocumentOf(test_case, ".");
  ASSERT_TRUE(document.has_value()) << document.error().ToString();
  EXPECT_EQ(document->text, "An article.");
  EXPECT_EQ(FormatDateTime(*document->published_at), "2024-03-05T00:00:00Z");
  test_case.published = "yesterday";
  EXPECT_EQ(DocumentOf(test_case, ".").error().ToString(), "x.case: published: must be an ISO date or time");
}

TEST(FitsPatternTest, AlternativesWildcardsAndNothing) {
  EXPECT_TRUE(FitsPattern("IRNGOV", "USA|IRN*"));
  EXPECT_FALSE(FitsPattern("IRNGOV", "USA|IRN"));
  EXPECT_TRUE(FitsPattern("", "-"));
  EXPECT_TRUE(FitsPattern("", "*"));
  EXPECT_FALSE(FitsPattern("IRN", "-"));
}

TEST(MismatchesTest, NamesTheFieldsThatDiffer) {
  Event event = MakeEvent("IRNGOV", "USA", EventType::kReject);
  event.cameo = "125";
  event.date_start = MakeDate(1979, 11, 4);
  event.date_end = MakeDate(1981, 1, 20);
  event.counts.push_back(Count{.what = "killed", .low = 12, .high = {}, .text = "", .start = 0, .end = 0});
  Attribution layer;
  layer.speaker.name = "Ali Khamenei";
  layer.medium = "state TV";
  event.attribution.push_back(layer);
  const auto mismatches = [&](const std::string& line) { return Mismatches(Case(line).expectations.at(0), event); };
  EXPECT_THAT(mismatches("IRN* -> USA REJECT/ACCUSE cameo=12* status=actual date=1979-11-04/1981-01-20"),
              ElementsAre());
  EXPECT_THAT(mismatches("IRN* -> USA REJECT date=contains:1980 count=killed:12.. speaker=\"Ali Khamenei\""),
              ElementsAre());
  EXPECT_THAT(
      mismatches("IRN* -> USA REJECT date=none|within:1979/1981 until=1981-12-31 medium=\"state TV\" place=none"),
      ElementsAre());
  EXPECT_THAT(mismatches("IRN* -> USA REJECT count=none"), ElementsAre("count"));
  EXPECT_THAT(mismatches("IRN -> - AGREE cameo=120 status=planned"),
              ElementsAre("source", "target", "event", "cameo", "status"));
  EXPECT_THAT(mismatches("IRN* -> USA REJECT date=1979-11-04 until=1980 count=killed:12 speaker=none lat=1..2"),
              ElementsAre("date", "until", "count", "speaker", "lat"));
  event.counts.clear();
  EXPECT_THAT(mismatches("IRN* -> USA REJECT count=none|held:52"), ElementsAre());
}

TEST(JudgeTest, PassesWhatIsExpected) {
  EXPECT_EQ(Judge(Case("IRN -> USA REJECT\n"), {MakeEvent("IRN", "USA", EventType::kReject)}), "");
  EXPECT_EQ(Judge(Case("IRN -> USA REJECT optional\n"), {}), "");
  EXPECT_EQ(Judge(Case(""), {}), "");
}

TEST(JudgeTest, ReportsWhatIsMissingWithTheNearest) {
  Event event = MakeEvent("IRN", "USA", EventType::kAccuse);
  event.status = Status::kDenied;
  const std::string report = Judge(Case("IRN -> USA REJECT\n"), {event});
  EXPECT_EQ(report,
            "x.case: a name\n"
            "  why:          a reason\n"
            "  article:      An article.\n"
            "  missing:      IRN -> USA REJECT\n"
            "      nearest:  IRN -> USA ACCUSE status=denied standing=current date=none place=none\n"
            "      but for:  event\n"
            "  all events found:\n"
            "    IRN -> USA ACCUSE status=denied standing=current date=none place=none\n");
}

TEST(JudgeTest, ReportsWhatHappenedUnexpectedly) {
  Event event = MakeEvent("IRN", "USA", EventType::kAccuse);
  EXPECT_THAT(Judge(Case(""), {event}), HasSubstr("not expected: IRN -> USA ACCUSE"));
  event.status = Status::kRepeated;
  EXPECT_THAT(Judge(Case(""), {event}), HasSubstr("not expected: IRN -> USA ACCUSE"));
  event.status = Status::kPlanned;
  EXPECT_EQ(Judge(Case(""), {event}), "");
}

TEST(JudgeTest, OneLineIsOneEventUnlessItSaysMany) {
  const std::vector<Event> twice(2, MakeEvent("IRN", "USA", EventType::kReject));
  EXPECT_THAT(Judge(Case("IRN -> USA REJECT\n"), twice), HasSubstr("not expected"));
  EXPECT_EQ(Judge(Case("IRN -> USA REJECT many\n"), twice), "");
  EXPECT_EQ(Judge(Case("IRN -> USA REJECT\nIRN -> * REJECT optional\n"), twice), "");
  EXPECT_THAT(Judge(Case("IRN -> USA REJECT\nIRN -> USA REJECT\n"), {twice[0]}), HasSubstr("missing"));
}

TEST(JudgeTest, LooseLinesLeaveEventsToStrictOnes) {
  Event first = MakeEvent("IRN", "USA", EventType::kReject);
  Event second = first;
  first.cameo = "125";
  EXPECT_EQ(Judge(Case("IRN -> USA REJECT\nIRN -> USA REJECT cameo=125\n"), {first, second}), "");
  second.status = Status::kPlanned;  // needs no line, so the one that happened must get the only one
  EXPECT_EQ(Judge(Case("IRN -> USA REJECT\n"), {second, first}), "");
}

TEST(JudgeTest, NeverMeansWhateverTheStatus) {
  Event event = MakeEvent("IRN", "USA", EventType::kConcede);
  event.status = Status::kNegated;
  EXPECT_THAT(Judge(Case("never IRN -> * CONCEDE\n"), {event}), HasSubstr("forbidden:    never IRN -> * CONCEDE"));
  EXPECT_EQ(Judge(Case("never IRN -> * AID\n"), {event}), "");
}

}  // namespace
}  // namespace tacitus
