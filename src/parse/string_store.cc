#include "parse/string_store.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace tacitus {
namespace {

struct Symbol {
  std::string_view name;
  std::uint32_t number;
};

#include "parse/symbol_table.inc"  // sorted by name

constexpr std::size_t kLongestSymbol = [] {
  std::size_t longest = 0;
  for (const Symbol& symbol : kSymbols) longest = std::max(longest, symbol.name.size());
  return longest;
}();

}  // namespace

// MurmurHash64A by Austin Appleby, who placed it in the public domain (MurmurHash2_64.cpp in SMHasher), for
// little-endian machines.
std::uint64_t MurmurHash64(std::string_view text, std::uint64_t seed) {
  constexpr std::uint64_t kMultiplier = 0xc6a4a7935bd1e995ULL;
  constexpr int kShift = 47;
  std::uint64_t hash = seed ^ (text.size() * kMultiplier);
  const auto load = [&](std::size_t size) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), size);
    return word;
  };
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t word = load(8) * kMultiplier;
    word ^= word >> kShift;
    hash = (hash ^ word * kMultiplier) * kMultiplier;
  }
  if (!text.empty()) hash = (hash ^ load(text.size())) * kMultiplier;
  hash = (hash ^ hash >> kShift) * kMultiplier;
  return hash ^ hash >> kShift;
}

std::uint64_t StringId(std::string_view text) {
  if (text.empty()) return 0;
  if (text.size() <= kLongestSymbol) {
    const auto* found =
        std::lower_bound(std::begin(kSymbols), std::end(kSymbols), text,
                         [](const Symbol& symbol, std::string_view name) { return symbol.name < name; });
    if (found != std::end(kSymbols) && found->name == text) return found->number;
  }
  return MurmurHash64(text, 1);
}

Label StringStore::Add(std::string_view text) {
  if (const Label known = Find(text); known != kNoLabel) return known;
  const auto label = static_cast<Label>(texts_.size());
  labels_.emplace(texts_.emplace_back(text), label);
  return label;
}

Label StringStore::Find(std::string_view text) const {
  const auto found = labels_.find(text);
  return found == labels_.end() ? kNoLabel : found->second;
}

Result<std::uint32_t> StringStore::AddWordPattern(std::string_view python_pattern, const std::string& what) {
  constexpr std::size_t kMaximum = 32;  // the bits of Lexeme::word_patterns
  const auto known = std::find(word_pattern_texts_.begin(), word_pattern_texts_.end(), python_pattern);
  const auto number = static_cast<std::size_t>(known - word_pattern_texts_.begin());
  if (known == word_pattern_texts_.end()) {
    if (number == kMaximum) {
      return Error{ErrorCode::kUnsupported, "more than 32 different regular expressions over words", what};
    }
    Result<Regex> regex = Regex::Compile(python_pattern, what);
    if (!regex) return regex.error();
    word_pattern_texts_.emplace_back(python_pattern);
    word_patterns_.push_back(std::move(*regex));
  }
  return std::uint32_t{1} << number;
}

std::uint32_t StringStore::MatchWordPatterns(std::string_view text, RegexScratch& scratch) const {
  std::uint32_t matched = 0;
  for (std::size_t i = 0; i < word_patterns_.size(); ++i) {
    if (word_patterns_[i].Search(text, scratch)) matched |= std::uint32_t{1} << i;
  }
  return matched;
}

}  // namespace tacitus
