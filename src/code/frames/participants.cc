#include "code/frames/participants.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/strings.h"

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 1> kVerbSources = {"subject"};
constexpr std::array<std::string_view, 14> kVerbTargets = {
    "object", "to", "with", "against", "on", "at", "toward", "towards", "upon", "over", "from", "for", "of", "between"};
// The same where the object is what is given.
constexpr std::array<std::string_view, 3> kVerbReceivers = {"to", "object", "for"};
constexpr std::string_view kPatient = "object";
constexpr std::string_view kReceiver = "to";
constexpr std::array<std::string_view, 14> kComplementTargets = {
    "subject", "object", "to", "with", "against", "on", "at", "toward", "towards", "upon", "over", "from", "for", "of"};
constexpr std::array<std::string_view, 3> kNounSources = {"subject", "possessor", "modifier"};
constexpr std::array<std::string_view, 11> kNounTargets = {"of",      "against", "on",  "with", "to",  "toward",
                                                           "towards", "at",      "for", "over", "from"};
// The noun's doer and the verb's subject are the same after these governors ("held talks"); see data/rules/.
constexpr std::string_view kLightClass = "light";
// … and the subject undergoes what the noun says after these ("faced sanctions").
constexpr std::string_view kPatientClass = "light_patient";
// What deeds of violence do to those they hit.
constexpr std::string_view kHarmClass = "harm";
// Bodies that serve where they are sent.
constexpr std::string_view kMissionClass = "mission";
// Acts that two do to one another, and the nouns that make an act one ("signed an agreement").
constexpr std::array<std::string_view, 4> kMutualClasses = {"mutual", "talks", "agreement", "ceasefire"};

// Agreeing to meet, meeting, negotiating, signing an agreement: "A met B" says that B met A.
constexpr std::array<std::string_view, 4> kMeetings = {"036", "040", "046", "057"};

// "according to officials": they tell it.
constexpr std::string_view kAccording = "accord";
// Nouns of prepositions of several words, which lead on to whom: "in relation to A".
constexpr std::string_view kRegardClass = "regard";

// Prepositions of place and time: what they lead to is where or when, not whom.
constexpr std::array<std::string_view, 12> kCircumstances = {
    "in", "across", "near", "throughout", "during", "after", "before", "since", "until", "inside", "around", "amid"};

// Prepositions that tell whose people are: "diplomats from A and B", "farmers in A and B".
constexpr std::array<std::string_view, 3> kBelonging = {"of", "from", "in"};

bool IsClauseLink(std::string_view dep) {
  return dep == "advcl" || dep == "conj" || dep == "parataxis" || dep == "nsubj";
}

// Sending forces, or agreeing to; withdrawing them.
bool MovesForces(const RuleOutcome& outcome) {
  switch (outcome.event) {
    case EventType::kAid:
    case EventType::kMobilize:
      return true;
    case EventType::kAgree:
      return !outcome.cameo.starts_with("0353");
    case EventType::kRetreat:
      return outcome.cameo.starts_with("087");
    case EventType::kSanction:
      return outcome.cameo == "166";
    default:
      return false;
  }
}

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

// "The missiles fired by A hit …": arms and forces of no country act for whoever sent them.
void ParticipantFinder::HandToMaker(std::uint32_t token, Side& side) const {
  if (side.size() != 1 || !IsForce(side.front())) return;
  for (const std::uint32_t child : tree_.Children(token)) {
    const std::uint32_t maker = Maker(child);
    Side other = maker == kNoIndex ? Side() : At(maker, true);
    if (!other.empty()) side = std::move(other);
  }
}

