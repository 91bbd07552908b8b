#include "code/events/revise_types.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "base/strings.h"
#include "code/sentence_parse.h"
#include "code/types/pair_rules.h"

namespace tacitus {
namespace {

constexpr double kOverrule = 0.95;   // probability from which on another type than the rules' is believed
constexpr double kNoEvent = 0.8;     // probability of class 0 from which on a sentence tells no event
constexpr double kDoubtful = 0.4;    // probability of an event's type below which it is in doubt
constexpr double kTellsEvent = 0.1;  // probability of class 0 below which a sentence tells an event, in doubt or not,
constexpr double kTellsOfTwo = 0.5;  // and below which it does so of two parties
constexpr double kOfSentence = 0.5;  // power of the sentence's classes beside the pair's types
constexpr double kSmallest = 0.003;  // no class of a sentence is impossible

// Links from a predicate up to the main one of its sentence that leave it part of what the sentence asserts.
constexpr std::array<std::string_view, 5> kMainLinks = {"conj", "ccomp", "xcomp", "dobj", "parataxis"};

// Yielding by deed is RETREAT, by word CONCEDE; which of them it is, the rules' type tells.
EventType EventOf(const std::string& name, int quad_of_rules) {
  if (name != TypeClassOf(EventType::kConcede)) return Ontology::EventTypeFromName(name).value_or(EventType::kNone);
  const bool material = quad_of_rules == 2 || quad_of_rules == 4;
  return material ? EventType::kRetreat : EventType::kConcede;
}

// The models learned from codings by the CAMEO mapping, where sanctions are a coercion and a conviction an accusation;
// the PLOVER manual, which is followed here, has SANCTION for both.
bool IsSettledByManual(const Candidate& rules, const std::string& said) {
  if (rules.event != EventType::kSanction) return false;
  return said == Name(EventType::kCoerce) || (rules.cameo == "116" && said == Name(EventType::kAccuse));
}

class Reviser {
 public:
  Reviser(const Parse& parse, const CandidateKnowledge& knowledge, const TypeClassifier& classifier, bool keep_all,
          Coding& coding)
      : parse_(parse), knowledge_(knowledge), classifier_(classifier), keep_all_(keep_all), coding_(coding) {
    for (const std::string& name : classifier.classes()) {
      quads_.push_back(static_cast<std::size_t>(knowledge.ontology.Quad(EventOf(name, 2))));
    }
  }

  void Revise(std::vector<Candidate>& candidates) {
    std::map<std::uint32_t, std::vector<Candidate*>> by_sentence;
    for (Candidate& candidate : candidates) by_sentence[SentenceOf(candidate.frame.head)].push_back(&candidate);
    for (const auto& [sentence, found] : by_sentence) ReviseSentence(sentence, found);
    std::erase_if(candidates, [](const Candidate& candidate) { return candidate.event == EventType::kNone; });
    std::stable_sort(coding_.left_out.begin(), coding_.left_out.end(),
                     [](const LeftOut& a, const LeftOut& b) { return a.trigger.start < b.trigger.start; });
  }

 private:
  [[nodiscard]] std::uint32_t SentenceOf(std::uint32_t token) const {
    const auto after = std::upper_bound(parse_.sentences.begin(), parse_.sentences.end(), token,
                                        [](std::uint32_t t, const TokenSpan& sentence) { return t < sentence.last; });
    return static_cast<std::uint32_t>(after - parse_.sentences.begin());
  }

  // The words of the first mention, counted in its sentence; none where it stands in another.
  [[nodiscard]] TokenSpan WordsOf(const std::vector<std::uint32_t>& mentions, TokenSpan sentence) const {
    if (mentions.empty()) return {};
    const TokenSpan words = coding_.mentions[mentions.front()].tokens;
    if (words.first < sentence.first || words.last > sentence.last) return {};
    return {words.first - sentence.first, words.last - sentence.first};
  }

