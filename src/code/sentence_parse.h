// One sentence of a parse as a parse of its own: what models of sentences are asked about.
//
// Tested in tests/unit/code/sentence_parse_test.cc.
#pragma once

#include <cstdint>

#include "tacitus/parse.h"

namespace tacitus {

// The text, tokens and entities of the sentence, counted from its beginning. Precondition: sentence < the number of
// sentences.
Parse SentenceParse(const Parse& parse, std::uint32_t sentence);

}  // namespace tacitus
