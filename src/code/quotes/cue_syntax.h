// The syntax of reporting words: which words make up a cue, and who speaks.
//
// Tested in tests/unit/code/quotes/find_quotations_test.cc.
#pragma once

#include <cstdint>
#include <string>

#include "code/tree.h"

namespace tacitus {

// The lemma with its particle: "point out".
std::string LemmaWithParticle(const Tree& tree, std::uint32_t i);

// Whether a verb is passive ("was quoted").
bool IsPassive(const Tree& tree, std::uint32_t verb);

// The token of the understood subject: the verb's own, or the one it shares with the verb above it through
// coordination, control ("tried to say"), participles ("…, saying") and noun modifiers ("a letter saying"). For a
// passive this is its grammatical subject. kNoIndex where there is none.
std::uint32_t UnderstoodSubject(const Tree& tree, std::uint32_t verb);

// The token of the noun phrase after "by" of a passive, or kNoIndex.
std::uint32_t PassiveAgent(const Tree& tree, std::uint32_t verb);

// The words from the first auxiliary, negation or adverb before the predicate to its particle, as long as nothing
// else stands between: "did not immediately respond", "points out".
TokenSpan VerbGroup(const Tree& tree, std::uint32_t verb);

// A span without spaces, commas, colons and the like at either end; quotation marks stay.
TokenSpan TrimPunctuation(const Tree& tree, TokenSpan span);

// The dependent preposition with this text (in lower case), or kNoIndex.
std::uint32_t ChildPreposition(const Tree& tree, std::uint32_t i, std::string_view text);

}  // namespace tacitus
