// The tokens of a batch of documents in rows, with padding before, between and after the documents.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "parse/lexeme.h"
#include "tacitus/parse.h"

namespace tacitus {

struct PaddedRows {
  std::vector<const TokenPiece*> tokens;   // null for padding
  std::vector<std::size_t> first;          // row of each document's first token; of no meaning for an empty one

  void Build(const std::vector<TokenPiece>& pieces, std::span<const TokenSpan> documents, std::size_t padding) {
    tokens.clear();
    first.clear();
    for (const TokenSpan document : documents) {
      if (!document.empty()) tokens.resize(tokens.size() + padding, nullptr);
      first.push_back(tokens.size());
      for (std::uint32_t token = document.first; token < document.last; ++token) tokens.push_back(&pieces[token]);
    }
    tokens.resize(tokens.size() + padding, nullptr);
  }
};

}  // namespace tacitus
