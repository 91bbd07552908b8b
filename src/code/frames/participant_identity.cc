// Who a participant is: what stands at a token, whose it is, and whether two are the same.
#include <algorithm>
#include <array>

#include "base/strings.h"
#include "code/frames/noun_phrase.h"
#include "code/frames/participants.h"

namespace tacitus {
namespace {

// Prepositions that tell whose people are: "diplomats from A and B", "farmers in A and B".
constexpr std::array<std::string_view, 3> kBelonging = {"of", "from", "in"};

}  // namespace

bool EndsNowhere(const std::vector<std::string>& roles) { return !roles.empty() && roles.back() == "-"; }

Actor ActorOf(const MentionIndex& mentions, const Participant& participant) {
  if (participant.mention == kNoIndex) {
    Actor nobody;
    if (participant.owner == kNoIndex) return nobody;
    const Actor& where = mentions.ActorOf(participant.owner);
    nobody.country = where.country;
    nobody.cow = where.cow;
    nobody.code = where.country;
    return nobody;
  }
  const Mention& mention = mentions.coding().mentions[participant.mention];
  Actor actor = participant.entity == kNoIndex ? mention.actor : mentions.coding().entities[participant.entity].actor;
  if (participant.owner != kNoIndex) {
    const Actor& owner = mentions.ActorOf(participant.owner);
    actor.country = owner.country;
    actor.cow = owner.cow;
    actor.code = owner.country;
    for (const std::string& sector : actor.sectors) actor.code += sector;
  }
  actor.text = mention.actor.text;
  actor.start = mention.actor.start;
  actor.end = mention.actor.end;
  return actor;
}

const Actor& ParticipantFinder::OwnActorOf(const Participant& participant) const {
  const Coding& coding = mentions_.coding();
  return participant.entity == kNoIndex ? coding.mentions[participant.mention].actor
                                        : coding.entities[participant.entity].actor;
}

const std::string& ParticipantFinder::CountryOf(const Participant& participant) const {
  return participant.owner == kNoIndex ? OwnActorOf(participant).country : mentions_.ActorOf(participant.owner).country;
}

bool ParticipantFinder::IsNamed(const Participant& participant) const {
  return !CountryOf(participant).empty() || !OwnActorOf(participant).actor_id.empty();
}

bool ParticipantFinder::SameActor(const Participant& a, const Participant& b) const {
  if (a.mention == kNoIndex || b.mention == kNoIndex) return a.mention == b.mention && a.phrase == b.phrase;
  if (a.owner != b.owner) return false;
  if (a.mention == b.mention && a.entity == b.entity) return true;
  if (a.entity != kNoIndex && a.entity == b.entity) return true;
  const Actor& first = OwnActorOf(a);
  const Actor& second = OwnActorOf(b);
  if (first.actor_id.empty() || first.actor_id != second.actor_id) return false;
  if (a.owner == kNoIndex) return !first.code.empty() && first.code == second.code;
  const std::string code = ActorOf(mentions_, a).code;
  return !code.empty() && code == ActorOf(mentions_, b).code;
}

// His own country, or somebody described as he is ("militants … from the group's last holdout").
bool ParticipantFinder::IsOwnSide(const Participant& participant, const Side& others) const {
  if (IsOwnCountry(participant, others)) return true;
  if (mentions_.coding().mentions[participant.mention].kind != MentionKind::kDeictic) return false;
  const std::string code = ActorOf(mentions_, participant).code;
  return std::any_of(others.begin(), others.end(),
                     [&](const Participant& o) { return ActorOf(mentions_, o).code == code; });
}

// "The Turkish president": Turkey as such is his own side.
bool ParticipantFinder::IsOwnCountry(const Participant& participant, const Side& others) const {
  const std::string& country = CountryOf(participant);
  if (country.empty() || OwnActorOf(participant).actor_id != country) return false;
  return std::any_of(others.begin(), others.end(), [&](const Participant& o) { return CountryOf(o) == country; });
}

void ParticipantFinder::DropOwnCountry(const Side& others, Side& side) const {
  std::erase_if(side, [&](const Participant& participant) { return IsOwnCountry(participant, others); });
}

// Whose a role is, where that makes it several ("the presidents of Kenya and Uganda") or tells the country that the
// role itself lacks ("our diplomats").
ParticipantFinder::Side ParticipantFinder::OwnersOf(std::uint32_t token, std::uint32_t mention) const {
  const Mention& role = mentions_.coding().mentions[mention];
  if (role.kind != MentionKind::kRole) return {};
  const auto country_at = [&](std::uint32_t t) {
    const std::uint32_t m = t == kNoIndex ? kNoIndex : mentions_.HeadedBy(t);
    return m != kNoIndex && !mentions_.ActorOf(m).country.empty() ? m : kNoIndex;
  };
  const std::uint32_t entity = role.entities.empty() ? kNoIndex : role.entities.front();
  const std::uint32_t possessor = country_at(tree_.Child(token, "poss"));
  const Actor& own = mentions_.ActorOf(mention);
  if (possessor != kNoIndex && (own.country.empty() || own.country_inferred)) return {{mention, entity, possessor}};
  const std::uint32_t of = tree_.Child(token, "prep");
  const bool belongs = of != kNoIndex && IsOneOf(tree_.token(of).lemma, kBelonging);
  const std::uint32_t named = belongs ? tree_.Child(of, "pobj") : kNoIndex;
  if (named == kNoIndex || tree_.token(token).tag != "NNS") return {};
  Side side;
  for (const std::uint32_t conjunct : Conjuncts(tree_, named)) {
    const std::uint32_t owner = country_at(conjunct);
    if (owner != kNoIndex) side.push_back({mention, entity, owner});
  }
  return side.size() > 1 ? side : Side{};
}

ParticipantFinder::Side ParticipantFinder::At(std::uint32_t token, bool known_only) const {
  const std::uint32_t m = mentions_.HeadedBy(token);
  if (m == kNoIndex) return {};
  const Mention& mention = mentions_.coding().mentions[m];
  Side owned = OwnersOf(token, m);
  if (!owned.empty()) return owned;
  if (mention.entities.size() > 1) {
    Side side;
    for (const std::uint32_t entity : mention.entities) side.push_back({m, entity});
    return side;
  }
  const std::uint32_t entity = mention.entities.empty() ? kNoIndex : mention.entities.front();
  if (mentions_.IsKnown(m)) return {{m, entity}};
  const bool can_act = mention.kind == MentionKind::kName || mention.kind == MentionKind::kRole;
  if (known_only || !can_act) return {};
  return {{m, entity}};
}

std::vector<Participant> ParticipantFinder::PartiesAt(std::uint32_t token) const {
  Side side = At(token, false);
  if (!side.empty()) return side;
  Participant words;
  words.phrase = BareNounPhrase(tree_, token);
  return {words};
}

// Whether the token names somebody, known or not: "Rusal and other companies" has Rusal, not the companies alone.
bool ParticipantFinder::StandsForItself(std::uint32_t token) const {
  const std::uint32_t m = mentions_.HeadedBy(token);
  return m != kNoIndex && mentions_.coding().mentions[m].kind == MentionKind::kName;
}

// "found Smith guilty of stealing from the ministry": whom the verb is about, though nobody knows him.
bool ParticipantFinder::IsPersonByName(std::uint32_t token) const {
  return tree_.token(token).entity == "PERSON" && StandsForItself(token);
}

// "Ossetia's independence from Georgia": whose it is goes before whom else it is about, though nobody knows him.
std::uint32_t ParticipantFinder::NamedPossessor(std::uint32_t token) const {
  const std::uint32_t possessor = tree_.Child(token, "poss");
  if (possessor == kNoIndex || !StandsForItself(possessor)) return kNoIndex;
  const std::string_view entity = tree_.token(possessor).entity;
  const bool somebody = entity == "PERSON" || entity == "GPE";
  return somebody && !mentions_.IsKnown(mentions_.HeadedBy(possessor)) ? possessor : kNoIndex;
}

// "New Delhi: …" does nothing, wherever the parse hangs it.
bool ParticipantFinder::IsLocation(std::uint32_t token) const {
  const std::uint32_t m = mentions_.HeadedBy(token);
  return m != kNoIndex && mentions_.coding().mentions[m].is_place;
}

// Who brought about what the participle says of the noun: "the rules imposed by A"; else kNoIndex.
std::uint32_t ParticipantFinder::Maker(std::uint32_t participle) const {
  const Token& token = tree_.token(participle);
  return token.dep == "acl" && token.tag == "VBN" ? DeepSubject(tree_, participle) : kNoIndex;
}

// Whose the thing is, where he is not known but named: "overtures by Mijango", "Nokia's decision".
std::uint32_t ParticipantFinder::OwnerByName(std::uint32_t token) const {
  for (const std::uint32_t child : tree_.Children(token)) {
    const Token& part = tree_.token(child);
    std::uint32_t owner = part.dep == "poss" ? child : Maker(child);
    if ((part.dep == "prep" || part.dep == "agent") && (part.lemma == "by" || part.lemma == "from")) {
      owner = tree_.Child(child, "pobj");
    }
    if (owner != kNoIndex && StandsForItself(owner)) return owner;
  }
  return kNoIndex;
}

// The nearest known actor in the phrase or clause below the token, breadth first; kNoIndex where there is none.
std::uint32_t ParticipantFinder::KnownWithin(std::uint32_t token, const Side& others,
                                             const std::vector<std::uint32_t>& taken, std::uint32_t except) const {
  std::vector<std::uint32_t> queue = {token};
  for (std::size_t at = 0; at < queue.size(); ++at) {
    const std::uint32_t next = queue[at];
    const std::uint32_t m = mentions_.HeadedBy(next);
    // What belongs to somebody of the sentence ("sent its troops") is no party beside him.
    const std::uint32_t possessor = tree_.Child(next, "poss");
    const bool own = possessor != kNoIndex && tree_.token(possessor).tag == "PRP$";
    const bool spoken_for = own || std::find(taken.begin(), taken.end(), next) != taken.end();
    if (m != kNoIndex && mentions_.IsKnown(m) && !mentions_.coding().mentions[m].is_place && !spoken_for) {
      const Side side = At(next, true);
      const bool near = next == token || tree_.Head(next) == token;
      const bool other = std::any_of(side.begin(), side.end(), [&](const Participant& participant) {
        if (!near && IsOwnSide(participant, others)) return false;
        return std::none_of(others.begin(), others.end(),
                            [&](const Participant& o) { return SameActor(participant, o); });
      });
      if (other) return next;
    }
    for (const std::uint32_t child : tree_.Children(next)) {
      const Token& part = tree_.token(child);
      if (child == except) continue;
      if (!IsClauseLink(part.dep) && part.dep != "relcl" && !IsCircumstance(child)) queue.push_back(child);
    }
  }
  return kNoIndex;
}

void ParticipantFinder::Exclude(const Side& others, Side& side) const {
  std::erase_if(side, [&](const Participant& participant) {
    return std::any_of(others.begin(), others.end(), [&](const Participant& o) { return SameActor(participant, o); });
  });
}

}  // namespace tacitus
