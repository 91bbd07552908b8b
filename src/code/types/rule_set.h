// All the rules, indexed by predicate, and the question they answer: what event is this predicate?
//
// Each word of the rules is a number (rule_words.h). For each lemma that heads a predicate the rules about it are kept
// from the most exact to the least, so that the first that holds is the one that wins.
//
//   const TreeWords words(tree, rules.vocabulary());
//   const Rule* rule = rules.Match(words, mentions, predicate);
//
// Immutable once loaded; any number of threads. Tested in tests/unit/code/types/rule_set_test.cc.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "code/frames/arguments.h"
#include "code/frames/mention_index.h"
#include "code/tree.h"
#include "code/types/rule_file.h"
#include "code/types/rule_words.h"
#include "tacitus/coding.h"
#include "tacitus/result.h"

namespace tacitus {

// A predicate in its sentence, as rules see it.
struct Predicate {
  std::uint32_t head = 0;
  FrameKind kind = FrameKind::kVerb;
  Arguments arguments;
  bool negated = false;
  bool future = false;
};

class RuleSet {
 public:
  // Reads every data/rules/*.rules in the order of their names.
  static Result<RuleSet> Load(const std::string& data_folder);
  // From files already read, for tests.
  explicit RuleSet(std::vector<RuleFile> files);

  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

  // Whether any rule is about this token's lemma and part of speech.
  [[nodiscard]] bool MayBePredicate(const TreeWords& words, std::uint32_t token) const {
    return FindHead(words, token) != nullptr;
  }

  // Whether one of those rules asks if the predicate is negated or lies ahead.
  [[nodiscard]] bool AsksForStatus(const TreeWords& words, std::uint32_t token) const;

  // The events that rules about this token's lemma and part of speech can give, whether or not one holds: bit
  // 1 << EventType for each.
  [[nodiscard]] std::uint32_t EventsOf(const TreeWords& words, std::uint32_t token) const;

  // The rule that wins, or nullptr.
  [[nodiscard]] const Rule* Match(const TreeWords& words, const MentionIndex& mentions,
                                  const Predicate& predicate) const;

  // What the predicate's arguments make of an event with this code in particular, or nullptr.
  [[nodiscard]] const Refinement* Refine(const TreeWords& words, const MentionIndex& mentions,
                                         const Predicate& predicate, std::string_view cameo) const;

  // Whether the token's lemma is in the class; false where there is no such class.
  [[nodiscard]] bool IsIn(std::string_view class_name, const TreeWords& words, std::uint32_t token) const;

  [[nodiscard]] std::size_t size() const { return rules_.size(); }

 private:
  enum class ActorKind : std::uint8_t { kActor, kCountry, kPublic, kPeople, kNumber, kPlace, kSector };
  struct AskedKind {
    ActorKind kind = ActorKind::kActor;
    std::string sector;  // of kSector, in upper case
  };
  // A RuleCondition in numbers.
  struct Condition {
    ConditionKind kind = ConditionKind::kRole;
    bool inverted = false;
    bool any_word = false;
    std::vector<std::string> roles;
    WordNumbers words;
    std::vector<AskedKind> kinds;
  };
  // A predicate as the words of one rule's head read it.
  struct Reading {
    const Predicate& predicate;
    std::uint32_t particle_object = kNoIndex;  // its object, where its particle was parsed as a preposition
  };
  // One of the predicates of a rule.
  struct Variant {
    std::uint32_t rule = 0;
    std::size_t exactness = 0;
    std::vector<std::uint32_t> parts;  // words beside the main one
  };
  struct Head {
    std::vector<Variant> variants;  // the most exact first, then in the order of the rules
    std::uint32_t events = 0;
    bool asks_for_status = false;
  };

  [[nodiscard]] const Head* FindHead(const TreeWords& words, std::uint32_t token) const;
  [[nodiscard]] const Head* FindHead(FrameKind kind, std::uint32_t number) const;
  void AddHeads(std::uint32_t number);
  void AddRefinements();
  Condition Compile(const RuleCondition& condition);
  static bool KindMatches(const Tree& tree, const MentionIndex& mentions, std::uint32_t token, const AskedKind& asked);
  static bool IsAskedFor(const TreeWords& words, const MentionIndex& mentions, std::uint32_t token,
                         const Condition& condition);
  static bool RoleHolds(const TreeWords& words, const MentionIndex& mentions, const Reading& reading,
                        const Condition& condition);
  static bool Holds(const TreeWords& words, const MentionIndex& mentions, const Reading& reading,
                    const Condition& condition);
  static bool AllHold(const TreeWords& words, const MentionIndex& mentions, const Reading& reading,
                      const std::vector<Condition>& conditions);

  Vocabulary vocabulary_;
  std::map<std::string, WordNumbers, std::less<>> classes_;
  std::vector<Rule> rules_;
  std::vector<std::vector<Condition>> conditions_;             // of each rule
  std::vector<Refinement> refinements_;                        // the most exact first, then in the order of the files
  std::vector<std::vector<Condition>> refinement_conditions_;  // of each
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> refinements_of_;  // by CAMEO code
  std::vector<Head> heads_;
  std::array<std::vector<std::uint32_t>, 3> head_of_;  // by FrameKind and number of the word: place in heads_, plus one
};

// How much a rule asks for, with so many words in its predicate: each of them and each condition that names words
// counts two, one that takes any word counts one, an exception none.
std::size_t Exactness(const std::vector<RuleCondition>& conditions, std::size_t words_in_head);

// What kind of predicate a token can be, by its part of speech. False for tokens that cannot be one.
bool PredicateKindOf(const Token& token, FrameKind& kind);

}  // namespace tacitus