ParticipantFinder::Side ParticipantFinder::FromRole(const Arguments& arguments, std::string_view role,
                                                    const Side& others, bool known_only) const {
  Side side;
  bool owned_by_name = false;
  for (const Argument& argument : arguments.all()) {
    if (argument.role != role) continue;
    if (role == "subject" && IsLocation(argument.token)) continue;
    Side here = At(argument.token, known_only);
    if (role == "subject") HandToMaker(argument.token, here);
    // An unknown phrase gives way to a known actor inside it, unless the phrase itself is who acts.
    if (here.empty() && StandsForItself(argument.token)) {
      here = At(argument.token, false);
    } else if (here.empty() && NamedPossessor(argument.token) != kNoIndex) {
      here = At(NamedPossessor(argument.token), false);
      owned_by_name = true;
    } else if (here.empty() && tree_.token(argument.token).pos != Pos::kVerb) {
      std::uint32_t within = KnownWithin(argument.token, others, {}, arguments.predicate());
      if (within == kNoIndex && !known_only) within = OwnerByName(argument.token);
      // "an ultimatum to India and Pakistan", "Iraqi and Turkish demands"
      const std::vector<std::uint32_t> named =
          within == kNoIndex ? std::vector<std::uint32_t>() : Conjuncts(tree_, within);
      for (const std::uint32_t each : named) {
        const Side more = At(each, known_only);
        here.insert(here.end(), more.begin(), more.end());
      }
    }
    Exclude(others, here);
    side.insert(side.end(), here.begin(), here.end());
  }
  // Beside a known one, those named with it count as well: "on Rusal and the Russian space agency".
  const auto is_known = [&](const Participant& participant) {
    return participant.owner != kNoIndex || mentions_.IsKnown(participant.mention);
  };
  return !known_only || owned_by_name || std::any_of(side.begin(), side.end(), is_known) ? side : Side{};
}

ParticipantFinder::Side ParticipantFinder::FromRoles(const Arguments& arguments, Roles roles,
                                                     const Side& others) const {
  for (const bool known_only : {true, false}) {
    for (const std::string_view role : roles) {
      Side side = FromRole(arguments, role, others, known_only);
      if (!side.empty()) return side;
    }
  }
  return {};
}

ParticipantFinder::Side ParticipantFinder::FromGovernor(const Predicate& predicate, bool as_source) const {
  const std::uint32_t governor = predicate.arguments.First("governor");
  if (governor == kNoIndex) return {};
  const bool light = rules_.IsIn(kLightClass, words_, governor);
  const bool patient = rules_.IsIn(kPatientClass, words_, governor);
  const Arguments arguments = Arguments::Of(tree_, governor);
  if (arguments.First("subject") == predicate.head) {
    // "talks resumed": nobody resumed them; but "the strikes hit A"
    const bool harms = !as_source && rules_.IsIn(kHarmClass, words_, governor);
    return harms ? FromRole(arguments, "object", {}, false) : Side();
  }
  if (as_source ? light : patient) return FromRole(arguments, "subject", {}, false);
  return {};
}

// "signed a letter urging X to leave": what a text does is done by whoever wrote, signed or issued it.
ParticipantFinder::Side ParticipantFinder::FromAuthor(const Predicate& predicate) const {
  if (tree_.token(predicate.head).dep != "acl" || tree_.token(predicate.head).tag != "VBG") return {};
  const std::uint32_t text = tree_.Head(predicate.head);
  if (tree_.token(text).pos != Pos::kNoun || tree_.token(text).dep != "dobj") return {};
  return FromRoles(Arguments::Of(tree_, tree_.Head(text)), kVerbSources, {});
}

