#include "code/sentence_parse.h"

namespace tacitus {

Parse SentenceParse(const Parse& parse, std::uint32_t sentence) {
  const TokenSpan tokens = parse.sentences[sentence];
  const ByteSpan bytes = parse.BytesOf(tokens);
  Parse part;
  part.text = parse.TextOf(tokens);
  part.strings = parse.strings;
  part.sentences.push_back({0, tokens.last - tokens.first});
  part.tokens.assign(parse.tokens.begin() + tokens.first, parse.tokens.begin() + tokens.last);
  for (Token& token : part.tokens) {
    token.start -= bytes.start;
    token.end -= bytes.start;
    token.head -= tokens.first;
  }
  for (const NamedEntity& entity : parse.entities) {
    if (entity.tokens.first < tokens.first || entity.tokens.last > tokens.last) continue;
    part.entities.push_back(entity);
    part.entities.back().tokens = {entity.tokens.first - tokens.first, entity.tokens.last - tokens.first};
  }
  return part;
}

}  // namespace tacitus
