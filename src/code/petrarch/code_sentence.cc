#include "code/petrarch/code_sentence.h"

#include <algorithm>
#include <utility>

#include "code/petrarch/pattern_matcher.h"

namespace tacitus {
namespace {

bool IsVerb(const Token& token) { return token.tag.starts_with("VB"); }

// What the verb of a sentence says.
struct VerbCode {
  std::string code;
  bool weak = false;
  Origin origin;
  PatternMatch match;
};

class SentenceCoder {
 public:
  SentenceCoder(const Tree& tree, TokenSpan sentence, const Dictionaries& dictionaries, const std::optional<Date>& day,
                const DictionaryOptions& options)
      : tree_(tree),
        sentence_(sentence),
        dictionaries_(dictionaries),
        options_(options),
        words_(tree, sentence, options.commas),
        groups_(tree, sentence, words_, dictionaries, day),
        matcher_(dictionaries, words_.words(), groups_.groups()) {}

  SentenceEvents Run() {
    std::uint32_t taken_until = 0;  // word: verbs before it belong to an event already told
    for (std::uint32_t word = 0; word < words_.size(); ++word) {
      const std::uint32_t token = words_.TokenOf(word);
      if (word < taken_until || !IsVerb(tree_.token(token)) || InRelativeClause(token)) continue;
      const std::optional<VerbCode> code = CodeOf(word);
      if (!code) continue;
      if (code->code == "###") {
        result_.discard = Discard::kSentence;
        result_.discarded_by = code->origin;
        result_.events.clear();
        return std::move(result_);
      }
      Emit(word, *code);
      taken_until = PhraseEnd(token, false);
    }
    DropWeak();
    return std::move(result_);
  }

 private:
  [[nodiscard]] const std::vector<NounGroup>& Groups() const { return groups_.groups(); }

  [[nodiscard]] bool InRelativeClause(std::uint32_t token) const {
    while (true) {
      if (tree_.token(token).dep == "relcl") return true;
      if (tree_.IsRoot(token)) return false;
      token = tree_.Head(token);
    }
  }

  // The verb whose clause an auxiliary is part of.
  [[nodiscard]] std::uint32_t ClauseVerb(std::uint32_t token) const {
    return tree_.token(token).dep.starts_with("aux") ? tree_.Head(token) : token;
  }

  // The word after the verb's phrase with that of the verbs whose complement it is ("is about to restore"); with
  // `widely`, of all that govern it from the left.
  [[nodiscard]] std::uint32_t PhraseEnd(std::uint32_t token, bool widely) const {
    std::uint32_t verb = ClauseVerb(token);
    std::uint32_t end = OwnPhraseEnd(verb);
    while (!tree_.IsRoot(verb) && tree_.Head(verb) < verb && tree_.token(verb).dep != "conj") {
      const std::string_view dep = tree_.token(verb).dep;
      if (!widely && dep != "xcomp" && dep != "acomp") break;
      verb = tree_.Head(verb);
      if (tree_.Subtree(verb).last < end) break;
      end = std::max(end, OwnPhraseEnd(verb));
    }
    return words_.WordAt(std::min(end, sentence_.last));
  }

  // The token after the phrase: coordinated verbs begin phrases of their own.
  [[nodiscard]] std::uint32_t OwnPhraseEnd(std::uint32_t verb) const {
    std::uint32_t end = tree_.Subtree(verb).last;
    for (const std::uint32_t child : tree_.Children(verb)) {
      if (child > verb && tree_.token(child).dep == "conj" &&
          (IsVerb(tree_.token(child)) || tree_.HasChild(child, "nsubj"))) {
        end = std::min(end, tree_.Subtree(child).first);
      }
    }
    return end;
  }

  // The span of the verb form if it stands around this word.
  [[nodiscard]] std::optional<VerbSpan> SpanOf(const VerbForm& form, std::uint32_t word) const {
    VerbSpan span{word, word + 1, words_.ClauseBegin(word), PhraseEnd(words_.TokenOf(word), true)};
    const std::vector<std::string>& words = words_.words();
    for (const std::string& after : form.after) {
      while (span.end < words.size() && words[span.end] != after && matcher_.IsPassedOver(words[span.end])) ++span.end;
      if (span.end >= words.size() || words[span.end] != after) return std::nullopt;
      ++span.end;
    }
    for (auto before = form.before.rbegin(); before != form.before.rend(); ++before) {
      if (span.begin == 0 || words[span.begin - 1] != *before) return std::nullopt;
      --span.begin;
    }
    return span;
  }

