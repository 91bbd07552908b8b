// Which of the participants found stay, and how the two sides of an act of both are told apart.
#include <algorithm>
#include <array>
#include <iterator>

#include "base/strings.h"
#include "code/frames/participants.h"

namespace tacitus {
namespace {

// Acts that two do to one another, and the nouns that make an act one ("signed an agreement").
constexpr std::array<std::string_view, 4> kMutualClasses = {"mutual", "talks", "agreement", "ceasefire"};

}  // namespace

// Of more than two, those of a country, and of a country and its people ("A and A's ministers") the people.
void ParticipantFinder::KeepParties(Side& side) const {
  const Side all = side;
  std::erase_if(side, [&](const Participant& participant) {
    return CountryOf(participant).empty() || (IsOwnCountry(participant, all) && HasOthersOf(participant, all));
  });
}

bool ParticipantFinder::HasOthersOf(const Participant& country, const Side& side) const {
  return std::any_of(side.begin(), side.end(), [&](const Participant& other) {
    return CountryOf(other) == CountryOf(country) && !OwnActorOf(other).sectors.empty();
  });
}

// "A and B met", "the two countries signed an agreement to …": the second is the first's target, known or not.
void ParticipantFinder::SplitSubjects(const Predicate& predicate, Participants& found) const {
  const Arguments& arguments = predicate.arguments;
  if (predicate.kind == FrameKind::kNoun || !FromRole(arguments, "with", {}, true).empty()) return;
  Side named = FromRole(arguments, "subject", {}, false);
  if (named.size() > 2) KeepParties(named);
  if (named.size() != 2) return;
  found.sources = {named.front()};
  found.targets = {named.back()};
  found.reciprocal = true;
}

// "talks between A and B".
void ParticipantFinder::SplitReciprocal(const Predicate& predicate, Participants& found) const {
  if (found.sources.empty() && found.targets.empty()) {
    found.targets = FromRole(predicate.arguments, "between", {}, true);
  }
  const std::uint32_t between = predicate.arguments.First("between");
  if (!found.sources.empty() || between == kNoIndex) return;
  // "clashes between two gangs": each side is one of them.
  if (found.targets.size() == 1 && tree_.token(between).tag == "NNS") {
    found.sources = found.targets;
    found.reciprocal = true;
  }
  if (found.targets.size() != 2) return;
  found.sources = {found.targets.front()};
  found.targets.erase(found.targets.begin());
  found.reciprocal = true;
}

// Whether what the predicate and the words it takes say is done by both sides alike: meeting, agreeing, clashing.
bool ParticipantFinder::IsMutual(const Predicate& predicate, const std::vector<std::uint32_t>& taken) const {
  const auto is_in_class = [&](std::uint32_t token) {
    return std::any_of(kMutualClasses.begin(), kMutualClasses.end(),
                       [&](std::string_view name) { return rules_.IsIn(name, words_, token); });
  };
  // "agreed", "a joint exercise"
  const auto is_mutual = [&](std::uint32_t token) {
    const auto children = tree_.Children(token);
    return is_in_class(token) || std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
             return tree_.token(child).dep == "amod" && is_in_class(child);
           });
  };
  return is_mutual(predicate.head) || std::any_of(taken.begin(), taken.end(), is_mutual);
}

// Beside a country or a listed actor, a group of no country ("Iran and world powers") makes no pair of its own; among
// targets one of a known kind does ("helps Nigeria's police and other security agencies").
void ParticipantFinder::DropGeneric(Side& side, bool with_kind) const {
  const auto is_named = [&](const Participant& participant) { return IsNamed(participant); };
  if (side.size() < 2 || std::none_of(side.begin(), side.end(), is_named)) return;
  std::erase_if(side, [&](const Participant& participant) {
    const Actor& actor = OwnActorOf(participant);
    const bool tells_kind = !actor.sectors.empty() && !HasSector(actor, "UNK");
    return !is_named(participant) && (with_kind || !tells_kind) &&
           mentions_.coding().mentions[participant.mention].kind != MentionKind::kName;
  });
}

// ""China opposes this", a spokesman said": he who says it is not the one to whom it is done.
void ParticipantFinder::DropTellers(const Predicate& predicate, Side& side) const {
  for (const Quotation& quotation : mentions_.coding().quotations) {
    if (quotation.attitude || !quotation.tokens.Contains(predicate.head)) continue;
    std::erase_if(side, [&](const Participant& participant) {
      return participant.mention != kNoIndex && participant.mention == quotation.speaker;
    });
  }
}

// Forces or arms of no country.
bool ParticipantFinder::IsForce(const Participant& participant) const {
  const Actor& actor = OwnActorOf(participant);
  const bool bare = actor.country_inferred || CountryOf(participant).empty();
  return bare && actor.actor_id.empty() && HasSector(actor, "MIL");
}

// "station soldiers on buses", "offered to send fighter jets", "withdraw its troops": forces and arms of no country or
// of one's own are what is moved, not to whom.
void ParticipantFinder::DropForces(const Side& sources, Side& side, std::vector<std::uint32_t>& moved) const {
  std::erase_if(side, [&](const Participant& participant) {
    const std::uint32_t head = mentions_.coding().mentions[participant.mention].head;
    const std::string& country = CountryOf(participant);
    const bool own = HasSector(OwnActorOf(participant), "MIL") && !country.empty() &&
                     std::any_of(sources.begin(), sources.end(),
                                 [&](const Participant& source) { return CountryOf(source) == country; });
    if (tree_.token(head).dep != "dobj" || !(own || IsForce(participant))) return false;
    moved.push_back(head);
    return true;
  });
}

// "Iran's Khamenei renews ban": of a country and somebody of it, the one named more exactly acts.
void ParticipantFinder::PreferExact(const Arguments& arguments, Side& side) const {
  if (side.size() != 1 || !OwnActorOf(side.front()).sectors.empty()) return;
  for (const Participant& other : FromRole(arguments, "modifier", side, true)) {
    if (CountryOf(other) == CountryOf(side.front()) && !OwnActorOf(other).sectors.empty()) side = {other};
  }
}

}  // namespace tacitus
