// Matches the patterns of data/times/patterns.tsv against tokens.
//
// A match keeps what its categories were: the month, the number, the unit … Optional elements are tried both ways;
// whitespace tokens between elements are passed over, a paragraph's end is not.
// Tested in tests/unit/code/times/find_times_test.cc.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "code/times/time_knowledge.h"
#include "code/tree.h"

namespace tacitus {

// The parts of a time expression, as its pattern captured them.
struct TimeParts {
  std::optional<int> month, weekday, day, year, ordinal, decade, hour, minute;
  std::optional<int> shift;  // -1 last, 0 this, 1 next
  std::optional<NumberPhrase> number;
  std::optional<Date> iso_date;
  int iso_parts = 3;  // how many of year, month and day `iso_date` was given with
  std::string unit, season, part, edge, day_word, set_word, holiday, am_pm;
  bool plural_unit = false;
  bool century_known = true;  // false for "'90s" and "the nineties"
};

struct TimeMatch {
  TokenSpan tokens;
  const TimePattern* pattern = nullptr;
  TimeParts parts;
};

// The matches that start at token `first`, the longest first; of equals, the earliest pattern of the table alone.
std::vector<TimeMatch> MatchTimesAt(const Tree& tree, const TimeKnowledge& knowledge, std::uint32_t first);

}  // namespace tacitus
