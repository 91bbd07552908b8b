// What depends on a token's type alone: spaCy's lexical attributes (spacy/lang/lex_attrs.py).
//
// A Lexeme is one (text, norm) pair: a word whose norm a tokenizer exception overrides ("'s" as "is") is a lexeme of
// its own. Lexemes are made once a thread and kept in its LexemeCache, numbered densely from 0, so that whatever else
// depends on the type alone can be kept in arrays beside them.
//
// Tested in tests/unit/parse/lexeme_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parse/string_store.h"

namespace tacitus {

struct Lexeme {
  std::uint32_t id = 0;  // dense within one LexemeCache until it is cleared
  // StringIds of the text, its lower case, norm, first character, last three characters, and shape ("Xxxx").
  std::uint64_t orth = 0;
  std::uint64_t lower = 0;
  std::uint64_t norm = 0;
  std::uint64_t prefix = 0;
  std::uint64_t suffix = 0;
  std::uint64_t shape = 0;
  // The same of text and lower case in the pipeline's StringStore; kNoLabel where no pattern mentions them.
  Label orth_label = kNoLabel;
  Label lower_label = kNoLabel;
  std::uint32_t word_patterns = 0;  // which of the pipeline's word patterns the lower case matches, a bit each
  std::uint32_t length = 0;         // characters (code points)
  bool is_space = false;            // every character is white space
  bool may_start_case = false;      // a special case that spans several tokens may begin with this one
  std::string_view text;            // invalid bytes as U+FFFD; lives as long as the cache is not cleared
  std::string_view lower_text;
};

// One token as the tokenizer leaves it: bytes [start, end) of the text.
struct TokenPiece {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  const Lexeme* lexeme = nullptr;  // never null; its norm is the token's
  bool space_after = false;        // one ' ' follows
};

// The lexemes that one thread has met, and how each run of non-space characters was cut. Not thread-safe.
//
// Bounded softly: Trim, called between documents, clears it once it holds more than `capacity` lexemes. Results
// never depend on what it holds.
class LexemeCache {
 public:
  explicit LexemeCache(std::size_t capacity = 40'000);
  LexemeCache(LexemeCache&&) noexcept;
  LexemeCache& operator=(LexemeCache&&) noexcept;
  ~LexemeCache();

  // Clears the cache where it has outgrown its capacity; all ids and pointers are void then. True if it did.
  bool Trim();
  // Grows with each clearing: who keeps arrays by lexeme id starts anew when it differs.
  [[nodiscard]] std::uint64_t generation() const { return generation_; }
  // How many ids are given out: all are below it.
  [[nodiscard]] std::size_t size() const;

 private:
  friend class Tokenizer;
  struct State;
  std::unique_ptr<State> state_;
  std::size_t capacity_;
  std::uint64_t generation_ = 0;
};

}  // namespace tacitus
