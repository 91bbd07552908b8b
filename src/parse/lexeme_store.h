// What a LexemeCache holds: lexemes by text and norm, and chunks of text with the lexemes they were cut into.
//
// Both are open-addressing tables over append-only pools; their strings lie in an arena of large blocks. A chunk of
// text is found by its bytes, so that in steady state a token costs one hash and one comparison.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "parse/lexeme.h"
#include "parse/regex.h"

namespace tacitus {

// Copies of strings that stay where they are until all are cleared.
class TextArena {
 public:
  std::string_view Keep(std::string_view text);
  void Clear();
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  std::deque<std::unique_ptr<char[]>> blocks_;
  std::size_t left_ = 0;  // bytes free at the end of the last block
  char* next_ = nullptr;
  std::size_t bytes_ = 0;
};

// Numbers by 64-bit hash, several of one hash allowed. Never erases but all at once.
class HashIndex {
 public:
  // Calls `is(number)` for each number under the hash until one is wanted; that one, or nothing.
  template <typename Predicate>
  std::optional<std::uint32_t> Find(std::uint64_t hash, Predicate is) const {
    if (slots_.empty()) return std::nullopt;
    for (std::size_t i = hash & mask_; slots_[i].used; i = (i + 1) & mask_) {
      if (slots_[i].hash == hash && is(slots_[i].number)) return slots_[i].number;
    }
    return std::nullopt;
  }
  void Add(std::uint64_t hash, std::uint32_t number);
  void Clear();

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = 0;
    bool used = false;
  };
  void Grow();
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::size_t count_ = 0;
};

struct LexemeCache::State {
  // Lexemes under a hash of their text and of the norm that a special case gives them.
  std::deque<Lexeme> lexemes;
  HashIndex lexeme_index;

  struct Chunk {
    std::string_view text;
    std::uint32_t first = 0;  // into chunk_lexemes
    std::uint32_t count = 0;
  };
  std::vector<Chunk> chunks;
  std::vector<const Lexeme*> chunk_lexemes;
  HashIndex chunk_index;

  std::size_t maximum_chunks = 0;  // no more are remembered

  TextArena texts;
  RegexScratch regex;

  void Clear();
};

}  // namespace tacitus
