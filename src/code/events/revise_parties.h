// Who does it and to whom, where what readers marked speaks against what the rules took.
//
// The rules go by roles in the tree (frames/participants.h). A model of how parties stand in sentences
// (party_model.h) and the encoder of events (event_reader.h), where it has read the candidate, are asked about each
// side; somebody else is taken where he is likelier than whom the rules took, and, by both together, nobody where that
// is far likelier. What two do to one another is left alone. How likely what is told then is, a candidate that was read
// keeps. Tested in tests/unit/code/events/revise_parties_test.cc.
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
