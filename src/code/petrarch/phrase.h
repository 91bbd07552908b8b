// The phrases of a dictionary: words that must follow each other at once ("NEW_ZEALAND") or may have others between
// them ("GROUP OF 77"), and an index of them by first word.
//
// Words are upper case, whole and without possessive 's, brackets and full stops at the end of names ("(EU)" is "EU").
// PhraseIndex is immutable once Sort was called. Tested in tests/unit/code/petrarch/phrase_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tacitus {

struct PhraseWord {
  std::string text;
  bool tight = false;  // the next word must follow at once
  friend bool operator==(const PhraseWord&, const PhraseWord&) = default;
};

using Phrase = std::vector<PhraseWord>;

// ASCII letters in upper case; a typographic apostrophe becomes a plain one.
std::string UpperAscii(std::string_view text);

// A word as phrases have it; may be empty.
std::string CleanWord(std::string_view word);

// "MINISTER_OF DEFENCE_" is MINISTER (tight) OF, DEFENCE. Empty for a text without words.
Phrase SplitPhrase(std::string_view text);

// The regular plural of the last word: S, IES after a consonant and Y, ES after S, X, Z, CH and SH.
std::string PluralOf(std::string_view noun);

class PhraseIndex {
 public:
  struct Match {
    std::uint32_t value = 0;
    std::size_t words = 0;  // from the first word of the phrase to its last, those between included
  };

  void Add(Phrase phrase, std::uint32_t value);
  // Call once, after the last Add: longer phrases come first, then tighter ones, then those added first.
  void Sort();

  // The first phrase that begins at words[at] and lies within words.
  [[nodiscard]] std::optional<Match> MatchAt(std::span<const std::string> words, std::size_t at) const;
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  struct Entry {
    Phrase phrase;
    std::uint32_t value = 0;
  };
  std::unordered_map<std::string, std::vector<Entry>> by_first_;
  std::size_t size_ = 0;
};

}  // namespace tacitus
