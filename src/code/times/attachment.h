// What each time expression of a document hangs on in the tree, and what its preposition makes of it.
//
//   "said on Sunday"       Sunday dates "said", also in "said on Sunday it would", whatever the tree says
//   "a 2015 pact"          2015 dates "pact", as its modifier
//   "since March"          from March on; "until", "by", "before" and "after" likewise bound one side
//   "during the 1979 war"  1979 dates "war" and, through the phrase, the verb it hangs on
//
// Tested in tests/unit/code/times/event_date_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/calendar.h"
#include "code/times/time_knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"

namespace tacitus {

struct TimeAttachment {
  std::uint32_t time = 0;      // its position among the time expressions
  std::uint32_t governor = 0;  // the verb or noun that it dates
  bool modifier = false;       // stands inside the noun phrase: "a 2015 pact", "Monday's attack"
  bool since = false;          // "since March"
  DateRange days;              // after the preposition
};

// One attachment for each expression that has days and is no anniversary, in text order.
std::vector<TimeAttachment> AttachTimes(const Tree& tree, const std::vector<TimeExpression>& times,
                                        std::optional<Date> anchor);

// The head of a span: its token whose own head lies outside.
std::uint32_t HeadOfSpan(const Tree& tree, TokenSpan span);

bool IsVerbal(const Token& token);

// The verb that `time` dates where the tree hangs it on `verb`: "said on Sunday it would pay" often has "on Sunday"
// under "pay", though it stands right behind "said" and before the subject of what is said.
std::uint32_t DatedVerb(const Tree& tree, TokenSpan time, std::uint32_t verb);

}  // namespace tacitus
