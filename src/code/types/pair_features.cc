#include "code/types/pair_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/strings.h"

namespace tacitus {
namespace {

// The kinds of features, and what all features of a kind weigh together (the length of their vector).
enum Kind : std::size_t { kWords, kParties, kTree, kRules, kKinds };
constexpr std::array<double, kKinds> kWeights = {1.5, 0.6, 1.5, 1.5};

constexpr std::string_view kSourceWord = "<s>";
constexpr std::string_view kTargetWord = "<t>";

std::uint32_t HashOf(std::initializer_list<std::string_view> parts) {
  std::uint32_t hash = 2166136261U;
  for (const std::string_view part : parts) {
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    hash = (hash ^ 0xffU) * 16777619U;  // no part of UTF-8: "ab","c" is not "a","bc"
  }
  return hash;
}

class PairReader {
 public:
  PairReader(const Tree& tree, const PartyPair& pair, const RuleSet& rules, const RuleAnswer& answer)
      : tree_(tree), numbered_(tree, rules.vocabulary()), pair_(pair), rules_(rules), answer_(answer) {
    words_.reserve(tree.parse().tokens.size());
    for (const Token& token : tree.parse().tokens) words_.push_back(LowerAscii(token.lemma));
  }

  std::vector<Feature> Read() {
    Add(kWords, {"bias"});
    AddWords();
    AddParty("s", pair_.source);
    AddParty("t", pair_.target);
    AddTree();
    AddRules();
    return Weighted();
  }

 private:
  void Add(Kind kind, std::initializer_list<std::string_view> parts) { keys_[kind].push_back(HashOf(parts)); }

  [[nodiscard]] std::string_view Word(std::uint32_t i) const {
    if (pair_.source.Contains(i)) return kSourceWord;
    if (pair_.target.Contains(i)) return kTargetWord;
    const Token& token = tree_.token(i);
    if (!token.entity.empty()) return token.entity;
    if (token.pos == Pos::kPropn || token.pos == Pos::kNum) return Name(token.pos);
    return words_[i];
  }

  // Lemmas, pairs and triples. A party or a name is one word however long it is.
  void AddWords() {
    std::array<std::string_view, 2> last = {"^", "^"};
    std::string_view zone = "0";
    for (std::uint32_t i = 0; i < tree_.parse().tokens.size(); ++i) {
      const Token& token = tree_.token(i);
      if (token.pos == Pos::kPunct || token.pos == Pos::kSpace) continue;
      const std::string_view word = Word(i);
      if (word == kSourceWord || word == kTargetWord) {
        zone = Next(zone, word);
      }
      const bool repeated = word == last[1] && word.data() != words_[i].data();
      if (repeated) continue;
      Add(kWords, {"w", word});
      Add(kWords, {"z", zone, word});
      Add(kWords, {"2", last[1], word});
      Add(kWords, {"3", last[0], last[1], word});
      last = {last[1], word};
    }
  }

  // After the first party comes what is between the two, after the second the rest.
  static std::string_view Next(std::string_view zone, std::string_view party) {
    if (zone == "0") return party == kSourceWord ? "s" : "t";
    if (zone == "s" && party == kTargetWord) return "st";
    if (zone == "t" && party == kSourceWord) return "ts";
    return zone;
  }

  void AddParty(std::string_view side, TokenSpan span) {
    if (span.empty()) {
      Add(kParties, {side, "none"});
      return;
    }
    for (std::uint32_t i = span.first; i < span.last; ++i) {
      const Token& token = tree_.token(i);
      if (token.pos == Pos::kPunct || token.pos == Pos::kSpace || token.pos == Pos::kDet) continue;
      Add(kParties, {side, words_[i]});
      if (!token.entity.empty()) Add(kParties, {side, "entity", token.entity});
    }
    const std::uint32_t head = HeadOf(tree_, span);
    Add(kParties, {side, "head", words_[head]});
    Add(kParties, {side, "dep", tree_.token(head).dep});
  }

  void AddTree() {
    std::uint32_t source = pair_.source.empty() ? kNoIndex : HeadOf(tree_, pair_.source);
    std::uint32_t target = pair_.target.empty() ? kNoIndex : HeadOf(tree_, pair_.target);
    AddAbove("s", source);
    AddAbove("t", target);
    if (source != kNoIndex && target != kNoIndex) AddPath(source, target);
  }

  // The verbs above a party, nearest first, and how it hangs on them.
  void AddAbove(std::string_view side, std::uint32_t from) {
    if (from == kNoIndex) return;
    std::string deps;
    int verbs = 0;
    constexpr int kVerbs = 3;
    for (std::uint32_t at = from; !tree_.IsRoot(at) && verbs < kVerbs;) {
      deps.append(tree_.token(at).dep).append(" ");
      at = tree_.Head(at);
      if (pair_.source.Contains(at) || pair_.target.Contains(at)) continue;
      Add(kTree, {side, "up", Word(at)});
      Add(kTree, {side, "up", deps, Word(at)});
      AddKnown(side, at);
      if (tree_.token(at).pos != Pos::kVerb) continue;
      const std::string place = std::string(side) + static_cast<char>('0' + verbs);
      Add(kTree, {place, "verb", deps, words_[at]});
      AddVerb(place, at);
      ++verbs;
    }
  }

