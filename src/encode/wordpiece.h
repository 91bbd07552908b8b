// WordPiece, as BERT's uncased models read text: words and punctuation (word_characters.h), and each word as the
// longest pieces of a vocabulary from left to right; pieces inside a word are written with "##" in the vocabulary.
//
//   "Khamenei's"  khan ##ame ##nei ' s       each with its bytes in the text
//
// A word that cannot be put together, or has more than 100 characters, is one [UNK]. The result is that of
// BertWordPieceTokenizer of Hugging Face's tokenizers, except that "[SEP]" in a text is plain text
// (tools/wordpiece_parity.sh compares). Immutable: any number of threads. Tested in
// tests/unit/encode/wordpiece_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

struct WordPiece {
  std::uint32_t id = 0;     // line of the vocabulary, from 0
  std::uint32_t start = 0;  // bytes into the text
  std::uint32_t end = 0;
};

// The characters of a word while it is taken apart; kept between calls to save allocations.
struct WordBuffer {
  struct Character {
    std::uint32_t word_end;  // one past its bytes in `word`
    std::uint32_t start;     // bytes into the text
    std::uint32_t end;
  };
  std::string word;  // normalised
  std::vector<Character> characters;
  std::vector<std::uint64_t> hashes;  // of the beginnings of what is left of the word
};

class WordPieceTokenizer {
 public:
  // One piece a line. Fails where the last line does not end, a piece is there twice, or [UNK] is missing.
  static Result<WordPieceTokenizer> FromVocabulary(std::string vocabulary);

  // Appends the pieces of the text (UTF-8; invalid bytes are passed over). `offset` is added to their bytes.
  void Tokenize(std::string_view text, std::uint32_t offset, WordBuffer& buffer, std::vector<WordPiece>& pieces) const;

  [[nodiscard]] std::optional<std::uint32_t> Find(std::string_view piece) const;
  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
  [[nodiscard]] std::string_view Piece(std::uint32_t id) const;

 private:
  void EndWord(WordBuffer& buffer, std::vector<WordPiece>& pieces) const;
  [[nodiscard]] bool TakePieces(WordBuffer& buffer, std::vector<WordPiece>& pieces) const;
  [[nodiscard]] std::optional<std::uint32_t> FindHashed(std::string_view start, std::string_view rest,
                                                        std::uint64_t hash) const;
  [[nodiscard]] bool Insert(std::uint32_t id);

  std::string vocabulary_;
  std::vector<std::uint32_t> starts_;  // of each piece in vocabulary_, and one past the last line
  std::vector<std::uint32_t> slots_;   // id + 1 of the piece that hashes here or before; 0 where there is none
  std::uint32_t unknown_ = 0;
};

}  // namespace tacitus
