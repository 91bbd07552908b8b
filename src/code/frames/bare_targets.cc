#include "code/frames/bare_targets.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "code/frames/noun_phrase.h"

namespace tacitus {
namespace {

// How far below the predicate a place may be said: "agreed to a ceasefire in all the territories of Libya".
constexpr int kFarthestPlace = 6;

constexpr std::array<std::string_view, 5> kHarmedOfVerb = {"object", "on", "against", "at", "into"};
constexpr std::array<std::string_view, 2> kCoercedOfVerb = {"object", "against"};
constexpr std::array<std::string_view, 4> kHarmedOfNoun = {"of", "on", "against", "at"};
// Where those stand to whom something is given or returned, on whom it is imposed or lifted, who are looked into.
constexpr std::array<std::string_view, 1> kGiven = {"to"};
constexpr std::array<std::string_view, 2> kRelieved = {"on", "to"};
constexpr std::array<std::string_view, 3> kSanctioned = {"on", "against", "with"};
constexpr std::array<std::string_view, 2> kInvestigated = {"into", "against"};
constexpr std::array<std::string_view, 5> kOtherSide = {"object", "with", "on", "against", "to"};
constexpr std::array<std::string_view, 7> kNoThings = {"DATE",     "TIME",    "MONEY", "PERCENT",
                                                       "QUANTITY", "ORDINAL", "EVENT"};
// Words for a part of the world that another name tells: "areas of Mosul". Known to the rules (data/rules/).
constexpr std::string_view kSpotClass = "spot";
// What harm is done with, and goods that are taken from somebody.
constexpr std::string_view kNoTargetClass = "no_target";
// What deeds of violence do to those they hit.
constexpr std::string_view kHarmClass = "harm";
constexpr std::array<std::string_view, 8> kWhere = {"in",     "at",         "near",   "across",
                                                    "inside", "throughout", "around", "within"};

std::span<const std::string_view> ReceiversOf(const RuleOutcome& outcome) {
  if (outcome.cameo.starts_with("08")) return kRelieved;
  if (outcome.cameo.starts_with("09")) return kInvestigated;
  if (outcome.event == EventType::kSanction) return kSanctioned;
  if (outcome.event == EventType::kAid) return kGiven;
  return {};
}

bool Contains(const std::vector<std::uint32_t>& tokens, std::uint32_t token) {
  return std::find(tokens.begin(), tokens.end(), token) != tokens.end();
}

class Finder {
 public:
  Finder(const TreeWords& words, const MentionIndex& mentions, const RuleSet& rules, const Predicate& predicate,
         const RuleOutcome& outcome, const std::vector<std::uint32_t>& taken)
      : tree_(words.tree()),
        words_(words),
        mentions_(mentions),
        rules_(rules),
        predicate_(predicate),
        outcome_(outcome),
        taken_(taken) {}

  [[nodiscard]] std::vector<Participant> Find() const {
    const bool harm = DoesHarm() && !IsForbidding();
    std::vector<Participant> found;
    if (harm) found = Things(outcome_.target_roles, /*by_rule=*/true);
    if (found.empty() && harm) {
      if (predicate_.kind == FrameKind::kNoun) {
        found = Things(kHarmedOfNoun, false);
        if (found.empty()) found = HitBy();
      } else {
        found = outcome_.event == EventType::kAssault ? Things(kHarmedOfVerb, false) : Things(kCoercedOfVerb, false);
      }
    }
    if (found.empty()) found = Things(ReceiversOf(outcome_), false);
    if (found.empty()) found = SomebodyByPronoun();
    if (found.empty() && !LeavesPlaceAlone()) found = Places();
    return found;
  }

 private:
  // What is banned is not who is kept from it: "prohibited outdoor events".
  [[nodiscard]] bool IsForbidding() const { return outcome_.cameo == "172" || outcome_.cameo == "1722"; }