  void AddVerb(std::string_view place, std::uint32_t verb) {
    const std::string& lemma = words_[verb];
    Add(kTree, {place, "verb", lemma});
    for (const std::uint32_t child : tree_.Children(verb)) {
      const std::string_view dep = tree_.token(child).dep;
      if (dep == "aux" || dep == "auxpass" || dep == "neg" || dep == "prt" || dep == "mark") {
        Add(kTree, {place, dep, words_[child]});
        Add(kTree, {place, lemma, dep, words_[child]});
      } else if (dep == "advmod") {
        Add(kTree, {place, dep, words_[child]});
      }
    }
    const Arguments arguments = Arguments::Of(tree_, verb);
    if (arguments.passive()) Add(kTree, {place, "passive"});
    for (const Argument& argument : arguments.all()) {
      const std::string_view word = Word(argument.token);
      Add(kTree, {place, argument.role, word});
      Add(kTree, {"any", argument.role, word});
      Add(kTree, {lemma, argument.role, word});
      Add(kTree, {lemma, argument.role});
    }
  }

  // The dependencies from one party up and down to the other, with and without the words between.
  void AddPath(std::uint32_t source, std::uint32_t target) {
    std::vector<std::uint32_t> up = {source};
    while (!tree_.IsWithin(target, up.back()) && !tree_.IsRoot(up.back())) up.push_back(tree_.Head(up.back()));
    const std::uint32_t top = up.back();
    if (!tree_.IsWithin(target, top)) {
      Add(kTree, {"path", "none"});
      return;
    }
    std::string deps;
    std::string words;
    for (std::size_t k = 0; k + 1 < up.size(); ++k) Step(up[k], k > 0, '^', deps, words);
    std::vector<std::uint32_t> down;
    for (std::uint32_t at = target; at != top; at = tree_.Head(at)) down.push_back(at);
    for (std::size_t k = down.size(); k-- > 0;) Step(down[k], k > 0, 'v', deps, words);
    Add(kTree, {"path", deps});
    Add(kTree, {"path", deps, Word(top)});
    Add(kTree, {"words", words, Word(top)});
    Add(kTree, {"top", Word(top)});
  }

  void Step(std::uint32_t token, bool inner, char direction, std::string& deps, std::string& words) {
    deps.append(tree_.token(token).dep).append(1, direction);
    if (!inner) return;
    words.append(words_[token]).append(1, direction);
    Add(kTree, {"on", Word(token)});
  }

  // Which events the rules know for the word, whether or not one holds here.
  void AddKnown(std::string_view side, std::uint32_t token) {
    const std::uint32_t events = rules_.EventsOf(numbered_, token);
    for (std::uint32_t e = 0; events >> e != 0; ++e) {
      if ((events >> e & 1U) != 0) Add(kRules, {"known", side, Name(static_cast<EventType>(e))});
    }
  }

  void AddRules() {
    for (std::uint32_t i = 0; i < tree_.parse().tokens.size(); ++i) AddKnown("any", i);
    for (const Candidate& candidate : answer_.candidates) {
      Add(kRules, {"other", Name(candidate.event)});
      Add(kRules, {"other", candidate.cameo});
    }
    if (answer_.best == nullptr) {
      Add(kRules, {"says", "none"});
      return;
    }
    const Candidate& best = *answer_.best;
    const std::string_view event = Name(best.event);
    const std::string_view sides =
        answer_.has_source ? (answer_.has_target ? "both" : "source") : (answer_.has_target ? "target" : "neither");
    Add(kRules, {"says", event});
    Add(kRules, {"says", event, sides});
    Add(kRules, {"sides", sides});
    Add(kRules, {"cameo", best.cameo});
    Add(kRules, {"family", std::string_view(best.cameo).substr(0, 2)});
    Add(kRules, {"predicate", best.frame.predicate});
    Add(kRules, {"predicate", best.frame.predicate, event});
    Add(kRules, {"status", Name(best.status.status), event});
    if (!best.transform.empty()) Add(kRules, {"transformed", event});
  }

  std::vector<Feature> Weighted() {
    std::vector<Feature> features;
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      std::vector<std::uint32_t>& keys = keys_[kind];
      std::sort(keys.begin(), keys.end());
      keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
      if (keys.empty()) continue;
      const auto value = static_cast<float>(kWeights[kind] / std::sqrt(static_cast<double>(keys.size())));
      for (const std::uint32_t key : keys) features.push_back({key, value});
    }
    return features;
  }

  const Tree& tree_;
  const TreeWords numbered_;
  const PartyPair& pair_;
  const RuleSet& rules_;
  const RuleAnswer& answer_;
  std::vector<std::string> words_;  // lemmas in lower case
  std::array<std::vector<std::uint32_t>, kKinds> keys_;
};

}  // namespace

std::vector<Feature> PairFeatures(const Tree& tree, const PartyPair& pair, const RuleSet& rules,
                                  const RuleAnswer& answer) {
  return PairReader(tree, pair, rules, answer).Read();
}

}  // namespace tacitus
