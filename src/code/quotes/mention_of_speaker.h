// Mentions for the noun phrases that speak. Tested in tests/unit/code/quotes/find_quotations_test.cc.
#pragma once

#include <cstdint>
#include <vector>

#include "code/tree.h"
#include "tacitus/coding.h"

namespace tacitus {

// For each head token of a speaker's noun phrase (kNoIndex: no speaker) the index of its mention. Missing mentions are
// inserted at their places in text order, and all indices to mentions in `coding` are moved along.
std::vector<std::uint32_t> MentionsOfSpeakers(const Tree& tree, const std::vector<std::uint32_t>& heads,
                                              Coding& coding);

}  // namespace tacitus
