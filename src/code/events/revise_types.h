// A second opinion on the types of candidate events: the rules found them, the classifier of types has looked at
// thousands of other pairs (type_classifier.h).
//
// A candidate is put to it with its first source and target, in its sentence. How probable the rules' type is becomes
// the event's confidence; where another type is far likelier, the event takes that one, with the type's own code and no
// mode. Nothing is asked about a candidate without parties, or one of several in a sentence between the same two, since
// the classifier speaks of a pair and not of a word. Tested in tests/unit/code/events/revise_types_test.cc and through
// the cases.
#pragma once

#include <vector>

#include "code/events/candidates.h"
#include "code/types/type_classifier.h"
#include "tacitus/coding.h"
#include "tacitus/parse.h"

namespace tacitus {

void ReviseTypes(const Parse& parse, const Coding& coding, const CandidateKnowledge& knowledge,
                 const TypeClassifier& classifier, std::vector<Candidate>& candidates);

}  // namespace tacitus
