// The arguments of a predicate: what fills its grammatical roles, wherever the sentence put it.
//
// Works on ClearNLP-style dependencies. Passives, agents, coordination, control and raising, relative and
// participial clauses are undone, so that "the US, which Iran was urged by X to attack" gives attack the subject
// Iran and the object US. Roles:
//   subject, object           deep subject and object (of a noun: "by …" and nothing)
//   possessor, modifier       of a noun: "Iran's ban", "air strike", "US sanctions"
//   governor                  of a noun: the verb it is an argument of ("held" for talks in "held talks")
//   xcomp, that, advcl        verbs of open, finite and adverbial complement clauses
//   complement                nominal or adjectival predicate ("is a threat")
//   with, on, to, …           the object of that preposition: a noun, or the verb of a gerund clause
// Arguments are in text order within a role. `inner` marks those that hang on the object rather than on the
// predicate itself ("sanctions on Iran" in "impose sanctions on Iran").
// Tested in tests/unit/code/frames/arguments_test.cc.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "code/tree.h"

namespace tacitus {

struct Argument {
  std::string_view role;  // static, or a preposition's lemma in the parse
  std::uint32_t token = 0;
  bool inner = false;
};

class Arguments {
 public:
  // Of a verb, noun or adjective.
  static Arguments Of(const Tree& tree, std::uint32_t predicate);

  [[nodiscard]] const std::vector<Argument>& all() const { return all_; }
  // The first token in a role, or kNoIndex. Arguments of the predicate itself come before inner ones.
  [[nodiscard]] std::uint32_t First(std::string_view role) const;
  [[nodiscard]] bool passive() const { return passive_; }
  [[nodiscard]] std::uint32_t predicate() const { return predicate_; }

 private:
  std::uint32_t predicate_ = kNoIndex;
  std::vector<Argument> all_;
  bool passive_ = false;
};

// The deep subject of a verb ("who does it"), or kNoIndex. `depth` bounds the climb through control chains.
std::uint32_t DeepSubject(const Tree& tree, std::uint32_t verb, int depth = 8);

// What a relative pronoun stands for by the tree alone: the noun its clause modifies; else the token itself.
std::uint32_t Antecedent(const Tree& tree, std::uint32_t token);

// Whether the verb is in the passive, including reduced relatives ("the sanctions imposed by …").
bool HasPassiveVoice(const Tree& tree, std::uint32_t verb);

// Whether the verb heads an infinitive of purpose: "sent doctors to help A".
bool IsPurposeClause(const Tree& tree, std::uint32_t verb);

// Whether what the preposition leads to only tells it: "according to Kyiv".
bool LeadsToTeller(const Tree& tree, std::uint32_t preposition);

// Whether a dependency leads to what has a clause, or a place in the clause, of its own.
bool IsClauseLink(std::string_view dep);

// The token and those coordinated with it.
std::vector<std::uint32_t> Conjuncts(const Tree& tree, std::uint32_t token);

}  // namespace tacitus
