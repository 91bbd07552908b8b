// The repository's rules and what else candidates are found by, for tests: loaded once a program.
#pragma once

#include "code/types/pair_rules.h"

namespace tacitus {

const PairKnowledge& TestPairKnowledge();

CandidateKnowledge TestCandidateKnowledge();

}  // namespace tacitus