// "agreed to meet X", "called on X to leave", "said X must …": the other side is inside the complement clause.
ParticipantFinder::Side ParticipantFinder::FromComplements(const Arguments& arguments, const Side& others, int depth,
                                                           bool purposes) const {
  if (depth == 0) return {};
  for (const Argument& argument : arguments.all()) {
    const bool clause =
        argument.role == "that" || argument.role == "xcomp" ||
        (argument.role != "governor" && argument.role != "advcl" && tree_.token(argument.token).pos == Pos::kVerb);
    if (!clause && !(purposes && IsPurposeClause(tree_, argument.token))) continue;
    const Arguments inner = Arguments::Of(tree_, argument.token);
    Side side = clause ? FromRoles(inner, kComplementTargets, others) : Side();
    // "offered to send doctors to Lithuania": of those inside, one of a country is more likely the other side.
    for (const std::string_view role : kComplementTargets) {
      const Side named = FromRole(inner, role, others, true);
      if (named.empty() || CountryOf(named.front()).empty()) continue;
      side = named;
      break;
    }
    DropOwnCountry(others, side);
    if (side.empty()) side = FromComplements(inner, others, depth - 1, purposes);
    if (!side.empty()) return side;
  }
  return {};
}

// "provides 10 million in aid to A": the prepositions may hang on a noun below the predicate's own.
ParticipantFinder::Side ParticipantFinder::FromNested(const Predicate& predicate, Roles roles,
                                                      const Side& others) const {
  if (predicate.kind != FrameKind::kVerb) return {};
  std::vector<std::uint32_t> nouns;
  for (const Argument& argument : predicate.arguments.all()) {
    const bool own = tree_.token(argument.token).dep == "pobj" && !argument.inner;
    if (argument.role == kPatient || own) nouns.push_back(argument.token);
  }
  const std::size_t own = nouns.size();
  for (std::size_t at = 0; at < nouns.size(); ++at) {
    const Arguments below = Arguments::Of(tree_, nouns[at]);
    for (const Argument& argument : below.all()) {
      const Token& filler = tree_.token(argument.token);
      if (filler.dep != "pobj") continue;
      if (at < own) nouns.push_back(argument.token);
      if (std::find(roles.begin(), roles.end(), argument.role) == roles.end()) continue;
      if (IsCircumstance(tree_.Head(argument.token))) continue;
      Side side = FromRole(below, argument.role, others, true);
      DropOwnCountry(others, side);
      if (!side.empty()) return side;
    }
  }
  return {};
}

// To whom something is given goes before what is given, however far off.
ParticipantFinder::Side ParticipantFinder::FromReceivers(const Predicate& predicate, Roles roles,
                                                         const Side& others) const {
  if (std::find(roles.begin(), roles.end(), kReceiver) == roles.end()) return {};
  Side side = FromRole(predicate.arguments, kReceiver, others, true);
  return side.empty() ? FromNested(predicate, std::array{kReceiver}, others) : side;
}

bool ParticipantFinder::IsCircumstance(std::uint32_t preposition) const {
  const Token& token = tree_.token(preposition);
  const bool circumstance = token.dep == "prep" && std::find(kCircumstances.begin(), kCircumstances.end(),
                                                             token.lemma) != kCircumstances.end();
  const std::uint32_t noun = circumstance ? tree_.Child(preposition, "pobj") : kNoIndex;
  return circumstance && (noun == kNoIndex || !rules_.IsIn(kRegardClass, words_, noun));
}

// "hit the town with missiles"
bool ParticipantFinder::IsInstrument(std::uint32_t preposition) const {
  const std::uint32_t noun = tree_.token(preposition).lemma == "with" ? tree_.Child(preposition, "pobj") : kNoIndex;
  const Side side = noun == kNoIndex ? Side() : At(noun, true);
  return side.size() == 1 && IsForce(side.front());
}

// "sent a letter urging …", "wrote to A, warning …": what a text says is said to whom it goes.
ParticipantFinder::Side ParticipantFinder::FromAddressee(const Predicate& predicate, const Side& others) const {
  const Token& token = tree_.token(predicate.head);
  if (token.tag != "VBG" || (token.dep != "acl" && token.dep != "advcl")) return {};
  std::uint32_t verb = tree_.Head(predicate.head);
  if (token.dep == "acl" && tree_.token(verb).dep == "pobj") verb = tree_.Head(tree_.Head(verb));
  if (token.dep == "acl") verb = tree_.token(verb).dep == "dobj" ? tree_.Head(verb) : verb;
  Side side = FromRole(Arguments::Of(tree_, verb), kReceiver, others, true);
  DropOwnCountry(others, side);
  return side;
}

