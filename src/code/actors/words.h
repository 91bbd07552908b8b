// Words as the actor tables are searched by: folded to lower-case ASCII, hashed, with how they were written.
//
//   "Côte d'Ivoire's" -> "cote", "divoire" (possessive)      "U.S.-led" -> "us" (upper), "led"
//
// Accents are dropped, apostrophes and full stops removed, hyphens and slashes separate words, "'s" becomes a mark on
// the word before. The parse's tokens and a bare text give the same words, so that one index serves both.
// Tested in tests/unit/code/actors/words_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/parse.h"

namespace tacitus {

struct Word {
  std::uint64_t hash = 0;
  std::uint32_t start = 0;  // bytes into the text it was read from
  std::uint32_t end = 0;
  std::uint32_t token = 0;    // of the parse; the word's own number for a bare text
  bool capital = false;       // begins with a capital letter
  bool weak_capital = false;  // the capital may be that of a sentence's beginning
  bool upper = false;         // two letters or more, all of them capitals
  bool number = false;
  bool possessive = false;  // followed by 's, or s' itself
  bool hyphen_after = false;
  bool comma_after = false;
};

// Lower-case ASCII letters and digits of `text`; accented Latin letters lose their accents, all else is left out.
std::string FoldWord(std::string_view text);

constexpr std::uint64_t HashWord(std::string_view folded) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a, then mixed so that phrases of such hashes spread
  for (const char c : folded) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  hash ^= hash >> 32;
  return hash * 0x9e3779b97f4a7c15ULL;
}

// The hash of a phrase from the hash of its beginning and of its next word; a phrase of one word hashes as the word.
inline std::uint64_t ExtendHash(std::uint64_t phrase, std::uint64_t word) {
  return (phrase ^ (word + 0x9e3779b97f4a7c15ULL)) * 0xff51afd7ed558ccdULL;
}

std::vector<Word> WordsOf(std::string_view text);

// As WordsOf, and the folded form of each word.
std::vector<Word> WordsOf(std::string_view text, std::vector<std::string>& folded);

// One word for each token that has letters or digits, in order; possessive markers fold into the word before.
std::vector<Word> WordsOf(const Parse& parse);

}  // namespace tacitus
