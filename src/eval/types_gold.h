// Gold of event types, in two forms: sentences with a marked pair (marked_sentences.h), and a TSV without a header,
// `sentence` and `class`: a quad class, or 0 for no event.
//
// Tested in tests/unit/eval/types_test.cc.
#pragma once

#include <string>
#include <vector>

#include "code/types/pair_rules.h"
#include "eval/marked_sentences.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

struct TypesGold {
  bool has_pairs = false;
  std::vector<MarkedSentence> rows;  // without parties and root where it has quad classes alone

  // For each row the number of the first row with its text: rows of one sentence must not be parted.
  [[nodiscard]] std::vector<std::size_t> Groups() const;
};

// Fails where the gold cannot be read, lacks a column, or a row lacks cells.
Result<TypesGold> ReadTypesGold(const std::string& path);

// The tokens of the first mark of each kind.
PartyPair MarkedPair(const MarkedSentence& row, const Parse& parse);

}  // namespace tacitus