// "sent troops to the peacekeeping mission in A": it is A that they are sent to.
void ParticipantFinder::SendToMissionsPlace(Side& side) const {
  for (Participant& participant : side) {
    std::uint32_t noun = mentions_.coding().mentions[participant.mention].head;
    if (tree_.token(noun).dep == "compound" || tree_.token(noun).dep == "poss") noun = tree_.Head(noun);
    if (!rules_.IsIn(kMissionClass, words_, noun)) continue;
    const Arguments arguments = Arguments::Of(tree_, noun);
    const std::uint32_t place = arguments.First("in");
    const Side there = place == kNoIndex ? Side() : At(place, true);
    if (there.size() == 1 && IsNamed(there.front())) participant = there.front();
  }
}

// Any known actor in what belongs to the predicate, other than its subject and side clauses.
ParticipantFinder::Side ParticipantFinder::FromClause(const Predicate& predicate, const Side& others,
                                                      const std::vector<std::uint32_t>& taken) const {
  for (const std::uint32_t child : tree_.Children(predicate.head)) {
    const std::string_view dep = tree_.token(child).dep;
    if (IsClauseLink(dep) || dep == "nsubjpass" || dep == "agent" || dep == "relcl") continue;
    if (IsCircumstance(child) || IsInstrument(child) || tree_.token(child).lemma == kAccording) continue;
    const std::uint32_t within = KnownWithin(child, others, taken);
    if (within == kNoIndex) continue;
    Side side = At(within, true);
    Exclude(others, side);
    DropOwnCountry(others, side);
    // Reporters are told things; that makes them no party to them.
    std::erase_if(side, [&](const Participant& participant) { return HasSector(OwnActorOf(participant), "JRN"); });
    if (!side.empty()) return side;
  }
  return {};
}

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
  if (!found.sources.empty() || found.targets.size() != 2 || predicate.arguments.First("between") == kNoIndex) return;
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

Participants ParticipantFinder::FindInRoles(const Predicate& predicate, const RuleOutcome& outcome,
                                            const std::vector<std::uint32_t>& taken) const {
  Participants found;
  const bool noun = predicate.kind == FrameKind::kNoun;
  const Arguments& arguments = predicate.arguments;
  std::vector<std::string_view> sources(outcome.source_roles.begin(), outcome.source_roles.end());
  const Roles usual_sources = noun ? Roles(kNounSources) : Roles(kVerbSources);
  found.sources = FromRoles(arguments, sources.empty() ? usual_sources : sources, {});
  if (noun) PreferExact(arguments, found.sources);
  if (noun && found.sources.empty() && !EndsNowhere(outcome.source_roles)) {
    found.sources = FromGovernor(predicate, true);
  }
  if (!noun && sources.empty() && found.sources.empty()) found.sources = FromAuthor(predicate);
  std::vector<std::string_view> targets(outcome.target_roles.begin(), outcome.target_roles.end());
  if (targets.empty()) {
    const bool gives = outcome.event == EventType::kAid;
    const Roles usual = noun ? Roles(kNounTargets) : gives ? Roles(kVerbReceivers) : Roles(kVerbTargets);
    std::copy_if(usual.begin(), usual.end(), std::back_inserter(targets), [&](std::string_view role) {
      return std::find(sources.begin(), sources.end(), role) == sources.end();
    });
  }
  const auto patient = std::find(targets.begin(), targets.end(), kPatient);
  if (patient != targets.end() && IsDoneToSomebody(predicate)) targets.erase(std::next(patient), targets.end());
  if (outcome.event == EventType::kAid) found.targets = FromReceivers(predicate, targets, found.sources);
  const std::uint32_t receiver = tree_.Child(predicate.head, "dative");
  if (found.targets.empty() && !noun && receiver != kNoIndex && tree_.token(receiver).pos != Pos::kAdp) {
    found.targets = At(receiver, true);
    Exclude(found.sources, found.targets);
  }
  const std::uint32_t object = arguments.First(kPatient);
  if (found.targets.empty() && !targets.empty() && targets.front() == kPatient && object != kNoIndex &&
      IsPersonByName(object)) {
    found.targets = FromRole(arguments, kPatient, found.sources, false);
  }
  if (found.targets.empty()) found.targets = FromRoles(arguments, targets, found.sources);
  const bool meeting = std::find(kMeetings.begin(), kMeetings.end(), outcome.cameo) != kMeetings.end();
  found.reciprocal = meeting && !found.sources.empty() && !found.targets.empty();
  if (IsMutual(predicate, taken)) SplitSubjects(predicate, found);
  return found;
}