  void ReviseSentence(std::uint32_t number, const std::vector<Candidate*>& candidates) {
    const TokenSpan sentence = parse_.sentences[number];
    const Parse alone = SentenceParse(parse_, number);
    const Tree tree(alone);
    const TreeWords words(tree, knowledge_.rules.vocabulary());
    std::vector<double> stated;  // the sentence's classes
    if (classifier_.states()) stated = AskStatement(*classifier_.encoder(), alone.text, scratch_);
    const bool no_event = !stated.empty() && stated[0] >= kNoEvent && !keep_all_;
    for (Candidate* candidate : candidates) {
      if (no_event && !IsAppeal(*candidate)) {
        LeaveOut(*candidate, "a sentence that tells no event, by the encoder", stated[0]);
        continue;
      }
      const PartyPair pair{WordsOf(candidate->frame.sources, sentence), WordsOf(candidate->frame.targets, sentence)};
      if (pair.source.empty() && pair.target.empty()) continue;
      const std::vector<Feature> features =
          PairFeatures(words, pair, knowledge_.rules, AskRules(words, pair, knowledge_));
      TypeVerdict verdict = classifier_.Classify(
          {features, alone.text, alone.BytesOf(pair.source), alone.BytesOf(pair.target)}, scratch_);
      if (!stated.empty()) verdict = WithSentence(std::move(verdict), stated);
      Apply(verdict, candidates, *candidate);
    }
    if (!keep_all_) LeaveOutDoubtful(candidates, stated);
  }

  static bool IsInDoubt(const Candidate& candidate) {
    return candidate.event != EventType::kNone && candidate.probability >= 0 && candidate.probability < kDoubtful;
  }

  // A rule that names an argument is believed against the models, which are asked about parties and may mean another
  // event. Else an event in doubt stays where it is all that a sentence tells and something is told, and where two
  // known parties are in a sentence that may well tell an event.
  void LeaveOutDoubtful(const std::vector<Candidate*>& candidates, const std::vector<double>& stated) {
    const Candidate* best = nullptr;
    for (const Candidate* candidate : candidates) {
      if (candidate->event == EventType::kNone) continue;
      const bool better = best == nullptr || (IsInDoubt(*best) && !IsInDoubt(*candidate)) ||
                          (IsInDoubt(*best) && best->probability < candidate->probability);
      if (better) best = candidate;
    }
    const bool tells = stated.empty() || stated[0] < kTellsEvent;
    for (Candidate* candidate : candidates) {
      const bool two = !candidate->frame.sources.empty() && !candidate->frame.targets.empty();
      const bool stays =
          candidate->exact_rule || (candidate == best && tells) || (two && !stated.empty() && stated[0] < kTellsOfTwo);
      if (!IsInDoubt(*candidate) ||
          (stays && (stated.empty() || !IsAmbiguous(*candidate) || IsOneOfSeveral(*candidate, candidates))))
        continue;
      LeaveOut(*candidate, "the models doubt that it is of this type", 1 - candidate->probability);
    }
  }

  // Whether the predicate is what the sentence asserts, or stands in what that says, asks or does. The models were
  // taught what a sentence as a whole tells of two parties: of what it tells in passing their doubt says little.
  [[nodiscard]] bool IsMain(const Candidate& candidate) const {
    std::uint32_t node = candidate.frame.head;
    while (parse_.tokens[node].head != node) {
      const std::string_view dep = parse_.tokens[node].dep;
      if (!IsOneOf(dep, kMainLinks)) return false;
      node = parse_.tokens[node].head;
    }
    return true;
  }

  // What the models doubt in what a sentence asserts they most often doubt rightly where it is an act of words: "call",
  // "tell" or "offer" have other meanings beside, "arrest" or "deploy" seldom.
  [[nodiscard]] bool IsAmbiguous(const Candidate& candidate) const {
    const int quad = knowledge_.ontology.Quad(candidate.event);
    return !candidate.exact_rule && (quad == 1 || quad == 3) && IsMain(candidate);
  }

