#include "code/events/same_deed.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/strings.h"

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 6> kMeans = {"in", "during", "by", "with", "through", "after"};
constexpr std::array<std::string_view, 3> kAtOnce = {"when", "as", "after"};
// Nouns for deeds of violence, by data/rules/.
constexpr std::string_view kDeedClass = "violence";

// The verb that the noun says the means of: "killed" for the ambush of "killed in an ambush" and for the air strikes of
// "air strikes killed"; else kNoIndex.
std::uint32_t DoneBy(const Tree& tree, std::uint32_t noun) {
  const Token& token = tree.token(noun);
  if (token.dep == "nsubj") return token.head;
  const std::uint32_t preposition = token.head;
  if (token.dep != "pobj" || !IsOneOf(tree.token(preposition).lemma, kMeans)) return kNoIndex;
  return tree.Head(preposition);
}

// The verb whose clause of time the predicate heads: "was shot when gunmen opened fire"; else kNoIndex.
std::uint32_t DoneWhen(const Tree& tree, std::uint32_t verb) {
  if (tree.token(verb).dep != "advcl") return kNoIndex;
  const bool at_once = std::any_of(tree.Children(verb).begin(), tree.Children(verb).end(), [&](std::uint32_t child) {
    const Token& link = tree.token(child);
    return (link.dep == "advmod" || link.dep == "mark") && IsOneOf(link.lemma, kAtOnce);
  });
  return at_once ? tree.Head(verb) : kNoIndex;
}

void LearnSources(const Candidate& from, Candidate& to) {
  if (!to.participants.sources.empty() || from.participants.sources.empty()) return;
  to.participants.sources = from.participants.sources;
  to.frame.sources = from.frame.sources;
  to.source_why = "who does the deed in another clause about it";
}

void LearnTargets(const Candidate& from, Candidate& to) {
  if (!to.participants.targets.empty() || from.participants.targets.empty()) return;
  to.participants.targets = from.participants.targets;
  to.frame.targets = from.frame.targets;
  to.target_why = "to whom the deed is done in another clause about it";
}

// "carried out strikes in Mosul, killing dozens of fighters": done to the fighters rather than to the place.
void LearnWhomItHit(const Coding& coding, const Candidate& consequence, Candidate& cause) {
  std::vector<Participant>& targets = cause.participants.targets;
  const bool somebody = std::any_of(targets.begin(), targets.end(), [&](const Participant& target) {
    return !coding.mentions[target.mention].is_place;
  });
  if (somebody || consequence.participants.targets.empty()) return;
  targets = consequence.participants.targets;
  cause.frame.targets = consequence.frame.targets;
  cause.target_why = "whom the deed hit, by what is said to have come of it";
}

Candidate* WithHead(std::uint32_t head, EventType event, std::vector<Candidate>& candidates) {
  const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
    return candidate.frame.head == head && candidate.event == event;
  });
  return found == candidates.end() ? nullptr : &*found;
}

// "bombed a market, killing 17 and wounding 31": the participles tell what came of it.
Candidate* CauseOf(const Tree& tree, const Candidate& candidate, std::vector<Candidate>& found) {
  std::uint32_t clause = candidate.frame.head;
  while (tree.token(clause).dep == "conj" && tree.token(tree.Head(clause)).tag == "VBG") clause = tree.Head(clause);
  const Token& token = tree.token(clause);
  if (token.dep != "advcl" || token.tag != "VBG" || tree.HasChild(clause, "mark")) return nullptr;
  return WithHead(tree.Head(clause), candidate.event, found);
}

// "received the minister to discuss trade": what a verbal act is for is that act, unless it is done to somebody else
// ("went to Rome to meet the Pope").
Candidate* MeansOf(const Tree& tree, const Candidate& candidate, std::vector<Candidate>& found) {
  const bool verbal = candidate.event == EventType::kAccuse || candidate.event == EventType::kConsult;
  const bool with_others = candidate.event == EventType::kConsult && !candidate.participants.targets.empty();
  const std::uint32_t clause = candidate.frame.head;
  const bool end = tree.token(clause).dep == "xcomp" || IsPurposeClause(tree, clause);
  if (!verbal || with_others || !end) return nullptr;
  return WithHead(tree.Head(clause), candidate.event, found);
}

// The deed that a relative clause goes on about: "carried out an attack on A that killed 17", whose noun may be the
// predicate or what the predicate's verb takes.
Candidate* DeedOf(const TreeWords& words, const RuleSet& rules, const Candidate& candidate,
                  std::vector<Candidate>& candidates) {
  const Tree& tree = words.tree();
  const std::uint32_t clause = candidate.frame.head;
  const std::uint32_t subject = tree.Child(clause, "nsubj");
  const bool relative = tree.token(clause).dep == "relcl" && subject != kNoIndex && tree.token(subject).tag == "WDT";
  const bool participle = tree.token(clause).dep == "acl" && tree.token(clause).tag == "VBG";
  if (!relative && !participle) return nullptr;
  std::uint32_t noun = tree.Head(clause);
  while (!rules.IsIn(kDeedClass, words, noun)) {
    const std::string_view dep = tree.token(noun).dep;
    if (dep != "conj" && dep != "pobj" && dep != "prep") return nullptr;
    noun = tree.Head(noun);
  }
  Candidate* const deed = WithHead(noun, candidate.event, candidates);
  return deed != nullptr ? deed : WithHead(tree.Head(noun), candidate.event, candidates);
}

}  // namespace

bool IsToldWith(const Tree& tree, const Coding& coding, const Candidate& candidate, std::vector<Candidate>& found) {
  if (MeansOf(tree, candidate, found) != nullptr) return true;
  Candidate* const cause = CauseOf(tree, candidate, found);
  if (cause != nullptr) LearnWhomItHit(coding, candidate, *cause);
  return cause != nullptr;
}

void JoinTellings(const TreeWords& words, const RuleSet& rules, const Coding& coding,
                  std::vector<Candidate>& candidates) {
  const Tree& tree = words.tree();
  for (Candidate& other : candidates) {
    Candidate* const deed = DeedOf(words, rules, other, candidates);
    if (deed == nullptr || deed == &other) continue;
    LearnWhomItHit(coding, other, *deed);
    other.event = EventType::kNone;
  }
  for (Candidate& other : candidates) {
    const bool noun = other.frame.kind == FrameKind::kNoun;
    const std::uint32_t above = noun ? DoneBy(tree, other.frame.head) : DoneWhen(tree, other.frame.head);
    Candidate* const deed = above == kNoIndex ? nullptr : WithHead(above, other.event, candidates);
    if (deed == nullptr || other.event == EventType::kNone) continue;
    if (noun || deed->frame.passive) LearnSources(other, *deed);
    LearnTargets(noun ? other : *deed, noun ? *deed : other);
    if (noun) other.event = EventType::kNone;
  }
}

}  // namespace tacitus