  // The code of the verb at this word, by its longest form: by a pattern, else by itself.
  [[nodiscard]] std::optional<VerbCode> CodeOf(std::uint32_t word) {
    const std::vector<VerbForm>* forms = dictionaries_.verbs.FormsOf(words_.words()[word]);
    if (forms == nullptr) return std::nullopt;
    std::optional<std::size_t> length;
    std::optional<VerbCode> alone;
    std::optional<VerbCode> best;
    for (const VerbForm& form : *forms) {
      if (length && form.size() < *length) break;
      const std::optional<VerbSpan> span = SpanOf(form, word);
      if (!span) continue;
      length = form.size();
      span_ = *span;
      if (form.code != kNullCode) alone = VerbCode{form.code, form.weak, form.origin, {}};
      const std::optional<PatternMatch> match = matcher_.Match(dictionaries_.verbs.Block(form.block), *span);
      if (!match) continue;
      const VerbPattern& pattern = *match->pattern;
      const auto elements = [](const VerbPattern& p) { return p.before.size() + p.after.size(); };
      if (best && elements(*best->match.pattern) >= elements(pattern)) continue;
      best = VerbCode{pattern.code, pattern.weak, pattern.origin, *match};
    }
    if (best) alone = best;
    if (alone && alone->code == kNullCode) return std::nullopt;
    return alone;
  }

  [[nodiscard]] std::uint32_t OwnerOf(std::uint32_t group) const {
    while (group != kNoIndex && Groups()[group].belongs_to != kNoIndex) group = Groups()[group].belongs_to;
    return group;
  }

  // The subject of the verb or of the one that it depends on; a participle's is the noun that it modifies.
  [[nodiscard]] std::uint32_t SubjectOf(std::uint32_t token) const {
    std::uint32_t verb = ClauseVerb(token);
    for (;;) {
      for (const std::uint32_t child : tree_.Children(verb)) {
        const std::string_view dep = tree_.token(child).dep;
        if (child < verb && (dep == "nsubj" || dep == "nsubjpass")) return child;
      }
      if (tree_.IsRoot(verb)) return kNoIndex;
      const std::uint32_t head = tree_.Head(verb);
      if (head > verb) return kNoIndex;
      if (tree_.token(verb).dep == "acl" && groups_.GroupOf(head) != kNoIndex) return head;
      verb = head;
    }
  }

  // The first group with a code in what the subject says, clauses left out.
  [[nodiscard]] std::uint32_t CodedSubject(std::uint32_t subject) const {
    if (subject == kNoIndex) return kNoIndex;
    const std::uint32_t own = OwnerOf(groups_.GroupOf(subject));
    if (own != kNoIndex && Groups()[own].coded) return own;
    const TokenSpan subtree = tree_.Subtree(subject);
    for (std::uint32_t i = 0; i < Groups().size(); ++i) {
      const std::uint32_t head = Groups()[i].head;
      if (subtree.Contains(head) && head < words_.TokenOf(span_.begin) && Groups()[i].coded &&
          !InRelativeClause(head)) {
        return OwnerOf(i);
      }
    }
    return kNoIndex;
  }

  // The nearest group before the verb, in its clause, that has a code (or none, where any will do).
  [[nodiscard]] std::uint32_t NearestBefore(const std::vector<std::uint32_t>& bound, bool coded) const {
    for (std::uint32_t i = static_cast<std::uint32_t>(Groups().size()); i-- > 0;) {
      const NounGroup& group = Groups()[i];
      if (group.end > span_.begin || group.begin < span_.clause_begin) continue;
      const std::uint32_t owner = OwnerOf(i);
      if (Contains(bound, owner) || (coded && !Groups()[owner].coded)) continue;
      return owner;
    }
    return kNoIndex;
  }

  static bool Contains(const std::vector<std::uint32_t>& groups, std::uint32_t group) {
    return std::find(groups.begin(), groups.end(), group) != groups.end();
  }

  [[nodiscard]] std::uint32_t FindSource(std::uint32_t token, const std::vector<std::uint32_t>& bound) const {
    const std::uint32_t subject = SubjectOf(token);
    const std::uint32_t coded = CodedSubject(subject);
    if (coded != kNoIndex && !Contains(bound, coded)) return coded;
    const std::uint32_t nearest = NearestBefore(bound, true);
    if (nearest != kNoIndex) return nearest;
    const std::uint32_t own = subject == kNoIndex ? kNoIndex : OwnerOf(groups_.GroupOf(subject));
    if (own != kNoIndex && !Contains(bound, own)) return own;
    return NearestBefore(bound, false);
  }

  [[nodiscard]] std::uint32_t FindTarget(std::uint32_t source, const std::vector<std::uint32_t>& bound) const {
    const std::vector<ActorCode> own = source == kNoIndex ? std::vector<ActorCode>() : Codes(source);
    std::uint32_t null_group = kNoIndex;
    for (std::uint32_t i = 0; i < Groups().size(); ++i) {
      const NounGroup& group = Groups()[i];
      if (group.begin < span_.end || group.begin >= span_.phrase_end || i == source || Contains(bound, i)) continue;
      if (!group.coded) {
        if (null_group == kNoIndex) null_group = i;
        continue;
      }
      const std::vector<ActorCode> codes = Codes(i);
      const bool same = codes.size() == own.size() &&
                        std::equal(codes.begin(), codes.end(), own.begin(),
                                   [](const ActorCode& a, const ActorCode& b) { return a.code == b.code; });
      if (!same) return i;
    }
    return null_group;
  }

