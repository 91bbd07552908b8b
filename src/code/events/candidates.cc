#include "code/events/candidates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "code/events/same_deed.h"
#include "code/frames/bare_sources.h"
#include "code/frames/bare_targets.h"

namespace tacitus {
namespace {

// How deep verbal acts about verbal acts are followed ("urged X to agree to talks").
constexpr int kMaxNesting = 3;

// A rule's reading of one predicate.
struct Reading {
  Predicate predicate;
  const Rule* rule = nullptr;
  const Refinement* refinement = nullptr;
  std::string cameo;
  std::vector<std::uint32_t> taken;        // tokens that this reading speaks for
  Participants inside;                     // of the act that a verbal act is about
  std::vector<Participant> things_inside;  // to what it is done, where that is nobody
  bool inside_is_material = false;
  std::optional<StatusDecision> status;  // where it was asked for
};

class CandidateFinder {
 public:
  CandidateFinder(const TreeWords& words, const CandidateKnowledge& knowledge, const Coding& coding)
      : tree_(words.tree()),
        words_(words),
        knowledge_(knowledge),
        coding_(coding),
        mentions_(coding, tree_.parse().tokens.size()),
        participants_(words, mentions_, knowledge.rules),
        taken_(tree_.parse().tokens.size(), false) {}

