// Where a mention's referent is named: golds mark whom "it" stands for, not the pronoun.
#pragma once

#include "eval/coded_text.h"

namespace tacitus {

// The bytes of the actor as said; for a pronoun or "the two countries", those of the nearest mention of the same by
// name or role before it, else of the first after it.
ByteSpan NamedAt(const CodedText& coded, ByteSpan said);

}  // namespace tacitus
