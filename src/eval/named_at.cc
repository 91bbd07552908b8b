#include "eval/named_at.h"

#include <algorithm>

namespace tacitus {
namespace {

bool PointsElsewhere(const Mention& mention) {
  return mention.kind == MentionKind::kPronoun || mention.kind == MentionKind::kDeictic;
}

}  // namespace

ByteSpan NamedAt(const CodedText& coded, ByteSpan said) {
  const Coding& coding = coded.coding;
  const auto pronoun = std::find_if(coding.mentions.begin(), coding.mentions.end(), [&](const Mention& mention) {
    return PointsElsewhere(mention) && coded.parse.BytesOf(mention.tokens) == said;
  });
  if (pronoun == coding.mentions.end() || pronoun->entities.size() != 1) return said;
  ByteSpan named = said;
  for (const std::uint32_t m : coding.entities[pronoun->entities.front()].mentions) {
    const Mention& mention = coding.mentions[m];
    if (PointsElsewhere(mention)) continue;
    if (mention.head > pronoun->head && named != said) break;
    named = coded.parse.BytesOf(mention.tokens);
  }
  return named;
}

}  // namespace tacitus
