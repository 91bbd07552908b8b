// What stands over an event: the words between its own and the article's assertion that bear on whether it happened.
//
// The walk starts at the event's word and goes up the tree. At each node it takes that node's own particles
// (negation, auxiliaries, adverbs, determiners), then what its link to the node above means: a complement of a listed
// predicate ("refused | to leave"), a clause with a conjunction ("if …"), a purpose ("… to force Iran"), a preposition
// ("without …"), an object of an unlisted verb (which lends the noun its tense and negation). It stops at the root, at
// relative and other presupposing clauses, and under definite noun phrases, which say that their referent is there.
//
//   "failed to prevent a strike":  strike ← prevent (obj, -) ← fail (to, -)
//
// Tested in tests/unit/code/status/status_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "code/status/status_knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"

namespace tacitus {

enum class ScopeCueKind : std::uint8_t {
  kPredicate,  // a row of predicates.tsv, with its frame
  kParticle,   // a row of particles.tsv
  kPurpose,    // an infinitive of purpose
  kAim,        // an infinitive under a predicate that the tables lack ("recruit children to kill")
  kQuestion,   // a direct question
  kImperative,
  kProgressive,  // "is marching"
  kHabitual,     // a simple present with a word of recurrence
  kHead,         // a predicate that the tables lack, with the frame it has the event in
};

struct ScopeCue {
  ScopeCueKind kind = ScopeCueKind::kHead;
  ParticleClass particle = ParticleClass::kNegation;  // for kParticle
  const PredicateCue* predicate = nullptr;            // for kPredicate
  std::string frame;                                  // for kPredicate and kHead
  std::uint32_t token = 0;                            // the word that says so
  std::uint32_t step = 0;                             // how many predicates stand between it and the event
  Origin origin;
};

struct Scope {
  std::vector<ScopeCue> cues;       // innermost first
  std::vector<std::uint32_t> path;  // the event's word and the predicates above it that the walk passed
  std::uint32_t carrier = 0;        // the verb that gives the event its tense; the event's word where none does
  std::uint32_t steps = 0;          // predicates above the event
  bool definite = false;            // the event is a noun with "the", a possessive or the like
};

Scope ScopeOf(const Tree& tree, const StatusKnowledge& knowledge, std::uint32_t trigger);

}  // namespace tacitus
