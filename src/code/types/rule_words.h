// Numbers for the words of rules, so that a parse is compared with thousands of them by its words' numbers alone.
//
// Vocabulary numbers every word that a set of rules names. A word of two parts, "peace_talk", has a number of its own,
// found by the numbers of its parts; so has "+must", the auxiliary. TreeWords looks up each lemma of a parse once: all
// questions about the tree, by rule or by class, compare numbers from there on. WordNumbers is a set of them.
// Vocabularies are immutable once built, for any number of threads. Tested in
// tests/unit/code/types/rule_words_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/strings.h"
#include "code/tree.h"

namespace tacitus {

class Vocabulary {
 public:
  static constexpr std::uint32_t kUnknown = 0;  // no rule names the word

  // The number of the word, new where it had none. Parts of words ("peace", "talk") and auxiliaries' verbs get theirs.
  std::uint32_t Add(std::string_view word);

  [[nodiscard]] std::uint32_t Find(std::string_view word, std::uint32_t hash) const;
  // A verb's form that the parser's lemmatizer takes for another verb's ("raped" is no form of "rap").
  void Correct(std::string_view form, std::string_view lemma) { lemmas_.emplace(form, lemma); }
  // The lemma of such a form in lower case; empty for others.
  [[nodiscard]] std::string_view LemmaOf(std::string_view form) const {
    const auto found = lemmas_.find(form);
    return found == lemmas_.end() ? std::string_view{} : std::string_view(found->second);
  }

  // The number of "left_right", of "+verb".
  [[nodiscard]] std::uint32_t Joined(std::uint32_t left, std::uint32_t right) const;
  [[nodiscard]] std::uint32_t Auxiliary(std::uint32_t verb) const { return auxiliaries_[verb]; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

  // What Find needs: FNV-1a, a byte at a time from kNoBytes on.
  static constexpr std::uint32_t kNoBytes = 2166136261U;
  static std::uint32_t Hash(std::uint32_t hash, char byte) {
    return (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
  }

 private:
  void Grow();

  std::vector<std::string> words_{""};         // by number
  std::vector<std::uint32_t> hashes_{0};       // by number
  std::vector<std::uint32_t> slots_{0, 0};     // numbers by hash, open addressing, a power of two
  std::vector<std::uint32_t> auxiliaries_{0};  // by the number of the verb
  std::vector<bool> begins_{false};            // whether a word is the left part of another
  std::unordered_map<std::uint64_t, std::uint32_t> joined_;
  std::unordered_map<std::string, std::string, WordHash, std::equal_to<>> lemmas_;  // by form
};

// Some of the words of a vocabulary.
class WordNumbers {
 public:
  void Insert(std::uint32_t number);  // not after the first question
  void Sort();
  [[nodiscard]] bool Contains(std::uint32_t number) const;

 private:
  std::vector<std::uint32_t> sorted_;
};

// The words of one parse in the numbers of a vocabulary. Both must outlive it.
class TreeWords {
 public:
  TreeWords(const Tree& tree, const Vocabulary& vocabulary);
  TreeWords(const TreeWords&) = delete;
  TreeWords& operator=(const TreeWords&) = delete;

  [[nodiscard]] const Tree& tree() const { return *tree_; }
  // In lower case.
  [[nodiscard]] std::string_view lemma(std::uint32_t token) const { return lemmas_[token]; }
  [[nodiscard]] std::uint32_t number(std::uint32_t token) const { return numbers_[token]; }

  // Whether the token is one of the words: by its lemma, with a modifier ("peace_talk"), with a particle ("give_in"),
  // or under an auxiliary ("+must").
  [[nodiscard]] bool IsOneOf(const WordNumbers& words, std::uint32_t token) const;

 private:
  struct Whole {
    std::uint32_t token = 0;
    std::uint32_t number = 0;
  };

  void AddWhole(std::uint32_t token, std::uint32_t number);

  const Tree* tree_;
  std::string text_;  // all lemmas, in lower case
  std::vector<std::string_view> lemmas_;
  std::vector<std::uint32_t> numbers_;
  std::vector<Whole> wholes_;  // tokens that are more than their lemma
};

// Whether a dependent is part of the name of a thing: "peace talks", "economic sanctions".
inline bool IsNounPart(std::string_view dep) { return dep == "compound" || dep == "amod" || dep == "nmod"; }

}  // namespace tacitus
