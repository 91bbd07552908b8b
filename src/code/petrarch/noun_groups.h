// The noun phrases of a sentence with the codes that dictionaries of actors and agents give them.
//
// A group is a coordination of noun phrases, mostly of one. A phrase's code is that of the first actor in it and of all
// agents: "Iran's foreign minister" is IRN + GOV. A role word without an actor takes those who follow a preposition of
// belonging ("soldiers from Gondor", "lawmakers in Fornost and Gondor" twice), and one coordinated with another takes
// its adjective ("Danish media and government"). Phrases without a known word are "---".
//
// The tree serves where PETRARCH had brackets: what modifies a noun is its phrase, conjuncts are a group. Where a
// conjunct hangs too high ("lawmakers in Fornost and Gondor", with Gondor a second "lawmakers") it is put right.
// Tested in tests/unit/code/petrarch/code_sentence_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "code/petrarch/dictionaries.h"
#include "code/petrarch/sentence_words.h"
#include "code/tree.h"
#include "tacitus/event.h"

namespace tacitus {

inline constexpr std::string_view kNullCode = "---";

// A role word that was met.
struct AgentWord {
  std::uint32_t agent = 0;  // position in the dictionary
  bool former = false;      // "former minister": a member of the elite, ELI, as in TABARI
};

// What a member's code is made of.
struct CodeParts {
  std::string actor;              // "" where no actor was found
  std::vector<AgentWord> agents;  // in text order
  Origin origin;                  // of the actor's code, else of the first agent
};

struct GroupMember {
  std::uint32_t head = 0;  // token
  TokenSpan tokens;        // without what follows the head
  std::uint32_t begin = 0;
  std::uint32_t end = 0;                // words of these tokens
  bool actor_is_head = false;           // the actor's name is (part of) the head, not only of what modifies it
  std::ptrdiff_t modifying_agents = 0;  // how many of its agents stand before the head
  std::vector<CodeParts> parts;         // one, or one for each whom a role word belongs to

  [[nodiscard]] bool HasActor() const;
  [[nodiscard]] bool HasAgent() const;
};

struct NounGroup {
  std::uint32_t head = 0;  // token
  std::vector<GroupMember> members;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;                // words, from the first member to the last
  std::uint32_t belongs_to = kNoIndex;  // the group whose code this one is part of
  bool coded = false;                   // some member has a code
};

// A code that stands for one actor of a group.
struct ActorCode {
  std::string code;
  std::uint32_t head = 0;
  TokenSpan tokens;
  Origin origin;
};

class NounGroups {
 public:
  NounGroups(const Tree& tree, TokenSpan sentence, const SentenceWords& words, const Dictionaries& dictionaries,
             const std::optional<Date>& day);

  [[nodiscard]] const std::vector<NounGroup>& groups() const { return groups_; }
  // The group that a token is the head of a member of, or kNoIndex.
  [[nodiscard]] std::uint32_t GroupOf(std::uint32_t token) const { return group_of_[token - sentence_.first]; }

  // The codes of a group's members, those of several actors ("AAA/BBB") apart; members without one are left out, and
  // where none has one, "---" is all there is. `longest_name` > 0 gives those of up to so many words their own words
  // in quotation marks as a code.
  [[nodiscard]] std::vector<ActorCode> CodesOf(const NounGroup& group, int longest_name) const;

 private:
  void FindHeads();
  void AddMember(std::uint32_t head, NounGroup& group);
  void AddConjuncts(std::uint32_t head, NounGroup& group);
  std::uint32_t Left(std::uint32_t head) const;
  void SplitMember(const GroupMember& whole, NounGroup& group) const;
  void CodeMembers(NounGroup& group, std::uint32_t number);
  void CodeWords(GroupMember& member, std::uint32_t number);
  void ShareWithin(NounGroup& group) const;
  void TakeBelonging(NounGroup& group, std::uint32_t number);
  void MergeSubjects();
  void TakeApposition(NounGroup& group);
  std::uint32_t ConjunctParent(std::uint32_t token) const;
  bool IsListApposition(std::uint32_t token) const;
  std::string CodeOf(const CodeParts& parts) const;
  std::string WordsOf(const GroupMember& member) const;

  const Tree& tree_;
  TokenSpan sentence_;
  const SentenceWords& words_;
  const Dictionaries& dictionaries_;
  std::optional<Date> day_;
  std::vector<NounGroup> groups_;
  std::vector<std::uint32_t> group_of_;  // by token
};

}  // namespace tacitus
