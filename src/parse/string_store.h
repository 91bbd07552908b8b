// Strings as numbers, in two ways.
//
// StringId is spaCy's own 64-bit number of a string, the one its networks hash and its tables are keyed by: 0 for the
// empty string, a small number for the symbols spaCy names itself ("NOUN" is 92, "nsubj" 429), else MurmurHash64A
// of the UTF-8 bytes with seed 1 (spacy/strings.pyx, murmurhash/mrmr.pyx).
//
// StringStore numbers the few strings that a pipeline compares: tags, morphologies, dependency labels, entity types
// and the words its patterns mention; and it holds the regular expressions over words. It grows while a pipeline is
// loaded and is immutable (and shared) afterwards.
//
// Tested in tests/unit/parse/string_store_test.cc.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parse/regex.h"

namespace tacitus {

std::uint64_t StringId(std::string_view text);
// The hash alone, for tables of our own.
std::uint64_t MurmurHash64(std::string_view text, std::uint64_t seed);

// The number of a string in its StringStore; 0 is the empty string.
using Label = std::uint32_t;
inline constexpr Label kNoLabel = 0xffffffff;

class StringStore {
 public:
  StringStore() { Add({}); }

  // The label of this string, new or old.
  Label Add(std::string_view text);
  // The label of this string, or kNoLabel.
  [[nodiscard]] Label Find(std::string_view text) const;
  // Lives as long as the store.
  [[nodiscard]] std::string_view Text(Label label) const { return texts_[label]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

  // Adds a regular expression that patterns ask of a word's lower case; its bit. At most 32 fit.
  Result<std::uint32_t> AddWordPattern(std::string_view python_pattern, const std::string& what);
  // The bits of all that are found in the text.
  [[nodiscard]] std::uint32_t MatchWordPatterns(std::string_view text, RegexScratch& scratch) const;

 private:
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, Label> labels_;
  std::vector<std::string> word_pattern_texts_;
  std::vector<Regex> word_patterns_;
};

}  // namespace tacitus
