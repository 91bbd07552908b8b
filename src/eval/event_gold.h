// The gold of suite `events`: what texts are annotated with, in four forms told apart by their content.
//
//   classes   lines of a sentence, a tab and its class: 0 for a statement or none, 1 verbal cooperation, 2 material
//             cooperation, 3 verbal conflict, 4 material conflict
//   tokens    a token and its tag a line, sentences parted by empty lines; BIES tags with S for source, T for target
//             and R, reciprocal, for both: "B-S", "I-S", "O"
//   marked    marked_sentences.h, read for its types
//   records   a JSON array or JSON lines of PLOVER records: `text` (what is coded), `id`, `date`, `event`, `source`
//             and `target` (or `actor` and `recipient`), each one or a list, actors as codes or as objects with `code`
//             (or `country`, or `actor`) and `sector`. Of several types the first counts, and those of older drafts
//             are read as today's: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT
//
// Tested in tests/unit/eval/event_gold_test.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/document.h"
#include "tacitus/event.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

enum class EventGoldForm : std::uint8_t { kClasses, kTokens, kMarked, kRecords };

struct EventGoldRow {
  std::string text;
  std::optional<Date> date;
  std::string type;  // "0" to "4" of classes; else a root, YIELD for CONCEDE and RETREAT
  std::string quad;
  std::vector<ByteSpan> tokens;  // where in `text` each token of the gold is
  std::vector<TokenSpan> sources;
  std::vector<TokenSpan> targets;
  std::vector<std::string> source_codes;
  std::vector<std::string> target_codes;
};

struct EventGold {
  EventGoldForm form = EventGoldForm::kClasses;
  std::vector<EventGoldRow> rows;
};

// Fails where the file cannot be read, is of no form listed, or has a malformed line, which is named.
Result<EventGold> ReadEventGold(const std::string& path);

}  // namespace tacitus
