#include "code/events/same_deed.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/strings.h"

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 6> kMeans = {"in", "during", "by", "with", "through", "after"};
constexpr std::array<std::string_view, 3> kAtOnce = {"when", "as", "after"};

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

}  // namespace

void JoinTellings(const Tree& tree, std::vector<Candidate>& candidates) {
  for (Candidate& other : candidates) {
    const bool noun = other.frame.kind == FrameKind::kNoun;
    const std::uint32_t above = noun ? DoneBy(tree, other.frame.head) : DoneWhen(tree, other.frame.head);
    const auto deed = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
      return candidate.frame.head == above && candidate.event == other.event;
    });
    if (above == kNoIndex || deed == candidates.end()) continue;
    if (noun || deed->frame.passive) LearnSources(other, *deed);
    LearnTargets(noun ? other : *deed, noun ? *deed : other);
    if (noun) other.event = EventType::kNone;
  }
}

}  // namespace tacitus