  // "the strikes hit a market"
  [[nodiscard]] std::vector<Participant> HitBy() const {
    const std::uint32_t verb = predicate_.arguments.First("governor");
    if (verb == kNoIndex || !rules_.IsIn(kHarmClass, words_, verb)) return {};
    const Arguments arguments = Arguments::Of(tree_, verb);
    const std::uint32_t object = arguments.First("object");
    if (arguments.First("subject") != predicate_.head || object == kNoIndex || !IsThing(object)) return {};
    return {Of(object)};
  }

  [[nodiscard]] bool DoesHarm() const {
    return outcome_.event == EventType::kAssault || outcome_.event == EventType::kCoerce;
  }

  // Who meets, signs, praises or quarrels somewhere does nothing to the place.
  [[nodiscard]] bool LeavesPlaceAlone() const {
    switch (outcome_.event) {
      case EventType::kConsult:
      case EventType::kSupport:
      case EventType::kCooperate:
      case EventType::kAccuse:
      case EventType::kReject:
        return true;
      default:
        return false;
    }
  }

  // What fills the first of the roles that has anything. A rule's own words ("took control of the roads") come last,
  // and never where the rule does not name the role.
  template <typename Roles>
  [[nodiscard]] std::vector<Participant> Things(const Roles& roles, bool by_rule) const {
    for (const bool own : {false, true}) {
      for (const std::string_view role : roles) {
        std::vector<Participant> found = In(role, own);
        if (!found.empty()) return found;
      }
      if (!by_rule) break;
    }
    return {};
  }

  [[nodiscard]] std::vector<Participant> In(std::string_view role, bool own) const {
    std::vector<Participant> found;
    if (role == "for" || role == "xcomp") return found;  // what the harm is, not who suffers it
    for (const Argument& argument : predicate_.arguments.all()) {
      if (argument.role != role || Contains(taken_, argument.token) != own) continue;
      const bool fits = IsOneOf(role, kWhere) ? IsPlace(argument.token) : IsThing(argument.token);
      if (fits) found.push_back(Of(argument.token));
    }
    return found;
  }

  [[nodiscard]] bool IsThing(std::uint32_t token) const {
    const Token& head = tree_.token(token);
    const bool noun = head.pos == Pos::kNoun || head.pos == Pos::kPropn || (head.pos == Pos::kPron && IsPerson(token));
    return noun && !IsOneOf(head.entity, kNoThings) && !rules_.IsIn(kNoTargetClass, words_, token) &&
           !rules_.MayBePredicate(words_, token) && (DoesHarm() || !IsOnesOwn(token));
  }

  // "accepted limits on its enrichment of uranium": that is done to nobody else.
  [[nodiscard]] bool IsOnesOwn(std::uint32_t token) const {
    const std::uint32_t owner = tree_.Child(token, "poss");
    return owner != kNoIndex && tree_.token(owner).tag == "PRP$";
  }

  // "him", "them", "those affected": somebody of whom no more is known.
  [[nodiscard]] bool IsPerson(std::uint32_t token) const {
    return IsOneOf(LowerAscii(tree_.text(token)), {"him", "her", "them", "those", "he", "she", "they"});
  }

  [[nodiscard]] std::vector<Participant> SomebodyByPronoun() const {
    for (const Argument& argument : predicate_.arguments.all()) {
      const bool other_side = IsOneOf(argument.role, kOtherSide);
      if (other_side && tree_.token(argument.token).pos == Pos::kPron && IsPerson(argument.token)) {
        return {Of(argument.token)};
      }
    }
    return {};
  }