  // Whether another event of the sentence has the same parties: what the models say of the pair may be said of that.
  static bool IsOneOfSeveral(const Candidate& candidate, const std::vector<Candidate*>& candidates) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate* other) {
      return other != &candidate && other->event != EventType::kNone &&
             other->frame.sources == candidate.frame.sources && other->frame.targets == candidate.frame.targets;
    });
  }

  // The head learned from CAMEO's classes, by which an appeal is a statement; PLOVER's REQUEST is an event.
  static bool IsAppeal(const Candidate& candidate) { return candidate.event == EventType::kRequest; }

  void LeaveOut(Candidate& candidate, const std::string& why, double probability) {
    const ByteSpan trigger = parse_.BytesOf({candidate.frame.head, candidate.frame.head + 1});
    coding_.left_out.push_back(
        {candidate.event, trigger, candidate.rule, why + " (" + TwoDecimals(probability) + ")", {}});
    candidate.event = EventType::kNone;
  }

  [[nodiscard]] TypeVerdict WithSentence(TypeVerdict verdict, const std::vector<double>& stated) const {
    double sum = 0;
    for (std::size_t i = 0; i < quads_.size(); ++i) {
      verdict.probabilities[i] *= std::pow(std::max(stated[quads_[i]], kSmallest), kOfSentence);
      sum += verdict.probabilities[i];
    }
    for (double& probability : verdict.probabilities) probability /= sum;
    return VerdictOf(std::move(verdict.probabilities), true);
  }

  // A sentence has often two events of much the same parties ("who was jailed was released"); the classifier, which is
  // asked about parties and not words, may mean the other.
  static bool IsToldBeside(const std::string& said, const Candidate& candidate,
                           const std::vector<Candidate*>& candidates) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate* other) {
      return other != &candidate && TypeClassOf(other->event) == said;
    });
  }

  // "The senator attacked her rival": a rule for an act of words that names who and whom knows more of it than the
  // models, which go by what the verb most often means.
  [[nodiscard]] bool IsSettledByRule(const Candidate& candidate, const std::string& said) const {
    const int quad = knowledge_.ontology.Quad(candidate.event);
    return candidate.full_rule && (quad == 1 || quad == 3) && knowledge_.ontology.Quad(EventOf(said, quad)) == 4;
  }

  void Apply(const TypeVerdict& verdict, const std::vector<Candidate*>& candidates, Candidate& candidate) const {
    const std::vector<std::string>& classes = classifier_.classes();
    const std::string& said = classes[verdict.type];
    candidate.probability = 0;
    for (std::size_t i = 0; i < classes.size(); ++i) {
      const bool own = classes[i] == TypeClassOf(candidate.event) || IsSettledByManual(candidate, classes[i]);
      if (own) candidate.probability += verdict.probabilities[i];
    }
    if (said == TypeClassOf(candidate.event)) return;
    if (IsToldBeside(said, candidate, candidates)) {
      candidate.probability = -1;  // nothing was said of this event
      return;
    }
    if (verdict.probability() < kOverrule || IsSettledByRule(candidate, said) || IsSettledByManual(candidate, said))
      return;
    candidate.event = EventOf(said, knowledge_.ontology.Quad(candidate.event));
    candidate.cameo = knowledge_.ontology.DefaultCameo(candidate.event);
    candidate.mode.clear();
    candidate.refinement = {};
    candidate.transform = {};
    candidate.probability = verdict.probability();
    candidate.rule = {verdict.by_encoder ? "data/models/types.encoder" : "data/models/types.linear", 0};
  }

  const Parse& parse_;
  const CandidateKnowledge& knowledge_;
  const TypeClassifier& classifier_;
  bool keep_all_;
  Coding& coding_;
  std::vector<std::size_t> quads_;  // of the classes
  PairEncoder::Scratch scratch_;
};

}  // namespace

void ReviseTypes(const Parse& parse, const CandidateKnowledge& knowledge, const TypeClassifier& classifier,
                 bool keep_all, Coding& coding, std::vector<Candidate>& candidates) {
  Reviser(parse, knowledge, classifier, keep_all, coding).Revise(candidates);
}

}  // namespace tacitus