  [[nodiscard]] std::vector<ActorCode> Codes(std::uint32_t group) const {
    return groups_.CodesOf(Groups()[group], options_.new_actor_length);
  }

  // The "by" of a passive, or kNoIndex.
  [[nodiscard]] std::uint32_t PassiveBy(std::uint32_t token) const {
    if (tree_.token(token).tag != "VBN" || !tree_.HasChild(token, "auxpass")) return kNoIndex;
    for (const std::uint32_t child : tree_.Children(token)) {
      if (child > token && (tree_.token(child).dep == "agent" || tree_.token(child).dep == "prep") &&
          UpperAscii(tree_.text(child)) == "BY" && !words_.LeftOut(child)) {
        return child;
      }
    }
    return kNoIndex;
  }

  void Emit(std::uint32_t word, const VerbCode& code) {
    const std::uint32_t token = words_.TokenOf(word);
    const PatternMatch& match = code.match;
    std::uint32_t source = match.source;
    std::uint32_t target = match.target;
    if (match.compound_before != kNoIndex) source = target = match.compound_before;
    if (match.compound_after != kNoIndex) target = match.compound_after;
    std::vector<std::uint32_t> bound;
    for (const std::uint32_t group : {source, target}) {
      if (group != kNoIndex) bound.push_back(group);
    }
    const bool bound_by_pattern = !bound.empty();
    if (source == kNoIndex) source = FindSource(token, bound);
    const std::uint32_t by = bound_by_pattern ? kNoIndex : PassiveBy(token);
    if (by != kNoIndex) {
      const std::uint32_t object = tree_.Child(by, "pobj");
      const std::uint32_t agent = object == kNoIndex ? kNoIndex : groups_.GroupOf(object);
      if (agent != kNoIndex && Groups()[agent].coded) target = agent;
    }
    if (target == kNoIndex) target = FindTarget(source, bound);
    if (source == kNoIndex || target == kNoIndex) return;
    if (by != kNoIndex) std::swap(source, target);
    AddEvents(token, code, Codes(source), Codes(target));
  }

  void AddEvents(std::uint32_t token, const VerbCode& code, std::vector<ActorCode> sources,
                 std::vector<ActorCode> targets) {
    const std::size_t colon = code.code.find(':');
    if (colon == std::string::npos) return AddPairs(token, code, code.code, sources, targets);
    // What is done to each other by nobody named is done among those who are.
    if (targets.front().code == kNullCode) targets = sources;
    if (sources.front().code == kNullCode) sources = targets;
    AddPairs(token, code, code.code.substr(0, colon), sources, targets);
    AddPairs(token, code, code.code.substr(colon + 1), targets, sources);
  }

  void AddPairs(std::uint32_t token, const VerbCode& verb, const std::string& code,
                const std::vector<ActorCode>& sources, const std::vector<ActorCode>& targets) {
    for (const ActorCode& source : sources) {
      for (const ActorCode& target : targets) {
        if (source.code == target.code) continue;
        if (options_.require_dyad && (source.code == kNullCode || target.code == kNullCode)) continue;
        const bool told = std::any_of(result_.events.begin(), result_.events.end(), [&](const DictionaryEvent& e) {
          return e.code == code && e.source.code == source.code && e.target.code == target.code;
        });
        if (told) continue;
        result_.events.push_back({source, target, code, token, verb.origin});
        weak_.push_back(verb.weak);
      }
    }
  }

  // Events with a "?" give way to those without.
  void DropWeak() {
    if (std::find(weak_.begin(), weak_.end(), false) == weak_.end()) return;
    std::vector<DictionaryEvent> strong;
    for (std::size_t i = 0; i < weak_.size(); ++i) {
      if (!weak_[i]) strong.push_back(std::move(result_.events[i]));
    }
    result_.events = std::move(strong);
  }

  const Tree& tree_;
  TokenSpan sentence_;
  const Dictionaries& dictionaries_;
  const DictionaryOptions& options_;
  SentenceWords words_;
  NounGroups groups_;
  PatternMatcher matcher_;
  VerbSpan span_;  // of the verb in hand
  SentenceEvents result_;
  std::vector<bool> weak_;  // by event
};

}  // namespace

SentenceEvents CodeSentence(const Tree& tree, TokenSpan sentence, const Dictionaries& dictionaries,
                            const std::optional<Date>& day, const DictionaryOptions& options) {
  SentenceEvents discarded;
  discarded.discard = dictionaries.discards.Find(tree.parse().TextOf(sentence), discarded.discarded_by);
  if (discarded.discard != Discard::kNothing) return discarded;
  return SentenceCoder(tree, sentence, dictionaries, day, options).Run();
}

}  // namespace tacitus