  // The nearest place that something is said to be in, in the clause of the predicate.
  [[nodiscard]] std::vector<Participant> Places() const {
    std::vector<std::uint32_t> level = {predicate_.head};
    const std::uint32_t governor = predicate_.arguments.First("governor");
    if (governor != kNoIndex) level.push_back(governor);
    for (int depth = 0; depth < kFarthestPlace && !level.empty(); ++depth) {
      std::vector<std::uint32_t> below;
      for (const std::uint32_t above : level) {
        for (const std::uint32_t child : tree_.Children(above)) {
          const Token& part = tree_.token(child);
          const std::uint32_t place = IsOneOf(part.lemma, kWhere) ? tree_.Child(child, "pobj") : kNoIndex;
          if (place != kNoIndex && IsPlace(place)) return AllOf(place);
          const bool purpose = outcome_.event == EventType::kAid && IsPurposeClause(tree_, child);
          const bool other_clause = part.dep == "relcl" || (part.dep == "advcl" && !purpose) || part.dep == "nsubj" ||
                                    part.dep == "parataxis" || (part.dep == "conj" && part.pos == Pos::kVerb);
          if (!other_clause && child != predicate_.head) below.push_back(child);
        }
      }
      level = std::move(below);
    }
    return {};
  }

  // "in Kabul and Herat"
  [[nodiscard]] std::vector<Participant> AllOf(std::uint32_t place) const {
    std::vector<Participant> all;
    for (const std::uint32_t each : Conjuncts(tree_, place)) {
      if (IsPlace(each)) all.push_back(Of(each));
    }
    return all;
  }

  // "Mosul", "areas in Mosul": not "a strike in Mosul", which is there.
  [[nodiscard]] bool IsPlace(std::uint32_t token) const {
    const std::uint32_t m = mentions_.HeadedBy(token);
    const std::string_view entity = tree_.token(token).entity;
    const bool named = m != kNoIndex && (PlaceIn(token) == m || entity == "GPE" || entity == "LOC");
    return named || (rules_.IsIn(kSpotClass, words_, token) && (PlaceIn(token) != kNoIndex || PeopleOf(token)));
  }

  // "Libyan territories"
  [[nodiscard]] bool PeopleOf(std::uint32_t token) const {
    const auto children = tree_.Children(token);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      const std::uint32_t m = mentions_.HeadedBy(child);
      return m != kNoIndex && mentions_.coding().mentions[m].kind == MentionKind::kNationality;
    });
  }

  // The mention of a place that tells the country, at the token or else below it.
  [[nodiscard]] std::uint32_t PlaceIn(std::uint32_t token) const {
    if (TellsCountry(token)) return mentions_.HeadedBy(token);
    const TokenSpan phrase = tree_.Subtree(token);
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
      if (TellsCountry(i) && tree_.IsWithin(i, token)) return mentions_.HeadedBy(i);
    }
    return kNoIndex;
  }

  [[nodiscard]] bool TellsCountry(std::uint32_t token) const {
    const std::uint32_t m = mentions_.HeadedBy(token);
    if (m == kNoIndex || mentions_.ActorOf(m).country.empty()) return false;
    const Mention& mention = mentions_.coding().mentions[m];
    return mention.is_place || (mention.kind == MentionKind::kName && tree_.token(token).entity == "GPE");
  }

  [[nodiscard]] Participant Of(std::uint32_t token) const {
    Participant participant;
    participant.phrase = BareNounPhrase(tree_, token);
    // "a target in the border regions", "all the bases of government forces"
    for (std::uint32_t next = participant.phrase.last; next < tree_.parse().tokens.size();
         next = participant.phrase.last) {
      const Token& part = tree_.token(next);
      if (part.dep != "prep" || part.head != token || (part.lemma != "of" && !IsOneOf(part.lemma, kWhere))) break;
      participant.phrase.last = tree_.Subtree(next).last;
    }
    participant.owner = PlaceIn(token);
    return participant;
  }

  const Tree& tree_;
  const TreeWords& words_;
  const MentionIndex& mentions_;
  const RuleSet& rules_;
  const Predicate& predicate_;
  const RuleOutcome& outcome_;
  const std::vector<std::uint32_t>& taken_;
};

}  // namespace

std::vector<Participant> FindBareTargets(const TreeWords& words, const MentionIndex& mentions, const RuleSet& rules,
                                         const Predicate& predicate, const RuleOutcome& outcome,
                                         const std::vector<std::uint32_t>& taken) {
  if (EndsNowhere(outcome.target_roles)) return {};
  return Finder(words, mentions, rules, predicate, outcome, taken).Find();
}

}  // namespace tacitus
