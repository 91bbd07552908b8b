#include "code/types/pair_rules.h"

#include <algorithm>
#include <utility>

namespace tacitus {
namespace {

// A known actor of its own, so that rules take both parties for somebody. The codes are of those that ISO 3166 leaves
// to its users: no rule means them.
void AddParty(const Tree& tree, TokenSpan span, const char* country, Coding& coding) {
  if (span.empty()) return;
  Mention mention;
  mention.tokens = span;
  mention.head = HeadOf(tree, span);
  mention.kind = MentionKind::kName;
  mention.actor.country = country;
  mention.actor.actor_id = country;
  mention.actor.code = country;
  const auto number = static_cast<std::uint32_t>(coding.entities.size());
  mention.entities = {number};
  Entity entity;
  entity.actor = mention.actor;
  entity.mentions = {number};
  coding.entities.push_back(std::move(entity));
  coding.mentions.push_back(std::move(mention));
}

bool Contains(const std::vector<std::uint32_t>& mentions, std::uint32_t mention) {
  return std::find(mentions.begin(), mentions.end(), mention) != mentions.end();
}

}  // namespace

Result<PairKnowledge> PairKnowledge::Load(const std::string& data_folder) {
  Result<RuleSet> rules = RuleSet::Load(data_folder);
  if (!rules) return rules.error();
  Result<Ontology> ontology = Ontology::Load(data_folder);
  if (!ontology) return ontology.error();
  Result<Transforms> transforms = Transforms::Load(data_folder);
  if (!transforms) return transforms.error();
  Result<StatusKnowledge> status = StatusKnowledge::Load(data_folder);
  if (!status) return status.error();
  return PairKnowledge{std::move(*rules), std::move(*ontology), std::move(*transforms), std::move(*status)};
}

std::uint32_t HeadOf(const Tree& tree, TokenSpan span) {
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    if (tree.IsRoot(i) || !span.Contains(tree.Head(i))) return i;
  }
  return span.first;
}

RuleAnswer AskRules(const TreeWords& words, const PartyPair& pair, const PairKnowledge& knowledge) {
  return AskRules(words, pair,
                  CandidateKnowledge{knowledge.rules, knowledge.ontology, knowledge.transforms, knowledge.status});
}

RuleAnswer AskRules(const TreeWords& words, const PartyPair& pair, const CandidateKnowledge& knowledge) {
  constexpr std::uint32_t kSource = 0;
  const std::uint32_t target = pair.source.empty() ? 0 : 1;
  Coding coding;
  AddParty(words.tree(), pair.source, "XXA", coding);
  AddParty(words.tree(), pair.target, "XXB", coding);
  RuleAnswer answer;
  answer.candidates = FindCandidates(words, knowledge, coding);
  int best_score = 0;
  for (const Candidate& candidate : answer.candidates) {
    const Frame& frame = candidate.frame;
    const bool has_source = !pair.source.empty() && Contains(frame.sources, kSource);
    const bool has_target = !pair.target.empty() && Contains(frame.targets, target);
    const bool crossed = (!pair.source.empty() && Contains(frame.targets, kSource)) ||
                         (!pair.target.empty() && Contains(frame.sources, target));
    // A party on the wrong side counts for less than one on the right side, and more than none at all.
    const int score = 4 + (has_source ? 4 : 0) + (has_target ? 4 : 0) - (crossed ? 3 : 0);
    if (score <= best_score) continue;
    best_score = score;
    answer.best = &candidate;
    answer.has_source = has_source;
    answer.has_target = has_target;
  }
  return answer;
}

}  // namespace tacitus
