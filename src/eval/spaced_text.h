// Turns text tokenised by spaces (Penn Treebank style) back into ordinary text that a parser reads well.
//
//   "`` It 's Miami - based , '' he said ."   →   "It's Miami-based," he said.
//
// Each token of the input keeps its byte range in the result, so that annotations on tokens can be found again in a
// parse with any tokenisation. Tested in tests/unit/eval/spaced_text_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tacitus/document.h"
#include "tacitus/parse.h"

namespace tacitus {

struct SpacedText {
  std::string text;
  std::vector<ByteSpan> tokens;  // where each token of the input went; empty for one that was merged into another
};

SpacedText JoinTokens(std::string_view spaced);

}  // namespace tacitus
