#include "check/check_rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "check/word_forms.h"
#include "code/types/rule_set.h"

namespace tacitus {
namespace {

// The classes that the program itself asks for (src/code/frames/, src/code/events/).
constexpr std::array<std::string_view, 12> kKnownClasses = {"harm",   "light",   "light_patient", "mission",
                                                            "mutual", "no_doer", "no_target",     "purpose",
                                                            "regard", "spot",    "talks",         "violence"};

template <typename Values>
bool IsWithin(const Values& some, const Values& all) {
  return std::all_of(some.begin(), some.end(),
                     [&](const auto& value) { return std::find(all.begin(), all.end(), value) != all.end(); });
}

bool IsWithin(const WordSet& some, const WordSet& all) {
  return std::all_of(some.begin(), some.end(), [&](const std::string& word) { return all.contains(word); });
}

// Whether all that `some` asks for is among what `all` does.
bool AsksWithin(const RuleCondition& some, const RuleCondition& all) {
  if (!IsWithin(some.roles, all.roles)) return false;
  if (all.any_word) return true;
  return !some.any_word && IsWithin(some.words, all.words) && IsWithin(some.kinds, all.kinds);
}

// Whether `then` holds wherever `if_this` does.
bool Follows(const RuleCondition& if_this, const RuleCondition& then) {
  if (if_this.kind != then.kind || if_this.inverted != then.inverted) return false;
  if (then.kind != ConditionKind::kRole) return true;
  return then.inverted ? AsksWithin(then, if_this) : AsksWithin(if_this, then);
}

class RuleChecker {
 public:
  RuleChecker(const std::vector<RuleFile>& files, const Ontology& ontology, const std::vector<std::string>& verbs)
      : files_(files), ontology_(ontology), verbs_(verbs.begin(), verbs.end()), listed_verbs_(verbs_) {
    for (const RuleFile& file : files_) {
      for (const WordList& list : file.lists) {
        if (list.of == WordList::Of::kVerb) verbs_.insert(list.words.begin(), list.words.end());
        if (list.of == WordList::Of::kNoun) nouns_.insert(list.words.begin(), list.words.end());
      }
    }
  }

  Findings Check() {
    CheckClasses();
    for (const RuleFile& file : files_) {
      for (const WordList& list : file.lists) CheckList(list);
      for (const Rule& rule : file.rules) CheckOutcome(rule.outcome, rule.origin);
      for (const Refinement& refinement : file.refinements) CheckRefinement(refinement);
    }
    CheckShadows();
    return std::move(findings_);
  }

 private:
  void Add(Finding::Kind kind, const Origin& origin, std::string what) {
    findings_.push_back({kind, origin.ToString(), std::move(what)});
  }

  void CheckClasses() {
    std::set<std::string_view> used(kKnownClasses.begin(), kKnownClasses.end());
    for (const RuleFile& file : files_) {
      for (const LemmaClass& word_class : file.classes) classes_.emplace(word_class.name, &word_class);
      for (const WordList& list : file.lists) {
        for (const std::string& word : list.words) {
          if (word.starts_with('@')) used.insert(std::string_view(word).substr(1));
        }
      }
    }
    for (const auto& [name, word_class] : classes_) {
      if (used.contains(name)) continue;
      Add(Finding::Kind::kWarning, word_class->origin,
          "no rule uses the class \"" + std::string(name) + "\"; take it out, or write @" + std::string(name));
    }
  }

  void CheckList(const WordList& list) {
    std::set<std::string_view> seen;
    for (const std::string& word : list.words) {
      if (!seen.insert(word).second)
        Add(Finding::Kind::kWarning, list.origin, "\"" + word + "\" is listed twice; one is enough");
      if (word.starts_with('@')) continue;
      for (const std::string& other : list.words) {
        if (!other.starts_with('@') || !classes_.at(std::string_view(other).substr(1))->words.contains(word)) continue;
        Add(Finding::Kind::kWarning, list.origin, "\"" + word + "\" is in " + other + " already; one is enough");
      }
      CheckForm(list, word);
    }
  }

  // Heads are verbs or nouns for sure; the words of conditions may be either, and a gerund is a noun too.
  void CheckForm(const WordList& list, const std::string& word) {
    if (std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
      return Add(Finding::Kind::kError, list.origin,
                 "\"" + word + "\" has capitals, but lemmas are compared in lower case; write it so");
    }
    const bool verb = list.of == WordList::Of::kVerb;
    if ((!verb && list.of != WordList::Of::kNoun) || listed_verbs_.contains(word)) return;
    for (const std::string& stem : verb ? StemsOfVerb(word) : StemsOfNoun(word)) {
      if (!(verb ? verbs_ : nouns_).contains(stem)) continue;
      return Add(Finding::Kind::kWarning, list.origin,
                 "\"" + word + "\" is a form of \"" + stem + "\", and only lemmas match; write \"" + stem + "\"");
    }
  }

  void CheckRefinement(const Refinement& refinement) {
    for (const std::string& code : refinement.codes) {
      const CameoCode* known = ontology_.FindCameo(code);
      if (known != nullptr && known->code == code) continue;
      Add(Finding::Kind::kError, refinement.origin,
          "data/ontology/cameo.tsv has no code " + code + ", which is to be refined; write one that it has");
    }
    CheckOutcome(refinement.outcome, refinement.origin);
  }

