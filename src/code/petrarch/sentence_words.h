// A sentence as the patterns of dictionaries see it: words in upper case.
//
// Words joined by hyphens or strokes are one ("AL-QAEDA", "F/A-18"), those joined by "_" several; punctuation and
// possessive 's are left out, and so are clauses between commas of no more words than the options allow, as PETRARCH
// does (its options comma_min … comma_emax): "Arnor, it was said, attacked" is ARNOR ATTACKED.
//
// Tested in tests/unit/code/petrarch/code_sentence_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "code/petrarch/phrase.h"
#include "code/tree.h"

namespace tacitus {

// How many words a clause may have that commas part off and that is left out; a greatest of 0 leaves none out.
struct CommaClauses {
  int initial_least = 0;
  int initial_most = 0;
  int inner_least = 2;
  int inner_most = 8;
  int final_least = 2;
  int final_most = 8;
};

class SentenceWords {
 public:
  SentenceWords(const Tree& tree, TokenSpan sentence, const CommaClauses& commas);

  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
  // The token that a word is in.
  [[nodiscard]] std::uint32_t TokenOf(std::uint32_t word) const { return tokens_[word]; }
  // The first word in or after a token of the sentence.
  [[nodiscard]] std::uint32_t WordAt(std::uint32_t token) const;
  // Whether the token was left out with its clause.
  [[nodiscard]] bool LeftOut(std::uint32_t token) const { return left_out_[token - sentence_.first]; }
  // The first word after the nearest comma between clauses before this word; 0 where there is none.
  [[nodiscard]] std::uint32_t ClauseBegin(std::uint32_t word) const;

 private:
  void LeaveOutClauses(const Tree& tree, const CommaClauses& commas);
  void AddWords(const Tree& tree);

  TokenSpan sentence_;
  std::vector<bool> left_out_;         // by token
  std::vector<std::uint32_t> commas_;  // tokens: those between clauses that are left
  std::vector<std::string> words_;
  std::vector<std::uint32_t> tokens_;
};

}  // namespace tacitus
