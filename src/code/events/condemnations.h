// What a speaker says against another party is an ACCUSE, whether or not a verb of accusing introduces it:
//   "The US continues the same aggressive, vicious behaviour," Khamenei said.    Khamenei -> United States
//
// A clause counts if it stands in direct speech of a known speaker, its subject is a known actor of another country or
// side, and the clause holds words of condemnation (data/cues/evaluation.tsv) of strength 2 together, not negated and
// not said of somebody else. One event a speaker, target and sentence.
// Tested in tests/unit/code/events/condemnations_test.cc.
#pragma once

#include <vector>

#include "code/events/candidates.h"
#include "code/events/evaluation_words.h"

namespace tacitus {

// Precondition: mentions, coreference and quotations of `coding` are filled. `found` are the candidates that rules
// gave: a clause that tells one of the speaker about the target already is left alone.
std::vector<Candidate> FindCondemnations(const Tree& tree, const EvaluationWords& words, const Coding& coding,
                                         const std::vector<Candidate>& found);

}  // namespace tacitus
