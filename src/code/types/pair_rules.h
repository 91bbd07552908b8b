// What the rules say of two parties that are given: who the source and the target are need not be found.
//
// The parties are made the only two mentions of the parse, so that FindCandidates looks for what lies between them; the
// event that has the most of the two counts. Tested in tests/unit/code/types/pair_types_test.cc.
#pragma once

#include <string>
#include <vector>

#include "code/events/candidates.h"
#include "code/tree.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

// The words of two parties. Either may be empty: not given.
struct PartyPair {
  TokenSpan source;
  TokenSpan target;
};

// The tables that rules about a pair need, loaded from the data folder. Immutable; any number of threads.
struct PairKnowledge {
  RuleSet rules;
  Ontology ontology;
  Transforms transforms;
  StatusKnowledge status;

  static Result<PairKnowledge> Load(const std::string& data_folder);
};

struct RuleAnswer {
  std::vector<Candidate> candidates;  // all events of the sentence, in text order
  const Candidate* best = nullptr;    // the one for this pair; null where there is none
  bool has_source = false;            // what `best` has of the pair
  bool has_target = false;
};

// `words` are numbered by the vocabulary of the rules.
RuleAnswer AskRules(const TreeWords& words, const PartyPair& pair, const CandidateKnowledge& knowledge);
RuleAnswer AskRules(const TreeWords& words, const PartyPair& pair, const PairKnowledge& knowledge);

// The token of the span that the others hang on: the first whose head lies outside it, or that is a root.
// Precondition: the span is not empty.
std::uint32_t HeadOf(const Tree& tree, TokenSpan span);

}  // namespace tacitus
