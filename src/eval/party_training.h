// Fits the model of who is a party of an event (events/party_model.h), and writes what the encoder of events learns
// from, on sentences whose parties are marked (party_gold.h).
//
// Tested in tests/unit/eval/party_training_test.cc.
#pragma once

#include <ostream>
#include <string>

#include "eval/party_gold.h"

namespace tacitus {

struct PartyTraining {
  std::string table;  // data/models/parties.tsv
  std::size_t choices = 0;
};

Result<PartyTraining> FitParties(const PartyGold& gold, const CodeDocument& code, const CandidateKnowledge& knowledge);

// One JSON line an event, for train/events.py: "gold" (tokens, marked, own, news), "id", "sentence", "trigger",
// "options" (bytes of the sentence), "sources" and "targets" (numbers of the right options), "source_spans" and
// "target_spans" (bytes that are marked), "coded_type", "coded_status", "type" and "status" (as MarkedEvent has them).
Result<Done> WriteMarkedEvents(const PartyGold& gold, const CodeDocument& code, const CandidateKnowledge& knowledge,
                               std::ostream& out);

// The same of news without marks, as "gold" "unlabelled", for what a teacher says of it.
Result<Done> WriteUnmarkedEvents(const std::string& sentences, const CodeDocument& code,
                                 const CandidateKnowledge& knowledge, std::ostream& out);

}  // namespace tacitus
