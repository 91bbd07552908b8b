// The documents of a batch with their parses, by one thread.
#pragma once

#include <string_view>
#include <vector>

#include "tacitus/document.h"
#include "tacitus/parser.h"

namespace tacitus {

inline std::vector<Parse> ParseBatch(const Parser& parser, const std::vector<Document>& documents,
                                     Parser::Scratch& scratch) {
  std::vector<std::string_view> texts;
  texts.reserve(documents.size());
  for (const Document& document : documents) texts.emplace_back(document.text);
  return parser.RunBatch(texts, scratch);
}

}  // namespace tacitus
