#include "code/quotes/attribution.h"

#include <algorithm>

#include "code/quotes/cue_syntax.h"

namespace tacitus {
namespace {

Actor SpeakerOf(const Coding& coding, const Quotation& quotation) {
  if (quotation.speaker == kNoIndex) return {};
  const Mention& mention = coding.mentions[quotation.speaker];
  Actor actor = mention.entities.size() == 1 ? coding.entities[mention.entities.front()].actor : mention.actor;
  actor.text = mention.actor.text;
  actor.start = mention.actor.start;
  actor.end = mention.actor.end;
  return actor;
}

// The cue's words without a colon at the end and the medium inside: "was quoted by state TV as saying" gives "was
// quoted as saying".
std::string CueText(const Tree& tree, const Quotation& quotation) {
  std::string text;
  TokenSpan cue = TrimPunctuation(tree, quotation.cue);
  if (cue.empty()) cue = quotation.cue;  // "Pence: …" has nothing else
  TokenSpan left_out = quotation.cue.Overlaps(quotation.medium) ? quotation.medium : TokenSpan{};
  if (!left_out.empty() && left_out.first > cue.first && tree.token(left_out.first - 1).dep == "agent") {
    --left_out.first;
  }
  for (std::uint32_t i = cue.first; i < cue.last; ++i) {
    if (left_out.Contains(i)) continue;
    text += tree.text(i);
    if (tree.token(i).space_after && i + 1 < cue.last) text += ' ';
  }
  return text;
}

}  // namespace

std::vector<Attribution> AttributionOf(const Tree& tree, const Coding& coding, std::uint32_t token) {
  constexpr std::size_t kDeepest = 16;  // layers; more are a misparse of an endless sentence
  std::vector<const Quotation*> around;
  for (const Quotation& quotation : coding.quotations) {
    if (quotation.attitude || !quotation.tokens.Contains(token) || quotation.cue.Contains(token)) continue;
    const bool repeated = std::any_of(around.begin(), around.end(), [&](const Quotation* outer) {
      return !quotation.cue.empty() && outer->cue == quotation.cue;
    });
    if (!repeated) around.push_back(&quotation);
    if (around.size() == kDeepest) break;
  }
  std::stable_sort(around.begin(), around.end(),
                   [](const Quotation* a, const Quotation* b) { return a->tokens.size() > b->tokens.size(); });
  std::vector<Attribution> layers;
  for (const Quotation* quotation : around) {
    Attribution layer;
    layer.speaker = SpeakerOf(coding, *quotation);
    layer.cue = CueText(tree, *quotation);
    layer.medium = std::string(tree.parse().TextOf(quotation->medium));
    layer.quote = tree.parse().text.substr(quotation->content.start, quotation->content.size());
    layer.direct = quotation->direct;
    layer.start = quotation->content.start;
    layer.end = quotation->content.end;
    layers.push_back(std::move(layer));
  }
  return layers;
}

}  // namespace tacitus
