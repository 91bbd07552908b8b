// Who does it and to whom, where what readers marked speaks against what the rules took.
//
// The rules go by roles in the tree (frames/participants.h). A model of how parties stand in sentences
// (party_model.h) is asked about each side; somebody else is taken only where he is clearly likelier than whom the
// rules took, and nobody is ever put in the place of somebody. What two do to one another is left alone.
// Tested in tests/unit/code/events/revise_parties_test.cc.
#pragma once

#include <vector>

#include "code/events/candidates.h"
#include "code/events/party_model.h"
#include "tacitus/coding.h"

namespace tacitus {

// Precondition: `candidates` are of this text and `coding`.
void ReviseParties(const TreeWords& words, const CandidateKnowledge& knowledge, const PartyModel& model,
                   const Coding& coding, std::vector<Candidate>& candidates);

}  // namespace tacitus
