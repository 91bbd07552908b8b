// Names that are nearly a known one: a slip of the pen in a country's name, another transliteration of a person's.
//
// SpellingIndex finds words within one edit (a letter added, dropped, changed, or two swapped) by the deletion
// neighbourhood method: a word and its candidates share a string that is either with one letter less. It answers only
// where all candidates mean the same, so that it never turns one country into another.
// SoundIndex compares full names of people by their consonants after folding the letters that transliterations
// interchange (g, q, k, kh, gh; z, s; v, w, f; doubled letters), so "Moammar Kadhafi" finds "Muammar Gaddafi"; each
// word must share half its letters with its counterpart besides, so that "Mehmood Qureshi" does not find "Hamid
// Karzai". Tested in tests/unit/code/actors/spelling_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tacitus {

class SpellingIndex {
 public:
  // `meaning` tells apart what words mean; `payload` is what a look-up returns. Short words are left out.
  void Add(std::string_view folded, std::uint64_t meaning, std::uint32_t payload);
  void Sort();

  // The payload of the one meaning within reach of `folded`, or `none`.
  [[nodiscard]] std::uint32_t Find(std::string_view folded, std::uint32_t none) const;

 private:
  struct Known {
    std::string word;
    std::uint64_t meaning;
    std::uint32_t payload;
  };
  std::vector<Known> words_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> neighbours_;  // hash of a word with a letter less; index above
};

class SoundIndex {
 public:
  // A name of at least two words.
  void Add(std::span<const std::string> folded, std::uint32_t payload);
  void Sort();
  [[nodiscard]] std::uint32_t Find(std::span<const std::string> folded, std::uint32_t none) const;

 private:
  struct Name {
    std::uint64_t sound;
    std::vector<std::string> words;
    std::uint32_t payload;
  };
  std::vector<Name> names_;
};

// The consonants of a word as transliterations agree on them: "qaddafi" and "kadhafi" give "kdf".
std::string ConsonantSkeleton(std::string_view folded);

// How many letters must be added, dropped or changed to turn one into the other (Levenshtein 1966).
std::size_t EditDistance(std::string_view a, std::string_view b);

// Whether one is the other with a letter added, dropped, changed, or two neighbours swapped.
bool WithinOneEdit(std::string_view a, std::string_view b);

}  // namespace tacitus
