// According to whom an event is so: the quotations and reports around its words.
//
// Tested in tests/unit/code/quotes/attribution_test.cc.
#pragma once

#include <cstdint>
#include <vector>

#include "code/tree.h"
#include "tacitus/coding.h"

namespace tacitus {

// The layers of speech and thought around a token, outermost first; stances ("criticised X") are none. A speaker that
// is known beyond the words here has what its entity has, with the text and place of the mention.
std::vector<Attribution> AttributionOf(const Tree& tree, const Coding& coding, std::uint32_t token);

}  // namespace tacitus