  std::vector<Candidate> Find() {
    std::vector<Candidate> candidates;
    std::vector<Reading> readings;  // of the candidates
    for (const std::uint32_t token : TopDown()) {
      if (taken_[token]) continue;
      Reading reading = Read(token, kMaxNesting);
      if (reading.rule == nullptr) continue;
      for (const std::uint32_t t : reading.taken) taken_[t] = true;
      if (reading.rule->outcome.event == EventType::kNone) continue;
      std::optional<Candidate> candidate = MakeCandidate(reading);
      if (!candidate) continue;
      if (IsToldWith(tree_, coding_, *candidate, candidates)) continue;
      candidates.push_back(*std::move(candidate));
      readings.push_back(std::move(reading));
    }
    JoinTellings(words_, knowledge_.rules, coding_, candidates);
    DropConditions(candidates);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      FindBareTarget(readings[i], candidates[i]);
      FindBareSource(readings[i], candidates[i]);
    }
    std::erase_if(candidates, [](const Candidate& candidate) { return candidate.event == EventType::kNone; });
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.frame.head < b.frame.head; });
    return candidates;
  }

 private:
  // "will shell Haifa if Israel hits Beirut": what an event waits for is its condition, and no event beside it.
  void DropConditions(std::vector<Candidate>& candidates) const {
    for (Candidate& candidate : candidates) {
      const std::uint32_t start = tree_.token(candidate.frame.head).start;
      const bool awaited = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& other) {
        const ByteSpan condition = other.status.condition_span;
        return &other != &candidate && other.event != EventType::kNone && condition.start <= start &&
               start < condition.end;
      });
      if (awaited) candidate.event = EventType::kNone;
    }
  }

  // Every token that can be a trigger, those nearer their root first, then in text order.
  [[nodiscard]] std::vector<std::uint32_t> TopDown() const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> by_depth;  // depth and token
    for (std::uint32_t i = 0; i < tree_.parse().tokens.size(); ++i) {
      if (CanBeTrigger(i)) by_depth.emplace_back(tree_.Depth(i), i);
    }
    std::sort(by_depth.begin(), by_depth.end());
    std::vector<std::uint32_t> order;
    order.reserve(by_depth.size());
    for (const auto& [depth, token] : by_depth) order.push_back(token);
    return order;
  }

  // Names and the first parts of compounds tell no events ("Defence Ministry", "sanctions relief").
  [[nodiscard]] bool CanBeTrigger(std::uint32_t i) const {
    if (!knowledge_.rules.MayBePredicate(words_, i)) return false;
    const Token& token = tree_.token(i);
    if (token.dep == "compound") return false;
    if (token.pos == Pos::kPropn && token.entity_position != EntityPosition::kOutside) return false;
    return !IsPurpose(i);
  }

  // What an act is "aimed at" belongs to it and is no act of its own.
  [[nodiscard]] bool IsPurpose(std::uint32_t i) const {
    for (std::uint32_t above = i; !tree_.IsRoot(above) && tree_.token(above).dep != "relcl";
         above = tree_.Head(above)) {
      const std::uint32_t head = tree_.Head(above);
      if (tree_.token(head).dep == "acl" && knowledge_.rules.IsIn("purpose", words_, head)) return true;
    }
    return false;
  }

  // The token whose tense and polarity are the event's: the light verb of a noun, else the predicate.
  [[nodiscard]] std::uint32_t StatusToken(const Predicate& predicate) const {
    const std::uint32_t governor = predicate.arguments.First("governor");
    const bool light = governor != kNoIndex && knowledge_.rules.IsIn("light", words_, governor);
    return light ? governor : predicate.head;
  }

  Reading Read(std::uint32_t token, int nesting) const {
    Reading reading;
    Predicate& predicate = reading.predicate;
    predicate.head = token;
    PredicateKindOf(tree_.token(token), predicate.kind);
    predicate.arguments = Arguments::Of(tree_, token);
    if (knowledge_.rules.AsksForStatus(words_, token)) {
      reading.status = StatusOf(tree_, knowledge_.status, StatusToken(predicate));
      predicate.negated = reading.status->negated;
      predicate.future = IsFuture(*reading.status, token);
    }
    reading.rule = knowledge_.rules.Match(words_, mentions_, predicate);
    if (reading.rule == nullptr) return reading;
    reading.cameo = reading.rule->outcome.cameo;
    TakeMatched(reading);
    TakeSpokenObjects(reading, nesting);
    TakeContents(reading);
    if (reading.rule->outcome.inner && nesting > 0) ReadInner(reading, nesting);
    Refine(reading);
    return reading;
  }

  // "killed in a drone strike": what the arguments say of how, where the rule's predicate does not say it.
  void Refine(Reading& reading) const {
    if (reading.cameo.empty() || !reading.rule->outcome.mode.empty()) return;
    reading.refinement = knowledge_.rules.Refine(words_, mentions_, reading.predicate, reading.cameo);
    if (reading.refinement != nullptr) reading.cameo = reading.refinement->outcome.cameo;
  }

  // The nouns and gerunds that the rule's conditions are about belong to its event.
  void TakeMatched(Reading& reading) const {
    for (const RuleCondition& condition : reading.rule->conditions) {
      if (condition.kind != ConditionKind::kRole || condition.inverted || condition.words.empty()) continue;
      for (const Argument& argument : reading.predicate.arguments.all()) {
        if (std::find(condition.roles.begin(), condition.roles.end(), argument.role) == condition.roles.end()) continue;
        // A verb of an adverbial clause is an act of its own ("was hurt when gunmen opened fire").
        if (argument.role == "governor" || argument.role == "advcl") continue;
        reading.taken.push_back(argument.token);
        const std::uint32_t object = tree_.Child(argument.token, "dobj");
        if (object != kNoIndex) reading.taken.push_back(object);
      }
    }
  }

  // "did not accept a demand": the words that an act answers are no act beside it, unless somebody else's by name.
  void TakeSpokenObjects(Reading& reading, int nesting) const {
    if (nesting == 0 || reading.predicate.kind != FrameKind::kVerb) return;
    for (const Argument& argument : reading.predicate.arguments.all()) {
      const std::uint32_t noun = argument.token;
      if (argument.role != "object" || tree_.token(noun).pos != Pos::kNoun || tree_.HasChild(noun, "poss")) continue;
      if (!knowledge_.rules.MayBePredicate(words_, noun)) continue;
      const Reading object = Read(noun, 0);
      if (object.rule == nullptr || object.rule->outcome.event == EventType::kNone) continue;
      const int quad = knowledge_.ontology.Quad(object.rule->outcome.event);
      const bool verbal = quad == 1 || quad == 3;
      if (verbal) reading.taken.push_back(noun);
    }
  }

  // "praised his decision to recognise …", "rejected an appeal to release …": what is decided or asked is what the
  // answer is about, and no event told beside it.
  void TakeContents(Reading& reading) const {
    const EventType event = reading.rule->outcome.event;
    if (event == EventType::kNone || reading.predicate.kind != FrameKind::kVerb) return;
    const int quad = knowledge_.ontology.Quad(event);
    if (quad != 1 && quad != 3) return;
    for (const Argument& argument : reading.predicate.arguments.all()) {
      if (argument.role != "object" || tree_.token(argument.token).pos != Pos::kNoun) continue;
      for (const std::uint32_t clause : tree_.Children(argument.token)) {
        if (tree_.token(clause).dep != "acl" || tree_.token(clause).tag != "VB") continue;
        for (const std::uint32_t verb : Conjuncts(tree_, clause)) reading.taken.push_back(verb);
        TakeChain(clause, reading);
      }
    }
  }

  // "demanded that X lift sanctions": the code depends on the act inside, and that act is no event of its own.
  void ReadInner(Reading& reading, int nesting) const {
    for (const Argument& argument : reading.predicate.arguments.all()) {
      if (argument.role == "subject" || argument.role == "governor" || argument.role == "advcl") continue;
      if (!knowledge_.rules.MayBePredicate(words_, argument.token)) continue;
      const Reading inner = Read(argument.token, nesting - 1);
      if (inner.rule == nullptr || inner.rule->outcome.event == EventType::kNone) continue;
      const std::string_view code = knowledge_.ontology.OperatorCode(reading.rule->outcome.event, inner.cameo);
      if (!code.empty()) reading.cameo = code;
      reading.inside = participants_.Find(inner.predicate, inner.rule->outcome, inner.taken);
      reading.inside_is_material =
          inner.rule->outcome.event == EventType::kRetreat || knowledge_.ontology.Quad(inner.rule->outcome.event) == 4;
      if (reading.inside.targets.empty()) reading.things_inside = BareTargetsOf(inner);
      reading.taken.push_back(argument.token);
      reading.taken.insert(reading.taken.end(), inner.taken.begin(), inner.taken.end());
      for (const std::uint32_t conjunct : Conjuncts(tree_, argument.token)) reading.taken.push_back(conjunct);
      TakeChain(argument.token, reading);
      return;
    }
  }

  // "forced it to negotiate to reach a deal": what the inner act is for goes with it.
  void TakeChain(std::uint32_t verb, Reading& reading) const {
    for (std::uint32_t next = InfinitiveBelow(verb); next != kNoIndex; next = InfinitiveBelow(next)) {
      reading.taken.push_back(next);
    }
  }

  [[nodiscard]] std::uint32_t InfinitiveBelow(std::uint32_t verb) const {
    const std::uint32_t complement = tree_.Child(verb, "xcomp");
    if (complement != kNoIndex) return complement;
    const std::uint32_t clause = tree_.Child(verb, "advcl");
    return clause != kNoIndex && IsPurposeClause(tree_, clause) ? clause : kNoIndex;
  }

  // Intended, or to follow from a condition that the predicate is not itself part of.
  [[nodiscard]] bool IsFuture(const StatusDecision& status, std::uint32_t head) const {
    const std::uint32_t start = tree_.token(head).start;
    const bool in_condition = status.condition_span.start <= start && start < status.condition_span.end;
    if (status.status == Status::kConditional && !in_condition) return true;
    return status.status == Status::kPlanned || status.status == Status::kPromised ||
           status.status == Status::kThreatened;
  }

  // The event of a reading; none where nobody takes part in it.
  std::optional<Candidate> MakeCandidate(const Reading& reading) const {
    const RuleOutcome& outcome = reading.rule->outcome;
    const Predicate& predicate = reading.predicate;
    Candidate candidate;
    candidate.event = outcome.event;
    candidate.cameo = reading.cameo;
    candidate.mode = outcome.mode;
    candidate.rule = reading.rule->origin;
    const std::ptrdiff_t named = NamedArguments(*reading.rule);
    candidate.exact_rule = named > 0;
    candidate.full_rule = named > 1;
    candidate.participants = FindParticipants(reading);
    // What an act is about can make it another kind of act: agreeing on sanctions is a threat (operators.tsv).
    const CameoCode* code = outcome.inner ? knowledge_.ontology.FindCameo(reading.cameo) : nullptr;
    if (code != nullptr && code->event != EventType::kNone) candidate.event = code->event;
    if (reading.refinement != nullptr) TakeRefinement(*reading.refinement, candidate);
    FillFrame(predicate, candidate);
    SpeakForTheSpeaker(predicate, candidate);
    if (Names(outcome.target_roles, "partner")) FindPartner(reading, candidate);
    if (!HasSomebody(candidate, outcome.both) && !HitsSomebody(reading)) return std::nullopt;
    candidate.status = reading.status ? *reading.status : StatusOf(tree_, knowledge_.status, StatusToken(predicate));
    if (IsGeneric(predicate.head)) candidate.status.status = Status::kHypothetical;
    Transform(*reading.rule, candidate);
    return candidate;
  }

  // "He was arrested": violence and coercion are told of somebody of whom no more is known, too.
  [[nodiscard]] bool HitsSomebody(const Reading& reading) const {
    const EventType event = reading.rule->outcome.event;
    if ((event != EventType::kAssault && event != EventType::kCoerce) || reading.rule->outcome.both) return false;
    const std::vector<Participant> targets = BareTargetsOf(reading);
    return std::any_of(targets.begin(), targets.end(), [&](const Participant& target) {
      return target.phrase.size() == 1 && tree_.token(target.phrase.first).pos == Pos::kPron;
    });
  }

  static void TakeRefinement(const Refinement& refinement, Candidate& candidate) {
    candidate.exact_rule |= candidate.event != refinement.outcome.event;
    candidate.event = refinement.outcome.event;
    candidate.mode = refinement.outcome.mode;
    candidate.refinement = refinement.origin;
  }

  [[nodiscard]] static std::ptrdiff_t NamedArguments(const Rule& rule) {
    return std::count_if(rule.conditions.begin(), rule.conditions.end(), [](const RuleCondition& condition) {
      return condition.kind == ConditionKind::kRole && !condition.inverted && !condition.any_word;
    });
  }

  // Whom a verbal act is addressed to, else whom the act inside it is about: he who is to do it where something is
  // asked of him, else he to whom it is done.
  [[nodiscard]] Participants FindParticipants(const Reading& reading) const {
    const RuleOutcome& outcome = reading.rule->outcome;
    Participants found = participants_.FindInRoles(reading.predicate, outcome, reading.taken);
    if (AgreeAboutAnother(reading, found)) return found;
    if (outcome.inner && found.targets.empty()) {
      const bool asks = outcome.event == EventType::kRequest || outcome.event == EventType::kAccuse ||
                        outcome.event == EventType::kCoerce;
      const std::array<const std::vector<Participant>*, 2> sides =
          asks ? std::array{&reading.inside.sources, &reading.inside.targets}
               : std::array{&reading.inside.targets, &reading.inside.sources};
      for (const std::vector<Participant>* side : sides) {
        found.targets = *side;
        participants_.Exclude(found.sources, found.targets);
        if (!found.targets.empty()) return found;
      }
    }
    return participants_.Find(reading.predicate, outcome, reading.taken);
  }

  // "A and B agreed to lift tariffs on C": done by both to C, where the act inside is more than talk.
  [[nodiscard]] bool AgreeAboutAnother(const Reading& reading, Participants& found) const {
    if (!reading.rule->outcome.inner || !found.reciprocal || !reading.inside_is_material) return false;
    std::vector<Participant> both = found.sources;
    both.insert(both.end(), found.targets.begin(), found.targets.end());
    std::vector<Participant> third = reading.inside.targets;
    participants_.Exclude(both, third);
    std::erase_if(third,
                  [&](const Participant& participant) { return ActorOf(mentions_, participant).country.empty(); });
    if (third.empty()) return false;
    found = {both, third, false};
    return true;
  }

  [[nodiscard]] std::vector<Participant> BareTargetsOf(const Reading& reading) const {
    return FindBareTargets(words_, mentions_, knowledge_.rules, reading.predicate, reading.rule->outcome,
                           reading.taken);
  }

  void FindBareTarget(const Reading& reading, Candidate& candidate) const {
    std::vector<Participant>& targets = candidate.participants.targets;
    if (!targets.empty() || FindTargetBefore(candidate)) return;
    targets = BareTargetsOf(reading);
    if (targets.empty() && candidate.event == EventType::kThreaten) targets = reading.things_inside;
    if (!targets.empty()) candidate.target_why = "the words alone: nobody known stands there";
  }

  void FindBareSource(const Reading& reading, Candidate& candidate) const {
    std::vector<Participant>& sources = candidate.participants.sources;
    if (!sources.empty() || EndsNowhere(reading.rule->outcome.source_roles)) return;
    sources = FindBareSources(words_, mentions_, knowledge_.rules, reading.predicate, reading.taken,
                              candidate.participants.targets);
    if (!sources.empty()) candidate.source_why = "the words alone: nobody known stands there";
  }

  // "Relations with Peru soured. Chile recalled its ambassador": whom a country breaks off with is the one other
  // country that the sentence before names.
  bool FindTargetBefore(Candidate& candidate) const {
    const std::vector<Participant>& sources = candidate.participants.sources;
    const std::uint32_t sentence = tree_.SentenceOf(candidate.frame.head);
    if (sentence == 0 || sources.size() != 1 || candidate.event != EventType::kSanction) return false;
    const std::string source = ActorOf(mentions_, sources.front()).country;
    std::string found;
    std::uint32_t other = kNoIndex;  // the country itself, not somebody of it
    for (std::uint32_t m = 0; m < coding_.mentions.size(); ++m) {
      const Mention& mention = coding_.mentions[m];
      const std::uint32_t at = tree_.SentenceOf(mention.head);
      const std::string& country = mentions_.ActorOf(m).country;
      // A second country in either sentence leaves open which of them is meant.
      if ((at != sentence && at + 1 != sentence) || country.empty() || country == source) continue;
      if (at == sentence || mention.is_place) return false;
      if (!found.empty() && found != country) return false;
      found = country;
      if (mentions_.ActorOf(m).sectors.empty() && mention.entities.size() == 1) other = m;
    }
    if (source.empty() || other == kNoIndex) return false;
    candidate.participants.targets = {{other, coding_.mentions[other].entities.front()}};
    candidate.target_why = "the one other country of the sentence before";
    return true;
  }

  // "those who attack civilians": whoever does, not somebody who did.
  [[nodiscard]] bool IsGeneric(std::uint32_t verb) const {
    const Token& token = tree_.token(verb);
    const Token& head = tree_.token(token.head);
    const std::uint32_t subject = tree_.Child(verb, "nsubj");
    const bool whoever = subject != kNoIndex && tree_.token(subject).tag.starts_with('W');
    return whoever && token.dep == "relcl" && head.pos == Pos::kPron && (token.tag == "VBP" || token.tag == "VBZ");
  }

  [[nodiscard]] static bool Names(const std::vector<std::string>& roles, std::string_view role) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
  }

  void FillFrame(const Predicate& predicate, Candidate& candidate) const {
    Frame& frame = candidate.frame;
    frame.head = predicate.head;
    frame.kind = predicate.kind;
    frame.governor = predicate.kind == FrameKind::kNoun ? predicate.arguments.First("governor") : kNoIndex;
    frame.passive = predicate.arguments.passive();
    frame.predicate = LowerAscii(tree_.token(predicate.head).lemma);
    const std::uint32_t particle = tree_.Child(predicate.head, "prt");
    if (particle != kNoIndex) frame.predicate += " " + LowerAscii(tree_.token(particle).lemma);
    frame.reciprocal = candidate.participants.reciprocal;
    for (const Participant& source : candidate.participants.sources) frame.sources.push_back(source.mention);
    for (const Participant& target : candidate.participants.targets) frame.targets.push_back(target.mention);
  }

  // An act that a speaker advocates without saying whose it is, is his own side's ("the way is to ban talks").
  void SpeakForTheSpeaker(const Predicate& predicate, Candidate& candidate) const {
    const bool can_lack_subject =
        predicate.kind == FrameKind::kVerb && tree_.token(predicate.head).tag == "VB" && !predicate.arguments.passive();
    if (!candidate.participants.sources.empty() || !can_lack_subject) return;
    const std::uint32_t subject = predicate.arguments.First("subject");
    if (subject != kNoIndex && tree_.token(subject).pos != Pos::kNoun) return;
    for (const Quotation& quotation : coding_.quotations) {
      if (!quotation.direct || !quotation.tokens.Contains(predicate.head) || quotation.speaker == kNoIndex) continue;
      const Mention& speaker = coding_.mentions[quotation.speaker];
      const std::uint32_t entity = speaker.entities.empty() ? kNoIndex : speaker.entities.front();
      candidate.participants.sources = {{quotation.speaker, entity}};
      candidate.frame.sources = {quotation.speaker};
      candidate.source_why = "no subject; what a speaker advocates is his own side's act";
    }
  }

  // Whom talks are with: their own "with …", else what earlier talks of the document had, else whom the condition
  // of resuming them is addressed to.
  void FindPartner(const Reading& reading, Candidate& candidate) const {
    for (const std::uint32_t token : reading.taken) {
      if (!knowledge_.rules.IsIn("talks", words_, token)) continue;
      for (std::uint32_t i = token + 1; i-- > 0;) {
        const bool same = i == token || tree_.token(i).lemma == tree_.token(token).lemma;
        if (!same || !SetPartnerFrom(i, candidate)) continue;
        if (i != token) candidate.target_why = "the talks spoken of before";
        return;
      }
    }
  }

  bool SetPartnerFrom(std::uint32_t noun, Candidate& candidate) const {
    RuleOutcome outcome;
    outcome.target_roles = {"with", "between", "to"};
    Predicate talks;
    talks.head = noun;
    talks.kind = FrameKind::kNoun;
    talks.arguments = Arguments::Of(tree_, noun);
    std::vector<Participant> partners = participants_.Find(talks, outcome).targets;
    std::erase_if(partners, [&](const Participant& partner) {
      const Actor actor = ActorOf(mentions_, partner);
      return !mentions_.IsKnown(partner.mention) || IsOwnSide(actor, candidate);
    });
    if (partners.empty()) return false;
    candidate.participants.targets = partners;
    candidate.frame.targets.clear();
    for (const Participant& partner : partners) candidate.frame.targets.push_back(partner.mention);
    return true;
  }

  [[nodiscard]] bool IsOwnSide(const Actor& actor, const Candidate& candidate) const {
    return std::any_of(candidate.participants.sources.begin(), candidate.participants.sources.end(),
                       [&](const Participant& source) {
                         const Actor other = ActorOf(mentions_, source);
                         return !actor.country.empty() && actor.country == other.country;
                       });
  }

  // Polarity and time change what kind of act it is (transforms.tsv).
  void Transform(const Rule& rule, Candidate& candidate) const {
    const bool said_by_rule = std::any_of(rule.conditions.begin(), rule.conditions.end(), [](const RuleCondition& c) {
      return !c.inverted && (c.kind == ConditionKind::kNegated || c.kind == ConditionKind::kFuture);
    });
    StatusDecision& status = candidate.status;
    if (said_by_rule) {
      // The rule has the negation in its meaning: what did happen is the refusal.
      if (status.negated) status.status = status.status_without_negation;
      return;
    }
    const bool refused = status.negated && (status.status_without_negation == Status::kPlanned ||
                                            status.status_without_negation == Status::kPromised);
    if (!refused && (status.negated || !IsFuture(status, candidate.frame.head))) return;
    if (knowledge_.ontology.Quad(candidate.event) == 4 && IsEndOfDeed(candidate.frame.head)) return;
    const Transforms::Row* row =
        knowledge_.transforms.Find(refused ? EventOutlook::kRefused : EventOutlook::kFuture, candidate.event);
    if (row == nullptr) return;
    const std::string_view code = knowledge_.ontology.OperatorCode(row->to, candidate.cameo);
    candidate.event = row->to;
    candidate.cameo = code.empty() ? std::string(knowledge_.ontology.DefaultCameo(row->to)) : std::string(code);
    candidate.mode.clear();
    candidate.transform = row->origin;
    if (refused) status.status = status.status_without_negation;
  }

  // "moved in to disperse the crowd": what somebody did something for he does not threaten.
  [[nodiscard]] bool IsEndOfDeed(std::uint32_t verb) const {
    if (!IsPurposeClause(tree_, verb)) return false;
    const std::uint32_t deed = tree_.Head(verb);
    const Status status = StatusOf(tree_, knowledge_.status, deed).status;
    return status == Status::kActual || status == Status::kOngoing || status == Status::kRepeated;
  }

  // An event needs one side that is somebody: a known actor, a name or a role. Some rules ask for both, and for
  // another than the source's own country ("said that France must wake up").
  [[nodiscard]] bool HasSomebody(const Candidate& candidate, bool both) const {
    const Participants& participants = candidate.participants;
    if (!both) return !participants.sources.empty() || !participants.targets.empty();
    return !participants.sources.empty() &&
           std::any_of(participants.targets.begin(), participants.targets.end(), [&](const Participant& target) {
             const Actor actor = ActorOf(mentions_, target);
             return !actor.sectors.empty() || !IsOwnSide(actor, candidate);
           });
  }

  const Tree& tree_;
  const TreeWords& words_;
  const CandidateKnowledge& knowledge_;
  const Coding& coding_;
  MentionIndex mentions_;
  ParticipantFinder participants_;
  std::vector<bool> taken_;
};

}  // namespace

std::vector<Candidate> FindCandidates(const TreeWords& words, const CandidateKnowledge& knowledge,
                                      const Coding& coding) {
  return CandidateFinder(words, knowledge, coding).Find();
}

std::vector<Candidate> FindCandidates(const Tree& tree, const CandidateKnowledge& knowledge, const Coding& coding) {
  return FindCandidates(TreeWords(tree, knowledge.rules.vocabulary()), knowledge, coding);
}

}  // namespace tacitus
