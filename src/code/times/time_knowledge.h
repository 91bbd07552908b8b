// The words and patterns of time expressions, from data/times/.
//
// Immutable once loaded; any number of threads. Tested through tests/unit/code/times/find_times_test.cc.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "code/numbers.h"
#include "tacitus/coding.h"
#include "tacitus/result.h"

namespace tacitus {

// What an element of a pattern matches. The first ones are looked up in words.tsv, the last are computed.
enum class TimeCategory : std::uint8_t {
  kLiteral,
  kMonth,
  kWeekday,
  kWeekdays,
  kUnit,
  kUnits,
  kSeason,
  kPart,
  kDayWord,
  kNightWord,
  kShift,
  kEdge,
  kApprox,
  kOrdinal,
  kDecade,
  kSetWord,
  kHoliday,
  kAmPm,
  kZone,
  kClockWord,
  kNumber,
  kDayNumber,
  kYear,
  kShortYear,
  kClock,
  kHour,
  kIsoDate,
};

constexpr std::uint32_t BitOf(TimeCategory category) { return 1U << static_cast<unsigned>(category); }

// What a pattern means; src/code/times/resolve_time.cc has one function for each.
enum class TimeMeaning : std::uint8_t {
  kDay,
  kIsoDate,
  kMonth,
  kYear,
  kFiscal,
  kDecade,
  kCentury,
  kSeason,
  kQuarter,
  kHalf,
  kWeekday,
  kDayWord,
  kPart,
  kHoliday,
  kNewYear,
  kShift,
  kThat,
  kAgo,
  kLater,
  kDuration,
  kAge,
  kWindow,
  kSet,
  kSetWord,
  kClock,
  kPartOnly,
  kReference,
  kAnniversary,
};

struct TimePattern {
  struct Element {
    TimeCategory category = TimeCategory::kLiteral;
    std::vector<std::string> words;  // of a literal
    bool optional = false;
  };
  std::vector<Element> elements;
  std::uint32_t first_categories = 0;    // bits of the categories that a match may start with
  std::vector<std::string> first_words;  // literals that it may start with
  TimeMeaning meaning = TimeMeaning::kDay;
  std::string argument;
  Origin origin;
};

class TimeKnowledge {
 public:
  static Result<TimeKnowledge> Load(const std::string& data_folder);

  // The value of a lower-case word in a category, or null where it is not in it.
  [[nodiscard]] const std::string* Find(std::string_view word, TimeCategory category) const;
  [[nodiscard]] const std::vector<TimePattern>& patterns() const { return patterns_; }
  // The bits of the categories that a lower-case word has in words.tsv.
  [[nodiscard]] std::uint32_t CategoriesOf(std::string_view word) const;
  // Whether some pattern has this word among its first literals.
  [[nodiscard]] bool StartsPattern(std::string_view word) const {
    return first_words_.find(word) != first_words_.end();
  }
  [[nodiscard]] const NumberWords& numbers() const { return numbers_; }
  // Whether a lemma is in a group of data/times/cues.tsv ("report", "past", "consequence" …).
  [[nodiscard]] bool IsCue(std::string_view group, std::string_view lemma) const;
  // Whether both lemmas are in one group "same.…": words for the same act ("seizure", "capture").
  [[nodiscard]] bool AreSameAct(std::string_view a, std::string_view b) const;

 private:
  Result<Done> LoadWords(const std::string& data_folder);
  Result<Done> LoadPatterns(const std::string& data_folder);
  Result<Done> LoadCues(const std::string& data_folder);

  std::map<std::string, std::map<TimeCategory, std::string>, std::less<>> words_;
  std::vector<TimePattern> patterns_;
  std::set<std::string, std::less<>> first_words_;
  std::map<std::string, std::vector<std::string>, std::less<>> cues_;  // group to sorted lemmas
  NumberWords numbers_;
};

}  // namespace tacitus
