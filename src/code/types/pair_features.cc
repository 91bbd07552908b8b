#include "code/types/pair_features.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace tacitus {
namespace {

// The kinds of features, and what all features of a kind weigh together (the length of their vector).
enum Kind : std::size_t { kWords, kParties, kTree, kRules, kKinds };
constexpr std::array<double, kKinds> kWeights = {1.5, 0.6, 1.5, 1.5};

constexpr std::string_view kSourceWord = "<s>";
constexpr std::string_view kTargetWord = "<t>";

constexpr std::uint32_t kNothing = 2166136261U;

std::uint32_t Extend(std::uint32_t hash, char byte) { return (hash ^ static_cast<unsigned char>(byte)) * 16777619U; }

std::uint32_t EndPart(std::uint32_t hash) { return (hash ^ 0xffU) * 16777619U; }  // "ab","c" is not "a","bc"

std::uint32_t Extend(std::uint32_t hash, std::string_view part) {
  for (const char c : part) hash = Extend(hash, c);
  return EndPart(hash);
}

std::uint32_t HashOf(std::initializer_list<std::string_view> parts) {
  std::uint32_t hash = kNothing;
  for (const std::string_view part : parts) hash = Extend(hash, part);
  return hash;
}

// Hashes that the next word completes or goes on with. They are of the same bytes, so one pass over them serves all.
struct WordHashes {
  enum Feature : std::size_t { kWord, kZone, kPair, kTriple, kNextPair, kNextTriple, kLaterTriple, kHashes };
  std::array<std::uint32_t, kHashes> of;

  void Read(std::string_view word) {
    for (const char c : word) {
      for (std::uint32_t& hash : of) hash = Extend(hash, c);
    }
    for (std::uint32_t& hash : of) hash = EndPart(hash);
  }
};

class PairReader {
 public:
  PairReader(const TreeWords& words, const PartyPair& pair, const RuleSet& rules, const RuleAnswer& answer)
      : tree_(words.tree()), words_(words), pair_(pair), rules_(rules), answer_(answer) {
    constexpr std::size_t kUsual = 64;  // keys that do not grow with the sentence
    for (std::vector<std::uint32_t>& keys : keys_) keys.reserve(kUsual);
    keys_[kWords].reserve(4 * tree_.parse().tokens.size() + 1);
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
    return words_.lemma(i);
  }

  // Lemmas ("w"), by where they stand ("z"), pairs ("2") and triples ("3"). A party or a name is one word however long
  // it is.
  void AddWords() {
    const std::uint32_t word_start = HashOf({"w"});
    const std::uint32_t pair_start = HashOf({"2"});
    const std::uint32_t triple_start = HashOf({"3"});
    std::string_view last = "^";
    std::string_view zone = "0";
    std::uint32_t zone_start = HashOf({"z", zone});
    WordHashes hashes{};
    hashes.of[WordHashes::kNextPair] = Extend(pair_start, last);
    hashes.of[WordHashes::kNextTriple] = HashOf({"3", last, last});
    hashes.of[WordHashes::kLaterTriple] = Extend(triple_start, last);
    for (std::uint32_t i = 0; i < tree_.parse().tokens.size(); ++i) {
      const Token& token = tree_.token(i);
      if (token.pos == Pos::kPunct || token.pos == Pos::kSpace) continue;
      const std::string_view word = Word(i);
      if (word == kSourceWord || word == kTargetWord) {
        zone = Next(zone, word);
        zone_start = HashOf({"z", zone});
      }
      const bool repeated = word == last && word.data() != words_.lemma(i).data();
      if (repeated) continue;
      last = word;
      auto& of = hashes.of;
      of = {word_start,
            zone_start,
            of[WordHashes::kNextPair],
            of[WordHashes::kNextTriple],
            pair_start,
            of[WordHashes::kLaterTriple],
            triple_start};
      hashes.Read(word);
      keys_[kWords].insert(keys_[kWords].end(), of.begin(), of.begin() + WordHashes::kNextPair);
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
      Add(kParties, {side, words_.lemma(i)});
      if (!token.entity.empty()) Add(kParties, {side, "entity", token.entity});
    }
    const std::uint32_t head = HeadOf(tree_, span);
    Add(kParties, {side, "head", words_.lemma(head)});
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
      AddKnown(side, rules_.EventsOf(words_, at));
      if (tree_.token(at).pos != Pos::kVerb) continue;
      const std::string place = std::string(side) + static_cast<char>('0' + verbs);
      Add(kTree, {place, "verb", deps, words_.lemma(at)});
      AddVerb(place, at);
      ++verbs;
    }
  }

