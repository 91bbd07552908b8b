#include "encode/wordpiece.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "base/utf8.h"
#include "encode/word_characters.h"

namespace tacitus {
namespace {

constexpr std::size_t kLongestWord = 100;  // characters; a constant of BERT's tokenizer
constexpr std::string_view kInside = "##";

// FNV-1a, which grows with the text: the hash of each beginning of a word comes on the way to the next.
constexpr std::uint64_t kEmptyHash = 0xcbf29ce484222325ULL;
constexpr std::uint64_t ExtendHash(std::uint64_t hash, std::string_view bytes) {
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  return hash;
}

std::size_t FirstSlot(std::uint64_t hash, std::size_t slots) { return (hash ^ (hash >> 32)) & (slots - 1); }

void AppendForm(char32_t form, std::uint32_t start, std::uint32_t end, WordBuffer& buffer) {
  AppendUtf8(form, buffer.word);
  buffer.characters.push_back({static_cast<std::uint32_t>(buffer.word.size()), start, end});
}

}  // namespace

Result<WordPieceTokenizer> WordPieceTokenizer::FromVocabulary(std::string vocabulary) {
  if (vocabulary.empty() || vocabulary.back() != '\n') {
    return Error{ErrorCode::kMalformed, "the vocabulary does not end with the end of a line", ""};
  }
  WordPieceTokenizer tokenizer;
  tokenizer.vocabulary_ = std::move(vocabulary);
  tokenizer.starts_ = {0};
  for (std::size_t at = 0; at < tokenizer.vocabulary_.size();) {
    at = tokenizer.vocabulary_.find('\n', at) + 1;
    tokenizer.starts_.push_back(static_cast<std::uint32_t>(at));
  }
  tokenizer.slots_.resize(std::bit_ceil(2 * tokenizer.size()));
  for (std::uint32_t id = 0; id < tokenizer.size(); ++id) {
    if (!tokenizer.Insert(id)) {
      return Error{ErrorCode::kMalformed,
                   "the vocabulary has the piece \"" + std::string(tokenizer.Piece(id)) + "\" twice", ""};
    }
  }
  const std::optional<std::uint32_t> unknown = tokenizer.Find("[UNK]");
  if (!unknown) return Error{ErrorCode::kMalformed, "the vocabulary lacks the piece [UNK]", ""};
  tokenizer.unknown_ = *unknown;
  return tokenizer;
}

bool WordPieceTokenizer::Insert(std::uint32_t id) {
  const std::string_view piece = Piece(id);
  std::size_t slot = FirstSlot(ExtendHash(kEmptyHash, piece), slots_.size());
  for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    if (Piece(slots_[slot] - 1) == piece) return false;
  }
  slots_[slot] = id + 1;
  return true;
}

std::string_view WordPieceTokenizer::Piece(std::uint32_t id) const {
  return std::string_view(vocabulary_).substr(starts_[id], starts_[id + 1] - starts_[id] - 1);
}

std::optional<std::uint32_t> WordPieceTokenizer::Find(std::string_view piece) const {
  return FindHashed("", piece, ExtendHash(kEmptyHash, piece));
}

std::optional<std::uint32_t> WordPieceTokenizer::FindHashed(std::string_view start, std::string_view rest,
                                                            std::uint64_t hash) const {
  for (std::size_t slot = FirstSlot(hash, slots_.size()); slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    const std::string_view piece = Piece(slots_[slot] - 1);
    if (piece.size() == start.size() + rest.size() && piece.starts_with(start) && piece.ends_with(rest)) {
      return slots_[slot] - 1;
    }
  }
  return std::nullopt;
}

bool WordPieceTokenizer::TakePieces(WordBuffer& buffer, std::vector<WordPiece>& pieces) const {
  const std::vector<WordBuffer::Character>& characters = buffer.characters;
  for (std::size_t first = 0; first < characters.size();) {
    const std::string_view start = first == 0 ? "" : kInside;
    const std::size_t begin = first == 0 ? 0 : characters[first - 1].word_end;
    const std::string_view rest = std::string_view(buffer.word).substr(begin);
    buffer.hashes.clear();
    std::uint64_t hash = ExtendHash(kEmptyHash, start);
    std::size_t hashed = 0;
    for (std::size_t i = first; i < characters.size(); ++i) {
      hash = ExtendHash(hash, rest.substr(hashed, characters[i].word_end - begin - hashed));
      hashed = characters[i].word_end - begin;
      buffer.hashes.push_back(hash);
    }
    std::optional<std::uint32_t> found;
    std::size_t last = characters.size();
    for (; last > first; --last) {
      found = FindHashed(start, rest.substr(0, characters[last - 1].word_end - begin), buffer.hashes[last - 1 - first]);
      if (found) break;
    }
    if (!found) return false;
    pieces.push_back({*found, characters[first].start, characters[last - 1].end});
    first = last;
  }
  return true;
}

void WordPieceTokenizer::EndWord(WordBuffer& buffer, std::vector<WordPiece>& pieces) const {
  if (buffer.characters.empty()) return;
  const std::size_t before = pieces.size();
  if (buffer.characters.size() > kLongestWord || !TakePieces(buffer, pieces)) {
    pieces.resize(before);
    pieces.push_back({unknown_, buffer.characters.front().start, buffer.characters.back().end});
  }
  buffer.word.clear();
  buffer.characters.clear();
}

void WordPieceTokenizer::Tokenize(std::string_view text, std::uint32_t offset, WordBuffer& buffer,
                                  std::vector<WordPiece>& pieces) const {
  buffer.word.clear();
  buffer.characters.clear();
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t start = offset + static_cast<std::uint32_t>(at);
    const WordCharacter character = NormaliseWordCharacter(NextCharacter(text, at));
    const std::uint32_t end = offset + static_cast<std::uint32_t>(at);
    const bool alone = character.kind == WordCharacterKind::kIdeograph;
    if (alone || character.kind == WordCharacterKind::kSpace) EndWord(buffer, pieces);
    for (std::size_t i = 0; i < character.count; ++i) {
      const bool punctuation = IsWordPunctuation(character.forms[i]);
      if (punctuation) EndWord(buffer, pieces);
      AppendForm(character.forms[i], start, end, buffer);
      if (punctuation || alone) EndWord(buffer, pieces);
    }
  }
  EndWord(buffer, pieces);
}

}  // namespace tacitus
