// Who does the event and to whom: the mentions that fill a predicate's source and target.
//
// A rule may say in which roles to look; else the usual places are tried in turn (kSourceRoles, kTargetRoles). What
// stands there need not be an actor itself: of "America's pressure" the actor is America, of "sanctions aimed at
// halting Iranian oil exports" it is Iran. Known actors go before unknown ones, near ones before far ones.
// Tested in tests/unit/code/frames/participants_test.cc.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "code/frames/mention_index.h"
#include "code/tree.h"
#include "code/types/rule_set.h"
#include "tacitus/coding.h"

namespace tacitus {

// One side of an event: a mention, and which of the entities it refers to ("the two countries" gives two).
struct Participant {
  std::uint32_t mention = kNoIndex;
  std::uint32_t entity = kNoIndex;  // kNoIndex: nobody known; the mention's own actor stands
  std::uint32_t owner = kNoIndex;  // mention of the country that a role is of: "our diplomats", "presidents of A and B"
  TokenSpan phrase = {};           // without a mention: words that name nobody (bare_targets.h); `owner` where they are
};

struct Participants {
  std::vector<Participant> sources;
  std::vector<Participant> targets;
  bool reciprocal = false;  // each does it to the other: "A and B met"
};

class ParticipantFinder {
 public:
  ParticipantFinder(const TreeWords& words, const MentionIndex& mentions, const RuleSet& rules)
      : tree_(words.tree()), words_(words), mentions_(mentions), rules_(rules) {}

  // `taken`: tokens that the rule itself is about, which are no parties beside it ("deployed troops").
  [[nodiscard]] Participants Find(const Predicate& predicate, const RuleOutcome& outcome,
                                  const std::vector<std::uint32_t>& taken = {}) const;

  // The parties in the rule's own roles, without looking further.
  [[nodiscard]] Participants FindInRoles(const Predicate& predicate, const RuleOutcome& outcome,
                                         const std::vector<std::uint32_t>& taken = {}) const;

  // Who stands at a token: those that its mention refers to, else its words.
  [[nodiscard]] std::vector<Participant> PartiesAt(std::uint32_t token) const;

  // Without those that are one of `others`.
  void Exclude(const std::vector<Participant>& others, std::vector<Participant>& side) const;

 private:
  using Side = std::vector<Participant>;
  using Roles = std::span<const std::string_view>;

  // What its entity or its mention says of a participant, whoever its owner is.
  [[nodiscard]] const Actor& OwnActorOf(const Participant& participant) const;
  [[nodiscard]] const std::string& CountryOf(const Participant& participant) const;
  [[nodiscard]] Side FromRoles(const Arguments& arguments, Roles roles, const Side& others) const;
  [[nodiscard]] Side FromRole(const Arguments& arguments, std::string_view role, const Side& others,
                              bool known_only) const;
  [[nodiscard]] Side FromGovernor(const Predicate& predicate, bool as_source) const;
  [[nodiscard]] Side FromAuthor(const Predicate& predicate) const;
  [[nodiscard]] Side FromHands(const Predicate& predicate) const;
  [[nodiscard]] Side FromComplements(const Arguments& arguments, const Side& others, int depth, bool purposes) const;
  [[nodiscard]] Side FromNested(const Predicate& predicate, Roles roles, const Side& others) const;
  [[nodiscard]] Side FromReceivers(const Predicate& predicate, Roles roles, const Side& others) const;
  [[nodiscard]] Side FromClause(const Predicate& predicate, const Side& others,
                                const std::vector<std::uint32_t>& taken) const;
  void LookFurther(const Predicate& predicate, const RuleOutcome& outcome, const std::vector<std::uint32_t>& taken,
                   Participants& found) const;
  [[nodiscard]] Side At(std::uint32_t token, bool known_only) const;
  [[nodiscard]] bool StandsForItself(std::uint32_t token) const;
  [[nodiscard]] bool IsPersonByName(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t NamedPossessor(std::uint32_t token) const;
  [[nodiscard]] bool IsLocation(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t Maker(std::uint32_t participle) const;
  [[nodiscard]] std::uint32_t OwnerByName(std::uint32_t token) const;
  [[nodiscard]] Side OwnersOf(std::uint32_t token, std::uint32_t mention) const;
  [[nodiscard]] std::uint32_t KnownWithin(std::uint32_t token, const Side& others,
                                          const std::vector<std::uint32_t>& taken = {},
                                          std::uint32_t except = kNoIndex) const;
  [[nodiscard]] bool IsCircumstance(std::uint32_t preposition) const;
  [[nodiscard]] bool IsOwnSide(const Participant& participant, const Side& others) const;
  [[nodiscard]] bool IsOwnCountry(const Participant& participant, const Side& others) const;
  [[nodiscard]] bool IsNamed(const Participant& participant) const;
  [[nodiscard]] bool SameActor(const Participant& a, const Participant& b) const;
  void DropOwnCountry(const Side& others, Side& side) const;
  void DropTellers(const Predicate& predicate, Side& side) const;
  void DropGeneric(Side& side, bool with_kind) const;
  [[nodiscard]] Side FromAddressee(const Predicate& predicate, const Side& others) const;
  void SendToMissionsPlace(Side& side) const;
  [[nodiscard]] bool IsDoneToSomebody(const Predicate& predicate) const;
  [[nodiscard]] bool IsInstrument(std::uint32_t preposition) const;
  [[nodiscard]] bool IsForce(const Participant& participant) const;
  void HandToMaker(std::uint32_t token, Side& side) const;
  void DropForces(const Side& sources, Side& side, std::vector<std::uint32_t>& moved) const;
  void PreferExact(const Arguments& arguments, Side& side) const;
  [[nodiscard]] bool IsMutual(const Predicate& predicate, const std::vector<std::uint32_t>& taken) const;
  void KeepParties(Side& side) const;
  [[nodiscard]] bool HasOthersOf(const Participant& country, const Side& side) const;
  void SplitSubjects(const Predicate& predicate, Participants& found) const;
  void SplitReciprocal(const Predicate& predicate, Participants& found) const;

  const Tree& tree_;
  const TreeWords& words_;
  const MentionIndex& mentions_;
  const RuleSet& rules_;
};

// Whether the rule's roles end in "-": nobody there, or nobody beside the roles before it.
bool EndsNowhere(const std::vector<std::string>& roles);

// The actor of a participant, with the words of its mention; of a phrase without one, the country it is in alone.
Actor ActorOf(const MentionIndex& mentions, const Participant& participant);

}  // namespace tacitus