  void CheckOutcome(const RuleOutcome& outcome, const Origin& origin) {
    if (outcome.event == EventType::kNone) return;
    const std::string event(Name(outcome.event));
    if (!outcome.mode.empty() && ontology_.FindMode(outcome.event, outcome.mode) == nullptr) {
      Add(Finding::Kind::kError, origin,
          event + " has no mode \"" + outcome.mode + "\" in data/ontology/modes.tsv; write one that it has");
    }
    const CameoCode* code = ontology_.FindCameo(outcome.cameo);
    if (code == nullptr || code->code != outcome.cameo) {
      std::string mend = code == nullptr ? "" : ", the nearest above it is " + code->code;
      return Add(Finding::Kind::kError, origin,
                 "data/ontology/cameo.tsv has no code " + outcome.cameo + "; write one that it has" + mend);
    }
    const bool differs = code->event != outcome.event;
    const std::string other = code->event == EventType::kNone ? "no event" : std::string(Name(code->event));
    if (differs && !outcome.exception) {
      Add(Finding::Kind::kWarning, origin,
          "CAMEO " + code->code + " is " + other + " in data/ontology/cameo.tsv, not " + event +
              "; write another code or event, or \"exception\" where this is meant");
    } else if (!differs && outcome.exception) {
      Add(Finding::Kind::kWarning, origin,
          "CAMEO " + code->code + " is " + event + " by itself; take \"exception\" out");
    }
  }

  // One predicate of a rule.
  struct Variant {
    const Rule* rule = nullptr;
    const std::vector<std::string>* words = nullptr;
    std::size_t order = 0;  // of the rule
  };

  void CheckShadows() {
    std::map<std::pair<FrameKind, std::string_view>, std::vector<Variant>> by_main;
    std::vector<const Rule*> rules;
    for (const RuleFile& file : files_) {
      for (const Rule& rule : file.rules) {
        for (const std::vector<std::string>& words : rule.heads) {
          const std::string& main = rule.kind == FrameKind::kVerb ? words.front() : words.back();
          by_main[{rule.kind, main}].push_back({&rule, &words, rules.size()});
        }
        rules.push_back(&rule);
      }
    }
    for (std::size_t order = 0; order < rules.size(); ++order) {
      const Rule& rule = *rules[order];
      std::map<std::string, std::vector<std::string>> losers;  // predicates by the rule that wins over them
      std::size_t lost = 0;
      for (const std::vector<std::string>& words : rule.heads) {
        const std::string& main = rule.kind == FrameKind::kVerb ? words.front() : words.back();
        const std::optional<Variant> winner = WinnerOver({&rule, &words, order}, by_main.at({rule.kind, main}));
        if (!winner) continue;
        std::string predicate;
        for (const std::string& word : words) predicate += (predicate.empty() ? "" : "_") + word;
        losers[winner->rule->origin.ToString()].push_back(predicate);
        ++lost;
      }
      for (const auto& [winner, predicates] : losers) AddShadow(rule, winner, predicates, lost == rule.heads.size());
    }
  }

  static std::optional<Variant> WinnerOver(const Variant& variant, const std::vector<Variant>& others) {
    const std::size_t exactness = Exactness(variant.rule->conditions, variant.words->size());
    for (const Variant& other : others) {
      if (other.rule == variant.rule || !IsWithin(*other.words, *variant.words)) continue;
      const std::size_t others_exactness = Exactness(other.rule->conditions, other.words->size());
      const bool wins = others_exactness > exactness || (others_exactness == exactness && other.order < variant.order);
      if (wins && HoldsWherever(*variant.rule, *other.rule)) return other;
    }
    return std::nullopt;
  }

  static bool HoldsWherever(const Rule& rule, const Rule& other) {
    return std::all_of(other.conditions.begin(), other.conditions.end(), [&](const RuleCondition& then) {
      return std::any_of(rule.conditions.begin(), rule.conditions.end(),
                         [&](const RuleCondition& if_this) { return Follows(if_this, then); });
    });
  }

  void AddShadow(const Rule& rule, const std::string& winner, const std::vector<std::string>& predicates, bool all) {
    std::string names;
    for (const std::string& predicate : predicates) names += (names.empty() ? "\"" : ", \"") + predicate + "\"";
    Add(Finding::Kind::kWarning, rule.origin,
        std::string("the rule can never win") + (all ? "" : " for " + names) + ": " + winner +
            " holds wherever it does, and goes first; " + (all ? "take one of them out" : "take " + names + " out") +
            ", or add a condition");
  }

  const std::vector<RuleFile>& files_;
  const Ontology& ontology_;
  std::set<std::string, std::less<>> verbs_;
  std::set<std::string, std::less<>> listed_verbs_;
  std::set<std::string, std::less<>> nouns_;
  std::map<std::string_view, const LemmaClass*> classes_;
  Findings findings_;
};

}  // namespace

Findings CheckRules(const std::vector<RuleFile>& files, const Ontology& ontology,
                    const std::vector<std::string>& verbs) {
  return RuleChecker(files, ontology, verbs).Check();
}

}  // namespace tacitus
