#include "code/events/condemnations.h"

#include <algorithm>

#include "base/strings.h"

namespace tacitus {
namespace {

constexpr int kStrengthNeeded = 2;

class CondemnationFinder {
 public:
  CondemnationFinder(const Tree& tree, const EvaluationWords& words, const Coding& coding,
                     const std::vector<Candidate>& found)
      : tree_(tree), words_(words), coding_(coding), found_(found), mentions_(coding, tree.parse().tokens.size()) {}

  std::vector<Candidate> Find() {
    for (const Quotation& quotation : coding_.quotations) {
      if (!quotation.direct || quotation.speaker == kNoIndex || !mentions_.IsKnown(quotation.speaker)) continue;
      for (std::uint32_t i = quotation.tokens.first; i < quotation.tokens.last; ++i) ReadClause(quotation, i);
    }
    return std::move(condemnations_);
  }

 private:
  // The clause of a verb inside the quotation, with its subject's actor as the one condemned.
  void ReadClause(const Quotation& quotation, std::uint32_t verb) {
    const Token& token = tree_.token(verb);
    if (token.pos != Pos::kVerb && token.pos != Pos::kAux) return;
    std::uint32_t subject = tree_.Child(verb, "nsubj");
    if (subject == kNoIndex) return;
    subject = Antecedent(tree_, subject);
    const std::uint32_t target = TargetOf(subject);
    if (target == kNoIndex || !IsOtherSide(quotation.speaker, target)) return;
    int strength = 0;
    std::uint32_t trigger = kNoIndex;
    Origin origin;
    Weigh(quotation, verb, strength, trigger, origin);
    if (strength < kStrengthNeeded || IsTold(quotation.speaker, target, trigger)) return;
    Add(quotation.speaker, target, trigger, origin);
  }

  // The actor that a subject stands for: itself, or whose it is ("America's policy").
  [[nodiscard]] std::uint32_t TargetOf(std::uint32_t subject) const {
    const std::uint32_t mention = mentions_.HeadedBy(subject);
    if (mention != kNoIndex && mentions_.IsKnown(mention)) return mention;
    const std::uint32_t possessor = tree_.Child(subject, "poss");
    const std::uint32_t owner = possessor == kNoIndex ? kNoIndex : mentions_.HeadedBy(possessor);
    return owner != kNoIndex && mentions_.IsKnown(owner) ? owner : kNoIndex;
  }

  [[nodiscard]] bool IsOtherSide(std::uint32_t speaker, std::uint32_t target) const {
    const Actor& a = mentions_.ActorOf(speaker);
    const Actor& b = mentions_.ActorOf(target);
    if (a.actor_id == b.actor_id && !a.actor_id.empty()) return false;
    return a.country != b.country || (!a.sectors.empty() && !b.sectors.empty() && a.sectors != b.sectors);
  }

  // Adds up the words of condemnation below a token, leaving out negated ones and other clauses' own.
  void Weigh(const Quotation& quotation, std::uint32_t token, int& strength, std::uint32_t& trigger,
             Origin& origin) const {
    if (!quotation.tokens.Contains(token) || tree_.HasChild(token, "neg")) return;
    const EvaluationWords::Row* row = words_.Find(tree_.token(token));
    if (row != nullptr) {
      if (trigger == kNoIndex || row->strength > 2) {
        trigger = token;
        origin = row->origin;
      }
      strength += row->strength;
    }
    for (const std::uint32_t child : tree_.Children(token)) {
      const std::string_view dep = tree_.token(child).dep;
      const bool own_clause = dep == "ccomp" || dep == "advcl" || dep == "relcl" || dep == "parataxis" ||
                              (dep == "conj" && tree_.HasChild(child, "nsubj"));
      if (dep == "nsubj" || own_clause) continue;
      Weigh(quotation, child, strength, trigger, origin);
    }
  }

  // Whether a candidate of this sentence, or a condemnation already found, says so.
  [[nodiscard]] bool IsTold(std::uint32_t speaker, std::uint32_t target, std::uint32_t trigger) const {
    const auto tells = [&](const Candidate& candidate) {
      if (tree_.SentenceOf(candidate.frame.head) != tree_.SentenceOf(trigger)) return false;
      if (candidate.event != EventType::kAccuse && candidate.frame.head != trigger) return false;
      return std::any_of(candidate.frame.targets.begin(), candidate.frame.targets.end(), [&](std::uint32_t mention) {
        return mentions_.ActorOf(mention).country == mentions_.ActorOf(target).country && mention != speaker;
      });
    };
    return std::any_of(found_.begin(), found_.end(), tells) ||
           std::any_of(condemnations_.begin(), condemnations_.end(), tells);
  }

  void Add(std::uint32_t speaker, std::uint32_t target, std::uint32_t trigger, const Origin& origin) {
    const auto participant = [&](std::uint32_t mention) {
      const std::vector<std::uint32_t>& entities = coding_.mentions[mention].entities;
      return Participant{mention, entities.empty() ? kNoIndex : entities.front()};
    };
    Candidate candidate;
    candidate.event = EventType::kAccuse;
    candidate.cameo = "111";
    candidate.rule = origin;
    candidate.participants.sources = {participant(speaker)};
    candidate.participants.targets = {participant(target)};
    candidate.frame.head = trigger;
    PredicateKindOf(tree_.token(trigger), candidate.frame.kind);
    candidate.frame.predicate = LowerAscii(tree_.token(trigger).lemma);
    candidate.frame.sources = {speaker};
    candidate.frame.targets = {target};
    candidate.source_why = "the speaker of the quotation condemns its subject";
    // The condemning is done by saying it; whether what it says is so is the speaker's affair.
    candidate.status.status = Status::kActual;
    candidate.status.why = "said in the quotation itself";
    condemnations_.push_back(std::move(candidate));
  }

  const Tree& tree_;
  const EvaluationWords& words_;
  const Coding& coding_;
  const std::vector<Candidate>& found_;
  MentionIndex mentions_;
  std::vector<Candidate> condemnations_;
};

}  // namespace

std::vector<Candidate> FindCondemnations(const Tree& tree, const EvaluationWords& words, const Coding& coding,
                                         const std::vector<Candidate>& found) {
  return CondemnationFinder(tree, words, coding, found).Find();
}

}  // namespace tacitus
