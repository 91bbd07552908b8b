// Sentences with marked source and target and the type of what passes between them (PLV, Hu et al. 2024).
//
// A TSV with a header; of its columns `marked_sentence` (source and target between <s>…</s> and <t>…</t>), `gold_root`
// (a PLOVER event; YIELD for CONCEDE and RETREAT) and `gold_penta` (quad class) are read. Our own rows (train/rows/)
// call the latter two `root` and `penta`, and open with comments.
//
// Tested in tests/unit/eval/types_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tacitus/document.h"
#include "tacitus/event.h"
#include "tacitus/result.h"

namespace tacitus {

struct MarkedSentence {
  std::string text;  // without the marks
  std::vector<ByteSpan> sources;
  std::vector<ByteSpan> targets;
  std::string root;
  std::string quad;
};

// Fails where the file cannot be read, lacks a column, or has a row with too few cells.
Result<std::vector<MarkedSentence>> ReadMarkedSentences(const std::string& path);

// Our own rows: all tables of a folder, in the order of their names. Fails as above, or where there is none.
Result<std::vector<MarkedSentence>> ReadOwnRows(const std::string& folder);

// The cells of a line, without a carriage return at its end.
std::vector<std::string> SplitTabs(std::string_view line);

// How these codings name a type and its quad class: they fold both kinds of yielding into one, whose quad is 2.
std::string FoldedRoot(EventType event);
std::string FoldedQuad(EventType event, int quad);

}  // namespace tacitus
