#include "code/petrarch/pattern_matcher.h"

#include <algorithm>

namespace tacitus {

// One side of a pattern against the words on that side of the verb, both in the order of their distance from it.
class PatternMatcher::Side {
 public:
  Side(const PatternMatcher& matcher, const VerbPattern& pattern, const VerbSpan& verb, bool after, bool null_actors)
      : matcher_(matcher),
        after_(after),
        null_actors_(null_actors),
        verb_(verb),
        count_(after ? verb.phrase_end - std::min(verb.phrase_end, verb.end) : verb.begin - verb.clause_begin) {
    bool tight = pattern.verb_tight;
    if (after) {
      for (const PatternElement& element : pattern.after) {
        elements_.push_back({&element, tight});
        tight = element.tight;
      }
    } else {
      for (auto element = pattern.before.rbegin(); element != pattern.before.rend(); ++element) {
        elements_.push_back({&*element, element->tight});
      }
    }
    failed_.assign(elements_.size() * (count_ + 1), false);
  }

  bool Match(PatternMatch& match) { return MatchFrom(0, 0, kNoIndex, match); }

 private:
  struct Step {
    const PatternElement* element;
    bool tight;  // must follow at once on what is nearer to the verb
  };

  [[nodiscard]] std::uint32_t WordAt(std::uint32_t distance) const {
    return after_ ? verb_.end + distance : verb_.begin - 1 - distance;
  }
  [[nodiscard]] const std::string& TextAt(std::uint32_t distance) const { return matcher_.words_[WordAt(distance)]; }

  bool MatchFrom(std::size_t step, std::uint32_t distance, std::uint32_t last_word, PatternMatch& match) {
    if (step == elements_.size()) return true;
    const std::size_t key = step * (count_ + 1) + distance;
    if (failed_[key]) return false;
    for (std::uint32_t at = distance; at < count_; ++at) {
      if (MatchAt(step, at, at == distance, last_word, match)) return true;
      if (elements_[step].tight && !matcher_.IsPassedOver(TextAt(at))) break;
    }
    failed_[key] = true;
    return false;
  }

  bool MatchAt(std::size_t step, std::uint32_t at, bool first, std::uint32_t last_word, PatternMatch& match) {
    const PatternElement& element = *elements_[step].element;
    const bool in_braces = element.braces != 0 && step > 0 && elements_[step - 1].element->braces == element.braces;
    if (in_braces && last_word != kNoIndex && !SamePhrase(last_word, WordAt(at))) return false;
    switch (element.kind) {
      case ElementKind::kWord:
        return TextAt(at) == element.word && MatchFrom(step + 1, at + 1, WordAt(at), match);
      case ElementKind::kSynset:
        return MatchSynset(step, at, match);
      case ElementKind::kSource:
      case ElementKind::kTarget:
      case ElementKind::kSkip:
      case ElementKind::kCompound:
        break;
    }
    return MatchGroup(step, at, first, match);
  }

  bool MatchSynset(std::size_t step, std::uint32_t at, PatternMatch& match) {
    const Synset& synset = matcher_.dictionaries_.verbs.SynsetOf(elements_[step].element->synset);
    const auto& index = after_ ? synset.by_first : synset.by_last;
    const auto found = index.find(TextAt(at));
    if (found == index.end()) return false;
    for (const Synset::Words& words : found->second) {
      if (at + words.size() > count_) continue;
      bool same = true;
      for (std::uint32_t i = 0; same && i < words.size(); ++i) {
        same = TextAt(at + i) == words[after_ ? i : words.size() - 1 - i];
      }
      if (same && MatchFrom(step + 1, at + static_cast<std::uint32_t>(words.size()), WordAt(at), match)) return true;
    }
    return false;
  }

  // A group is met at its edge; by what follows a word in its midst, there as well ("THEIR ^" of "their people").
  bool MatchGroup(std::size_t step, std::uint32_t at, bool first, PatternMatch& match) {
    const ElementKind kind = elements_[step].element->kind;
    const std::uint32_t word = WordAt(at);
    for (std::uint32_t i = 0; i < matcher_.groups_.size(); ++i) {
      const NounGroup& met = matcher_.groups_[i];
      const std::uint32_t edge = after_ ? met.begin : met.end - 1;
      if (edge != word && !(first && met.begin <= word && word < met.end)) continue;
      const std::uint32_t number = after_ || kind == ElementKind::kSkip ? i : OwnerOf(i);
      const NounGroup& group = matcher_.groups_[number];
      const bool actor = kind == ElementKind::kSource || kind == ElementKind::kTarget;
      if (actor && !group.coded && !null_actors_) continue;
      if (kind == ElementKind::kCompound && !IsCompound(group)) continue;
      const std::uint32_t next = at + (after_ ? group.end - word : word + 1 - group.begin);
      if (next > count_ || !MatchFrom(step + 1, next, kNoIndex, match)) continue;
      if (kind == ElementKind::kSource) match.source = number;
      if (kind == ElementKind::kTarget) match.target = number;
      if (kind == ElementKind::kCompound) (after_ ? match.compound_after : match.compound_before) = number;
      return true;
    }
    return false;
  }

  // "soldiers from Gondor" is met from behind at "Gondor".
  [[nodiscard]] std::uint32_t OwnerOf(std::uint32_t number) const {
    while (matcher_.groups_[number].belongs_to != kNoIndex) number = matcher_.groups_[number].belongs_to;
    return number;
  }

  static bool IsCompound(const NounGroup& group) {
    return std::count_if(group.members.begin(), group.members.end(),
                         [](const GroupMember& m) { return m.HasActor() || m.HasAgent(); }) > 1;
  }

  [[nodiscard]] bool SamePhrase(std::uint32_t a, std::uint32_t b) const {
    return std::any_of(matcher_.groups_.begin(), matcher_.groups_.end(), [&](const NounGroup& group) {
      return group.begin <= std::min(a, b) && std::max(a, b) < group.end;
    });
  }

  const PatternMatcher& matcher_;
  bool after_;
  bool null_actors_;
  VerbSpan verb_;
  std::uint32_t count_;
  std::vector<Step> elements_;
  std::vector<bool> failed_;  // by element and distance: nothing fits from here on
};

PatternMatcher::PatternMatcher(const Dictionaries& dictionaries, const std::vector<std::string>& words,
                               const std::vector<NounGroup>& groups)
    : dictionaries_(dictionaries), words_(words), groups_(groups) {}

bool PatternMatcher::IsPassedOver(const std::string& word) const {
  return dictionaries_.words.passed_over.contains(word) || word.find_first_not_of("0123456789.,") == std::string::npos;
}

std::optional<PatternMatch> PatternMatcher::Match(const VerbBlock& block, const VerbSpan& verb) const {
  for (const VerbPattern& pattern : block.patterns) {
    PatternMatch match;
    const bool fits = std::ranges::all_of(std::initializer_list<bool>{true, false}, [&](bool after) {
      return Side(*this, pattern, verb, after, false).Match(match) ||
             Side(*this, pattern, verb, after, true).Match(match);
    });
    if (!fits) continue;
    match.pattern = &pattern;
    return match;
  }
  return std::nullopt;
}

}  // namespace tacitus
