// The words of a noun that names nobody known: the noun with what stands before it and modifies it.
// Tested in tests/unit/code/frames/participants_test.cc.
#pragma once

#include "code/tree.h"

namespace tacitus {

// "two masked motorcyclists" of "the two masked motorcyclists who fled": no determiner, nothing behind the noun.
TokenSpan BareNounPhrase(const Tree& tree, std::uint32_t noun);

}  // namespace tacitus
