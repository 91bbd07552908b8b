// The linguistic analysis of one document: tokens, tags, a tree per sentence, named entities.
//
// The content is spaCy's, token for token (https://spacy.io/api/token): the same whitespace tokens, fine-grained
// tags (Penn Treebank), Universal POS and morphology, ClearNLP-style dependency labels and OntoNotes entity types,
// for whichever pipeline was loaded.
//
//   tacitus::Parse parse = parser.Run("Iran rejected the offer.");
//   for (const tacitus::Token& token : parse.tokens)
//     std::cout << parse.TextOf(token) << '\t' << token.tag << '\t' << parse.TextOf(parse.tokens[token.head]) << '\n';
//
// A Parse owns what it points to, may be moved and copied, and outlives its parser. Plain data: safe to share while
// nobody writes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/document.h"

namespace tacitus {

// Universal part of speech (https://universaldependencies.org/u/pos/), and spaCy's SPACE for whitespace tokens.
enum class Pos : std::uint8_t {
  kNone,
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kConj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
  kSpace,
};

// "ADJ", "ADP", …; "" for kNone.
std::string_view Name(Pos pos);

// Where a token stands in a named entity: outside, at its beginning, or inside.
enum class EntityPosition : std::uint8_t { kOutside, kBegin, kInside };

struct Token {
  std::uint32_t start = 0;  // bytes into Parse::text, [start, end)
  std::uint32_t end = 0;
  std::uint32_t head = 0;  // index of the syntactic head; a root's is its own
  Pos pos = Pos::kNone;
  EntityPosition entity_position = EntityPosition::kOutside;
  bool space_after = false;  // one ' ' follows the token in the text
  bool sentence_start = false;
  std::string_view lemma;
  std::string_view tag;     // "VBD"
  std::string_view morph;   // "Number=Sing|Person=3"; empty where there is none
  std::string_view dep;     // "nsubj"
  std::string_view entity;  // "GPE"; empty outside entities
};

// A half-open range of token numbers.
struct TokenSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  [[nodiscard]] std::uint32_t size() const { return last - first; }
  [[nodiscard]] bool empty() const { return first == last; }
  [[nodiscard]] bool Contains(std::uint32_t token) const { return first <= token && token < last; }
  [[nodiscard]] bool Overlaps(TokenSpan other) const { return first < other.last && other.first < last; }
  friend bool operator==(TokenSpan, TokenSpan) = default;
};

struct NamedEntity {
  TokenSpan tokens;
  std::string_view label;  // "PERSON"
};

struct Parse {
  std::string text;
  std::vector<Token> tokens;
  std::vector<TokenSpan> sentences;   // in order, covering every token
  std::vector<NamedEntity> entities;  // in order, not overlapping

  // Keeps alive what the string views above point to: the pipeline's label store and this parse's own lemmas.
  std::shared_ptr<const void> strings;

  [[nodiscard]] std::string_view TextOf(const Token& token) const {
    return std::string_view(text).substr(token.start, token.end - token.start);
  }
  [[nodiscard]] std::string_view TextOf(std::uint32_t token) const { return TextOf(tokens[token]); }
  // The bytes from the first token's start to the last token's end; empty for an empty span.
  [[nodiscard]] ByteSpan BytesOf(TokenSpan span) const {
    return span.empty() ? ByteSpan{} : ByteSpan{tokens[span.first].start, tokens[span.last - 1].end};
  }
  [[nodiscard]] std::string_view TextOf(TokenSpan span) const {
    const ByteSpan bytes = BytesOf(span);
    return std::string_view(text).substr(bytes.start, bytes.size());
  }
};

}  // namespace tacitus
