// Finds the pattern of a verb that a sentence fits.
//
// What a pattern has before its verb is looked for from the verb towards the start of its clause, what it has after the
// verb towards the end of the verb's phrase. Words joined by "_" must follow each other at once, but for words that are
// passed over ("the"); between others anything may stand. Patterns are tried in the order of their block: the longest
// first. Each side is searched with backtracking, a dead end only once: words × elements steps at most.
//
// "$" and "+" rather bind a phrase with a code; only where none fits, one without. Tested in
// tests/unit/code/petrarch/code_sentence_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "code/petrarch/dictionaries.h"
#include "code/petrarch/noun_groups.h"

namespace tacitus {

// Where a verb stands: its words, and how far its patterns may look. Numbers of words; the ends are past the last.
struct VerbSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t clause_begin = 0;
  std::uint32_t phrase_end = 0;
};

// Groups bound by a pattern's symbols, kNoIndex where it has none.
struct PatternMatch {
  const VerbPattern* pattern = nullptr;
  std::uint32_t source = kNoIndex;
  std::uint32_t target = kNoIndex;
  std::uint32_t compound_before = kNoIndex;
  std::uint32_t compound_after = kNoIndex;
};

class PatternMatcher {
 public:
  // All outlive the matcher.
  PatternMatcher(const Dictionaries& dictionaries, const std::vector<std::string>& words,
                 const std::vector<NounGroup>& groups);

  // The first of the block's patterns that fits.
  [[nodiscard]] std::optional<PatternMatch> Match(const VerbBlock& block, const VerbSpan& verb) const;

  // Whether the word may stand between words joined by "_".
  [[nodiscard]] bool IsPassedOver(const std::string& word) const;

 private:
  class Side;
  const Dictionaries& dictionaries_;
  const std::vector<std::string>& words_;
  const std::vector<NounGroup>& groups_;
};

}  // namespace tacitus
