// A text through the real parser and the steps of times, places and counts, for their tests.
//
//   const CodedSentence coded("Troops entered Homs on Monday.", "2012-02-03");
//   EXPECT_EQ(coded.TimeOf("Monday").value, "2012-01-30");
//
// Tests that use it are skipped where the pipeline or the gazetteer is missing (TACITUS_SKIP_WITHOUT_DATA).
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "code/counts/counts.h"
#include "code/places/event_place.h"
#include "code/places/find_places.h"
#include "code/times/event_date.h"
#include "code/times/find_times.h"
#include "tests/support/pipeline.h"

#define TACITUS_SKIP_WITHOUT_DATA()                                                               \
  if (!HasTestPipeline()) GTEST_SKIP() << "the model is not there: run tools/fetch_model.sh";     \
  if (!std::filesystem::exists(std::string(TACITUS_SOURCE_DIR) + "/data/places/gazetteer.bin")) { \
    GTEST_SKIP() << "the gazetteer is not there: run tools/build_gazetteer.sh";                   \
  }

namespace tacitus {

// What the tests know of times, places and counts: the shipped tables, loaded once.
struct WhenWhereHowMany {
  TimeKnowledge times;
  PlaceKnowledge places;
  CountKnowledge counts;

  static const WhenWhereHowMany& Get() {
    static const std::string data = std::string(TACITUS_SOURCE_DIR) + "/data";
    static const WhenWhereHowMany knowledge{TimeKnowledge::Load(data).value(), PlaceKnowledge::Load(data).value(),
                                            CountKnowledge::Load(data).value()};
    return knowledge;
  }
};

class CodedSentence {
 public:
  explicit CodedSentence(std::string_view text, std::string_view published = "2019-11-03", std::string_view outlet = "")
      : parse_(TestParser().Run(text)), tree_(parse_) {
    document_.text = std::string(text);
    document_.published_at = ParseDateTime(published);
    document_.outlet = std::string(outlet);
    FindTimes(tree_, document_, WhenWhereHowMany::Get().times, coding_);
    FindPlaces(tree_, document_, WhenWhereHowMany::Get().places, coding_);
  }
  CodedSentence(const CodedSentence&) = delete;
  CodedSentence& operator=(const CodedSentence&) = delete;

  // Every time expression as "text=value", in order.
  [[nodiscard]] std::vector<std::string> Times() const {
    std::vector<std::string> times;
    for (const TimeExpression& time : coding_.times) {
      times.push_back(std::string(parse_.TextOf(time.tokens)) + "=" + time.value);
    }
    return times;
  }

  // Every place name as "text=name, admin1, country", or "text=" where it is unknown.
  [[nodiscard]] std::vector<std::string> Places() const {
    std::vector<std::string> places;
    for (const PlaceMention& mention : coding_.places) {
      std::string text = std::string(parse_.TextOf(mention.tokens)) + "=";
      if (mention.place) text += mention.place->name + ", " + mention.place->admin1 + ", " + mention.place->country;
      places.push_back(text);
    }
    return places;
  }

  // A frame on the n-th occurrence of a word, counted from 0.
  [[nodiscard]] Frame FrameAt(std::string_view word, int occurrence = 0) const {
    Frame frame;
    for (std::uint32_t i = 0; i < parse_.tokens.size(); ++i) {
      if (parse_.TextOf(i) != word || occurrence-- > 0) continue;
      frame.head = i;
      const bool verb = parse_.tokens[i].pos == Pos::kVerb || parse_.tokens[i].pos == Pos::kAux;
      frame.kind = verb ? FrameKind::kVerb : FrameKind::kNoun;
      return frame;
    }
    ADD_FAILURE() << "no word \"" << word << "\" in: " << parse_.text;
    return frame;
  }

  [[nodiscard]] EventDate Date(std::string_view word, int occurrence = 0) const {
    return DateOf(tree_, document_, coding_, WhenWhereHowMany::Get().times, FrameAt(word, occurrence));
  }
  // The name of the event's place, or "".
  [[nodiscard]] std::string PlaceName(std::string_view word, int occurrence = 0) const {
    const auto place = PlaceOf(tree_, document_, coding_, WhenWhereHowMany::Get().places, FrameAt(word, occurrence));
    return place ? place->place.name : "";
  }
  // Every count as "what low high", with "-" for a side that is open.
  [[nodiscard]] std::vector<std::string> Counts(std::string_view word) const {
    std::vector<std::string> counts;
    const auto side = [](std::optional<double> value) {
      return value ? std::to_string(static_cast<long long>(*value)) : std::string("-");
    };
    for (const Count& count : CountsOf(tree_, WhenWhereHowMany::Get().counts, coding_, FrameAt(word))) {
      counts.push_back(count.what + " " + side(count.low) + " " + side(count.high));
    }
    return counts;
  }

  [[nodiscard]] const Coding& coding() const { return coding_; }
  [[nodiscard]] const Parse& parse() const { return parse_; }
  [[nodiscard]] Document& document() { return document_; }

 private:
  Parse parse_;
  Tree tree_;
  Document document_;
  Coding coding_;
};

}  // namespace tacitus
