// What a linear model may look at to tell what one party does to another: features of a pair in its parse.
//
// - words: lemmas, their pairs and triples, by where they stand (before, between, after the parties); the parties
//   themselves are placeholders, names are their kind ("GPE")
// - parties: lemmas and kinds of the words of each
// - tree: the path between the heads; for the verbs above each and above both, the roles of their arguments, particles,
//   auxiliaries and negation, and the verbs of their complements
// - rules: the event that the rules give this pair, its code and what changed it; the other events of the sentence; and
//   which events the rules know for a word at all
// Features are hashed (FNV-1a, 32 bits, of their parts): nothing is stored, and two that fall together are rare.
// Tested in tests/unit/code/types/pair_types_test.cc.
#pragma once

#include <cstdint>
#include <vector>

#include "code/tree.h"
#include "code/types/pair_rules.h"

namespace tacitus {

struct Feature {
  std::uint32_t key = 0;
  float value = 0;  // features of one kind weigh together what the kind weighs
};

// Each key once within its kind; the features of a kind together. `words` are numbered by the vocabulary of the rules.
std::vector<Feature> PairFeatures(const TreeWords& words, const PartyPair& pair, const RuleSet& rules,
                                  const RuleAnswer& answer);

}  // namespace tacitus