// "pardoned him along with 30 prisoners": done to him, whoever that is, and not to who else is named.
bool ParticipantFinder::IsDoneToSomebody(const Predicate& predicate) const {
  const std::uint32_t object = predicate.arguments.First(kPatient);
  return object != kNoIndex && tree_.token(object).tag == "PRP" && tree_.text(object) != "it";
}

// The target where no role of the rule has one: with the verb above a noun, in a complement clause, then anywhere.
void ParticipantFinder::LookFurther(const Predicate& predicate, const RuleOutcome& outcome,
                                    const std::vector<std::uint32_t>& taken, Participants& found) const {
  const std::vector<std::string_view> roles(outcome.target_roles.begin(), outcome.target_roles.end());
  found.targets = FromNested(predicate, roles, found.sources);
  if (predicate.kind == FrameKind::kNoun) {
    found.targets = FromGovernor(predicate, false);
    const std::uint32_t governor = predicate.arguments.First("governor");
    if (found.targets.empty() && governor != kNoIndex && rules_.IsIn(kLightClass, words_, governor)) {
      found.targets = FromRoles(Arguments::Of(tree_, governor), kNounTargets, found.sources);
    }
  }
  // "sent doctors to help A": what is given is given to whom it is to help.
  const bool purposes = outcome.event == EventType::kAid || outcome.event == EventType::kAgree;
  if (found.targets.empty()) found.targets = FromComplements(predicate.arguments, found.sources, 3, purposes);
  if (found.targets.empty()) found.targets = FromAddressee(predicate, found.sources);
  if (found.targets.empty()) found.targets = FromClause(predicate, found.sources, taken);
}

Participants ParticipantFinder::Find(const Predicate& predicate, const RuleOutcome& outcome,
                                     const std::vector<std::uint32_t>& taken) const {
  Participants found = FindInRoles(predicate, outcome, taken);
  const bool target_wanted = !EndsNowhere(outcome.target_roles);
  std::vector<std::uint32_t> spoken_for = taken;
  if (MovesForces(outcome)) DropForces(found.sources, found.targets, spoken_for);
  if (target_wanted && found.targets.empty() && !IsDoneToSomebody(predicate)) {
    LookFurther(predicate, outcome, spoken_for, found);
  }
  if (MovesForces(outcome)) {
    SendToMissionsPlace(found.targets);
    DropForces(found.sources, found.targets, spoken_for);
    if (target_wanted && found.targets.empty()) found.targets = FromClause(predicate, found.sources, spoken_for);
    // "on public buses": where they are moved to is a party only if it is somebody's.
    if (spoken_for.size() > taken.size())
      std::erase_if(found.targets, [&](const Participant& p) { return !IsNamed(p) || OwnActorOf(p).country_inferred; });
  }
  SplitReciprocal(predicate, found);
  DropGeneric(found.sources, true);
  DropGeneric(found.targets, found.reciprocal);
  return found;
}

}  // namespace tacitus
