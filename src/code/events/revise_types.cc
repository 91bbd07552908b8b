#include "code/events/revise_types.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "code/sentence_parse.h"
#include "code/types/pair_rules.h"

namespace tacitus {
namespace {

constexpr double kOverrule = 0.7;  // probability from which on another type than the rules' is believed
constexpr const char* kYield = "YIELD";

class Reviser {
 public:
  Reviser(const Parse& parse, const Coding& coding, const CandidateKnowledge& knowledge,
          const TypeClassifier& classifier)
      : parse_(parse), coding_(coding), knowledge_(knowledge), classifier_(classifier) {}

  void Revise(std::vector<Candidate>& candidates) {
    std::map<std::uint32_t, std::vector<Candidate*>> by_sentence;
    for (Candidate& candidate : candidates) by_sentence[SentenceOf(candidate.frame.head)].push_back(&candidate);
    for (const auto& [sentence, found] : by_sentence) ReviseSentence(sentence, found);
  }

 private:
  using Pair = std::pair<std::uint32_t, std::uint32_t>;  // source and target

  [[nodiscard]] std::uint32_t SentenceOf(std::uint32_t token) const {
    const auto after = std::upper_bound(parse_.sentences.begin(), parse_.sentences.end(), token,
                                        [](std::uint32_t t, const TokenSpan& sentence) { return t < sentence.last; });
    return static_cast<std::uint32_t>(after - parse_.sentences.begin());
  }

  // Mentions of one entity are one party.
  static std::uint32_t PartyOf(const std::vector<Participant>& side) {
    if (side.empty()) return kNoIndex;
    constexpr std::uint32_t kMention = 1U << 31U;
    return side.front().entity != kNoIndex ? side.front().entity : side.front().mention | kMention;
  }

  static Pair PairOf(const Candidate& candidate) {
    return {PartyOf(candidate.participants.sources), PartyOf(candidate.participants.targets)};
  }

  static std::uint32_t FirstOf(const std::vector<std::uint32_t>& mentions) {
    return mentions.empty() ? kNoIndex : mentions.front();
  }

  // The words of a mention, counted in its sentence; none where it stands in another.
  [[nodiscard]] TokenSpan WordsOf(std::uint32_t mention, TokenSpan sentence) const {
    if (mention == kNoIndex) return {};
    const TokenSpan words = coding_.mentions[mention].tokens;
    if (words.first < sentence.first || words.last > sentence.last) return {};
    return {words.first - sentence.first, words.last - sentence.first};
  }

  void ReviseSentence(std::uint32_t number, const std::vector<Candidate*>& candidates) {
    const TokenSpan sentence = parse_.sentences[number];
    std::map<Pair, int> count;
    for (const Candidate* candidate : candidates) ++count[PairOf(*candidate)];
    const Parse alone = SentenceParse(parse_, number);
    const Tree tree(alone);
    const TreeWords words(tree, knowledge_.rules.vocabulary());
    for (Candidate* candidate : candidates) {
      const PartyPair pair{WordsOf(FirstOf(candidate->frame.sources), sentence),
                           WordsOf(FirstOf(candidate->frame.targets), sentence)};
      if (count[PairOf(*candidate)] > 1 || (pair.source.empty() && pair.target.empty())) continue;
      const std::vector<Feature> features =
          PairFeatures(words, pair, knowledge_.rules, AskRules(words, pair, knowledge_));
      const TypeVerdict verdict = classifier_.Classify(
          {features, alone.text, alone.BytesOf(pair.source), alone.BytesOf(pair.target)}, scratch_);
      Apply(verdict, *candidate);
    }
  }

  [[nodiscard]] std::string ClassOf(EventType event) const {
    return event == EventType::kConcede || event == EventType::kRetreat ? kYield : std::string(Name(event));
  }

  void Apply(const TypeVerdict& verdict, Candidate& candidate) const {
    const std::vector<std::string>& classes = classifier_.classes();
    const auto own = std::find(classes.begin(), classes.end(), ClassOf(candidate.event));
    if (own != classes.end()) {
      candidate.probability = verdict.probabilities[static_cast<std::size_t>(own - classes.begin())];
    }
    if (own - classes.begin() == static_cast<std::ptrdiff_t>(verdict.type) || verdict.probability() < kOverrule) return;
    const std::string& said = classes[verdict.type];
    candidate.event =
        said == kYield ? EventType::kConcede : Ontology::EventTypeFromName(said).value_or(EventType::kNone);
    candidate.cameo = knowledge_.ontology.DefaultCameo(candidate.event);
    candidate.mode.clear();
    candidate.transform = {};
    candidate.probability = verdict.probability();
    candidate.rule = {verdict.by_encoder ? "data/models/types.encoder" : "data/models/types.linear", 0};
  }

  const Parse& parse_;
  const Coding& coding_;
  const CandidateKnowledge& knowledge_;
  const TypeClassifier& classifier_;
  PairEncoder::Scratch scratch_;
};

}  // namespace

void ReviseTypes(const Parse& parse, const Coding& coding, const CandidateKnowledge& knowledge,
                 const TypeClassifier& classifier, std::vector<Candidate>& candidates) {
  Reviser(parse, coding, knowledge, classifier).Revise(candidates);
}

}  // namespace tacitus
