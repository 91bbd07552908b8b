// A second opinion on candidate events: the rules found them, the models of types have looked at thousands of other
// sentences (type_classifier.h).
//
// A candidate is put to the classifier with its first source and target, in its sentence; what the encoder says of the
// sentence as a whole (its quad class, whoever is meant) counts half as much again. How probable the rules' type then
// is becomes the event's confidence; where another type is likelier, the event takes that one, with the type's own code
// and no mode. A sentence that most likely tells no event (CAMEO's
// statements, and news that is nobody's politics) gives none but its appeals, unless all are wanted; what was left out
// is told with its reason.
//
// Tested in tests/unit/code/events/revise_types_test.cc and through the cases; the thresholds were chosen on a fifth of
// the development rows that neither model had seen (docs/accuracy.md).
#pragma once

#include <vector>

#include "code/events/candidates.h"
#include "code/types/type_classifier.h"
#include "tacitus/coding.h"
#include "tacitus/parse.h"

namespace tacitus {

// Drops the candidates of sentences without events into coding.left_out, unless `keep_all`.
void ReviseTypes(const Parse& parse, const CandidateKnowledge& knowledge, const TypeClassifier& classifier,
                 bool keep_all, Coding& coding, std::vector<Candidate>& candidates);

}  // namespace tacitus
