// Anniversaries: from the day they fall on to the day of the event itself.
//
//   published 2019-11-03: "… said on Sunday (Nov 3) … a day before the 40th anniversary of the seizure of the embassy"
//   the day before the anniversary is that of the saying, so the anniversary is 2019-11-04, the seizure 1979-11-04
//
// The day of the anniversary is known where the expression measures it from a dated statement ("a day before"), or
// names a day with it ("marks the anniversary on Monday"); otherwise only the year follows. Where the event's own
// date stands with it ("the 40th anniversary of the November 4, 1979, seizure"), that is taken.
// Tested in tests/unit/code/times/event_date_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "code/times/match_time.h"
#include "code/tree.h"
#include "tacitus/coding.h"

namespace tacitus {

struct Anniversary {
  std::uint32_t time = 0;  // its position among the time expressions
  TimeMatch match;
};

// Fills value, days and anniversary_of of the expression.
void ResolveAnniversary(const Tree& tree, const Anniversary& anniversary, std::optional<Date> anchor,
                        std::vector<TimeExpression>& times);

}  // namespace tacitus
