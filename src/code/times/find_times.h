// Finds and resolves time expressions: TIMEX3 type and value (ISO-TimeML), EDTF, first and last day.
//
// Each token is looked up in data/times/words.tsv (months, weekdays, units, number words …), then the patterns of
// data/times/patterns.tsv are tried at every position and the longest match wins. A match names a meaning ("ago",
// "weekday", "duration" …) that is resolved against the anchor, which is the publication date, against the last date
// named before ("two days later", "that year"), and by the tense of the verb above ("on Tuesday": back or ahead).
// Anniversaries are resolved last, when all other expressions are known.
//
// Tested in tests/unit/code/times/find_times_test.cc and by `tacitus eval times`.
#pragma once

#include <optional>
#include <vector>

#include "code/times/time_knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/document.h"

namespace tacitus {

// The time expressions of a parsed text in text order, none overlapping. Without an anchor, what depends on it keeps
// its underspecified value ("XXXX-WXX-1") and no days.
std::vector<TimeExpression> ResolveTimes(const Tree& tree, const TimeKnowledge& knowledge, std::optional<Date> anchor);

// Fills coding.times, anchored on the day of publication.
void FindTimes(const Tree& tree, const Document& document, const TimeKnowledge& knowledge, Coding& coding);

}  // namespace tacitus