  void AddVerb(std::string_view place, std::uint32_t verb) {
    const std::string_view lemma = words_.lemma(verb);
    Add(kTree, {place, "verb", lemma});
    for (const std::uint32_t child : tree_.Children(verb)) {
      const std::string_view dep = tree_.token(child).dep;
      if (dep == "aux" || dep == "auxpass" || dep == "neg" || dep == "prt" || dep == "mark") {
        Add(kTree, {place, dep, words_.lemma(child)});
        Add(kTree, {place, lemma, dep, words_.lemma(child)});
      } else if (dep == "advmod") {
        Add(kTree, {place, dep, words_.lemma(child)});
      }
    }
    const auto known = std::find_if(verbs_.begin(), verbs_.end(), [&](const auto& read) { return read.first == verb; });
    const bool is_new = known == verbs_.end();
    if (is_new) verbs_.emplace_back(verb, Arguments::Of(tree_, verb));
    const Arguments& arguments = is_new ? verbs_.back().second : known->second;
    if (arguments.passive()) Add(kTree, {place, "passive"});
    for (const Argument& argument : arguments.all()) {
      const std::string_view word = Word(argument.token);
      Add(kTree, {place, argument.role, word});
      if (!is_new) continue;  // the other party hangs on the same verb
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
    words.append(words_.lemma(token)).append(1, direction);
    Add(kTree, {"on", Word(token)});
  }

  // Which events the rules know for words, whether or not one holds here.
  void AddKnown(std::string_view side, std::uint32_t events) {
    for (std::uint32_t e = 0; events >> e != 0; ++e) {
      if ((events >> e & 1U) != 0) Add(kRules, {"known", side, Name(static_cast<EventType>(e))});
    }
  }

  void AddRules() {
    std::uint32_t known = 0;
    for (std::uint32_t i = 0; i < tree_.parse().tokens.size(); ++i) known |= rules_.EventsOf(words_, i);
    AddKnown("any", known);
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
    std::size_t size = 0;
    for (const std::vector<std::uint32_t>& keys : keys_) size += keys.size();
    features.reserve(size);
    std::vector<std::uint32_t> slots;  // places in `features`, plus one, by key; open addressing
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      const std::size_t first = features.size();
      slots.assign(std::bit_ceil(2 * keys_[kind].size() + 1), 0);
      for (const std::uint32_t key : keys_[kind]) AddOnce(key, slots, features);
      const auto count = static_cast<double>(features.size() - first);
      const auto value = static_cast<float>(kWeights[kind] / std::sqrt(count));
      for (std::size_t i = first; i < features.size(); ++i) features[i].value = value;
    }
    return features;
  }

  static void AddOnce(std::uint32_t key, std::vector<std::uint32_t>& slots, std::vector<Feature>& features) {
    const std::size_t mask = slots.size() - 1;
    std::size_t slot = key & mask;
    for (; slots[slot] != 0; slot = (slot + 1) & mask) {
      if (features[slots[slot] - 1].key == key) return;
    }
    features.push_back({key, 0});
    slots[slot] = static_cast<std::uint32_t>(features.size());
  }

  const Tree& tree_;
  const TreeWords& words_;
  const PartyPair& pair_;
  const RuleSet& rules_;
  const RuleAnswer& answer_;
  std::vector<std::pair<std::uint32_t, Arguments>> verbs_;  // those above the parties, as they are met
  std::array<std::vector<std::uint32_t>, kKinds> keys_;
};

}  // namespace

std::vector<Feature> PairFeatures(const TreeWords& words, const PartyPair& pair, const RuleSet& rules,
                                  const RuleAnswer& answer) {
  return PairReader(words, pair, rules, answer).Read();
}

}  // namespace tacitus
