// All the rules, indexed by predicate, and the question they answer: what event is this predicate?
//
// Immutable once loaded; any number of threads. Tested in tests/unit/code/types/rule_set_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "code/frames/arguments.h"
#include "code/frames/mention_index.h"
#include "code/tree.h"
#include "code/types/rule_file.h"
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

  // Whether any rule is about this token's lemma and part of speech.
  [[nodiscard]] bool MayBePredicate(const Tree& tree, std::uint32_t token) const;

  // The events that rules about this token's lemma and part of speech can give, whether or not one holds: bit
  // 1 << EventType for each.
  [[nodiscard]] std::uint32_t EventsOf(const Tree& tree, std::uint32_t token) const;

  // The rule that wins, or nullptr.
  [[nodiscard]] const Rule* Match(const Tree& tree, const MentionIndex& mentions, const Predicate& predicate) const;

  // Whether the token's lemma is in the class; false where there is no such class.
  [[nodiscard]] bool IsIn(std::string_view class_name, const Tree& tree, std::uint32_t token) const;

  [[nodiscard]] std::size_t size() const { return rules_.size(); }

 private:
  std::vector<LemmaClass> classes_;
  std::vector<Rule> rules_;
  std::unordered_map<std::string, std::vector<std::uint32_t>, WordHash, std::equal_to<>> by_head_;  // rule numbers
};

// What kind of predicate a token can be, by its part of speech. False for tokens that cannot be one.
bool PredicateKindOf(const Token& token, FrameKind& kind);

}  // namespace tacitus
