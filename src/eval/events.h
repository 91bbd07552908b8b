// Suite `events`: what comes out for whole sentences, nothing marked, against gold of four forms (event_gold.h).
//
//   classes   the class of the sentence's first event by its CAMEO root (none or 01: 0, 02-05: 1, 06-08: 2, 09-13: 3,
//             14-20: 4), 0 without events
//   tokens    source and target spans of all events, each once, and of the first event with the rows of its group. A
//             span said is right where it shares a token with one of the gold, and finds those it shares one with.
//             For a pronoun it is where he is named whom it stands for. Those who do something to one another
//             ("A met B") are source and target both, and have a line each in the predictions
//   marked    type and quad class of the first event; a row without events is NONE and wrong
//   records   the type of the event whose actors' countries agree best with the record's, the first of equals; and how
//             often its source's and its target's country is one of the record's
//
// Macro-F1 is the mean over the gold's classes. Tested in tests/unit/eval/events_test.cc.
#pragma once

#include <string>

#include "eval/class_counts.h"
#include "eval/coded_text.h"
#include "tacitus/result.h"

namespace tacitus {

struct SpanCounts {
  int gold = 0;
  int found = 0;
  int said = 0;
  int right = 0;
  [[nodiscard]] double F1() const;
};

struct ShareCounts {
  int all = 0;
  int right = 0;
  [[nodiscard]] double Share() const { return all == 0 ? 0 : static_cast<double>(right) / all; }
};

struct EventsReport {
  int rows = 0;
  int coded = 0;        // rows with an event
  int right = 0;        // rows of the right class or type
  CountsByClass types;  // classes or roots
  CountsByClass quads;
  SpanCounts sources;
  SpanCounts targets;
  SpanCounts first_sources;  // of the first event
  SpanCounts first_targets;
  ShareCounts source_countries;
  ShareCounts target_countries;
  std::string headline;     // "events: 5-class macro-F1 0.746 accuracy 0.751 (n=1349)"
  std::string predictions;  // TSV: row source target root quad cameo source_start source_end target_start target_end
};

// Fails where the gold cannot be read or is of no form known.
Result<EventsReport> EvaluateEvents(const std::string& gold_file, const CodeDocument& code);

}  // namespace tacitus
