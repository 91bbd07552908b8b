#include "code/quotes/mention_of_speaker.h"

#include <algorithm>
#include <numeric>

namespace tacitus {
namespace {

// The mention headed by the token, else the one that holds it.
std::uint32_t FindMention(const Coding& coding, std::uint32_t head) {
  std::uint32_t holding = kNoIndex;
  for (std::uint32_t m = 0; m < coding.mentions.size(); ++m) {
    if (coding.mentions[m].head == head) return m;
    if (holding == kNoIndex && coding.mentions[m].tokens.Contains(head)) holding = m;
  }
  return holding;
}

Mention NewMention(const Tree& tree, std::uint32_t head) {
  Mention mention;
  mention.head = head;
  mention.tokens = {tree.Subtree(head).first, head + 1};
  while (mention.tokens.first < head) {
    const Pos pos = tree.token(mention.tokens.first).pos;
    if (pos != Pos::kDet && pos != Pos::kPunct && pos != Pos::kSpace) break;
    ++mention.tokens.first;
  }
  const Token& token = tree.token(head);
  mention.kind = token.pos == Pos::kPron    ? MentionKind::kPronoun
                 : token.pos == Pos::kPropn ? MentionKind::kName
                                            : MentionKind::kNominal;
  const ByteSpan bytes = tree.parse().BytesOf(mention.tokens);
  mention.actor.text = std::string(tree.parse().TextOf(mention.tokens));
  mention.actor.start = bytes.start;
  mention.actor.end = bytes.end;
  return mention;
}

void Insert(std::vector<Mention> added, Coding& coding) {
  if (added.empty()) return;
  const std::size_t old_size = coding.mentions.size();
  std::move(added.begin(), added.end(), std::back_inserter(coding.mentions));
  std::vector<std::uint32_t> order(coding.mentions.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return coding.mentions[a].tokens.first < coding.mentions[b].tokens.first;
  });
  std::vector<std::uint32_t> moved_to(order.size());
  std::vector<Mention> sorted;
  for (const std::uint32_t from : order) {
    moved_to[from] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(coding.mentions[from]));
  }
  coding.mentions = std::move(sorted);
  const auto move = [&](std::uint32_t& index) {
    if (index < old_size) index = moved_to[index];
  };
  for (Entity& entity : coding.entities) std::for_each(entity.mentions.begin(), entity.mentions.end(), move);
  for (Quotation& quotation : coding.quotations) move(quotation.speaker);
  for (Frame& frame : coding.frames) {
    std::for_each(frame.sources.begin(), frame.sources.end(), move);
    std::for_each(frame.targets.begin(), frame.targets.end(), move);
  }
}

}  // namespace

std::vector<std::uint32_t> MentionsOfSpeakers(const Tree& tree, const std::vector<std::uint32_t>& heads,
                                              Coding& coding) {
  std::vector<Mention> added;
  for (const std::uint32_t head : heads) {
    if (head == kNoIndex || FindMention(coding, head) != kNoIndex) continue;
    const bool known = std::any_of(added.begin(), added.end(), [&](const Mention& m) { return m.head == head; });
    if (!known) added.push_back(NewMention(tree, head));
  }
  Insert(std::move(added), coding);
  std::vector<std::uint32_t> mentions;
  for (const std::uint32_t head : heads) mentions.push_back(head == kNoIndex ? kNoIndex : FindMention(coding, head));
  return mentions;
}

}  // namespace tacitus
