// What single words of a tree are to the reader of scopes.
//
// Tested with it in tests/unit/code/status/status_test.cc.
#pragma once

#include <cstdint>
#include <string_view>

#include "code/status/status_knowledge.h"
#include "code/tree.h"

namespace tacitus {

bool IsVerbal(const Tree& tree, std::uint32_t i);

// The part of speech as predicates.tsv names it; empty for others.
std::string_view PosName(const Tree& tree, std::uint32_t i);

// Whether a noun has "the", a possessive or the like, or is a name.
bool IsDefinite(const Tree& tree, std::uint32_t noun);

// Whether a verb has "to" before it.
bool IsToInfinitive(const Tree& tree, std::uint32_t verb);

// Whether a preposition has a time after it ("on Friday").
bool IsOfTime(const Tree& tree, std::uint32_t preposition);

// The row of a word that negates; null for other words, and where it only adds ("not only").
const ParticleCue* NegatorAt(const Tree& tree, const StatusKnowledge& knowledge, std::uint32_t word);

// Whether the sentence of a verb has a word of recurrence ("every year").
bool HasOccasion(const Tree& tree, const StatusKnowledge& knowledge, std::uint32_t verb);

// The tokens of the sentence of token `i` that are near enough to bear on it; all of them but in endless sentences.
TokenSpan SentenceAround(const Tree& tree, std::uint32_t i);

}  // namespace tacitus
