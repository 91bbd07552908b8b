#include "code/events/party_options.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/strings.h"

namespace tacitus {
namespace {

// Entity labels of those who act.
constexpr std::array<std::string_view, 4> kActing = {"PERSON", "ORG", "NORP", "GPE"};

// Whether a mention, or a word without one, names somebody: known, or by a name, a role or a pronoun; "who" stands for
// whom the noun before it names.
bool NamesSomebody(const Tree& tree, const MentionIndex& mentions, std::uint32_t token) {
  if (tree.token(token).tag.starts_with('W')) return false;
  const std::uint32_t m = mentions.HeadedBy(token);
  if (m != kNoIndex && (mentions.IsKnown(m) || mentions.coding().mentions[m].kind != MentionKind::kNominal))
    return true;
  return IsOneOf(tree.token(token).entity, kActing);
}

// Whether a token is the head of a phrase of its own, and no part of a mention that another token heads.
std::vector<bool> HeadsOf(const Tree& tree, const MentionIndex& mentions, TokenSpan sentence) {
  std::vector<bool> heads(sentence.size(), false);
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& token = tree.token(i);
    const bool nominal = token.pos == Pos::kNoun || token.pos == Pos::kPropn || token.pos == Pos::kPron;
    heads[i - sentence.first] = nominal && token.dep != "compound";
  }
  for (const Mention& mention : mentions.coding().mentions) {
    if (!sentence.Contains(mention.head)) continue;
    for (std::uint32_t i = mention.tokens.first; i < mention.tokens.last; ++i) {
      const std::uint32_t other = mentions.HeadedBy(i);
      if (sentence.Contains(i)) heads[i - sentence.first] = other != kNoIndex;
    }
    heads[mention.head - sentence.first] = true;
  }
  return heads;
}

bool IsOf(const Tree& tree, const MentionIndex& mentions, const std::vector<Participant>& side, std::uint32_t token) {
  return std::any_of(side.begin(), side.end(),
                     [&](const Participant& p) { return HeadOf(tree, mentions, p) == token; });
}

}  // namespace

std::uint32_t HeadOf(const Tree& tree, const MentionIndex& mentions, const Participant& participant) {
  if (participant.mention != kNoIndex) return mentions.coding().mentions[participant.mention].head;
  for (std::uint32_t i = participant.phrase.first; i < participant.phrase.last; ++i) {
    if (tree.IsRoot(i) || !participant.phrase.Contains(tree.Head(i))) return i;
  }
  return kNoIndex;
}

std::vector<PartyOption> PartyOptionsOf(const Tree& tree, const MentionIndex& mentions, const Candidate& candidate) {
  const std::uint32_t predicate = candidate.frame.head;
  const TokenSpan sentence = tree.parse().sentences[tree.SentenceOf(predicate)];
  const std::vector<bool> heads = HeadsOf(tree, mentions, sentence);
  std::vector<PartyOption> options;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (i == predicate || i == candidate.frame.governor) continue;
    const bool source = IsOf(tree, mentions, candidate.participants.sources, i);
    const bool target = IsOf(tree, mentions, candidate.participants.targets, i);
    const bool somebody = heads[i - sentence.first] && NamesSomebody(tree, mentions, i);
    if (source || target || somebody) options.push_back({i, mentions.HeadedBy(i), source, target});
  }
  return options;
}

}  // namespace tacitus
