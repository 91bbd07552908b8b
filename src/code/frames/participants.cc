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
// Nouns for deeds of violence.
constexpr std::string_view kDeedClass = "violence";
// Bodies that serve where they are sent.
constexpr std::string_view kMissionClass = "mission";

// Agreeing to meet, meeting, negotiating, signing an agreement: "A met B" says that B met A.
constexpr std::array<std::string_view, 4> kMeetings = {"036", "040", "046", "057"};

// Nouns of prepositions of several words, which lead on to whom: "in relation to A".
constexpr std::string_view kRegardClass = "regard";

// Prepositions of place and time: what they lead to is where or when, not whom.
constexpr std::array<std::string_view, 12> kCircumstances = {
    "in", "across", "near", "throughout", "during", "after", "before", "since", "until", "inside", "around", "amid"};

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
    } else if (here.empty() && role == "subject" && rules_.IsIn(kDeedClass, words_, argument.token)) {
      // "Air raids on the town killed five": whose raids, not on whom.
      here = FromRoles(Arguments::Of(tree_, argument.token), kNounSources, others);
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

// "killed at the hands of the police", "the killing of villagers at the hands of the police"
ParticipantFinder::Side ParticipantFinder::FromHands(const Predicate& predicate) const {
  for (const std::uint32_t preposition : tree_.Children(predicate.head)) {
    const std::uint32_t hands = tree_.Child(preposition, "pobj");
    if (tree_.token(preposition).lemma != "at" || hands == kNoIndex || tree_.token(hands).lemma != "hand") continue;
    const Side side = FromRole(Arguments::Of(tree_, hands), "of", {}, false);
    if (!side.empty()) return side;
  }
  return {};
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
    if (IsCircumstance(child) || IsInstrument(child) || LeadsToTeller(tree_, child)) continue;
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
  if (found.sources.empty()) found.sources = FromHands(predicate);
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
  DropTellers(predicate, found.targets);
  SplitReciprocal(predicate, found);
  DropGeneric(found.sources, true);
  DropGeneric(found.targets, found.reciprocal);
  return found;
}

}  // namespace tacitus
