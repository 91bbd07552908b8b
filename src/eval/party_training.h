// Fits the model of who is a party of an event (events/party_model.h) on sentences whose parties are marked.
//
// Of a gold sentence the first event counts, of the marked type where one is; where a party that is marked cannot be
// chosen, nobody is right. Tested in tests/unit/eval/party_training_test.cc.
#pragma once

#include <string>
#include <vector>

#include "code/events/candidates.h"
#include "eval/coded_text.h"
#include "tacitus/result.h"

namespace tacitus {

// Three kinds of gold; an empty name leaves one out.
struct PartyGold {
  std::string tokens = {};  // tags of source and target (event_gold.h)
  std::string marked = {};  // sentences with marks (marked_sentences.h)
  std::string sentences =
      {};  // drawn lines of news as JSON Lines with their numbers as ids (tools/sample_sentences.py)
  // Readers' verdicts on what was coded of these: tables of docs/precision/ with the columns line, start (of the
  // trigger), right_type ("none": no event) and right_source, right_target ("-", or bytes of the line: "12-25,40-52").
  std::vector<std::string> verdicts = {};
};

struct PartyTraining {
  std::string table;  // data/models/parties.tsv
  std::size_t choices = 0;
};

Result<PartyTraining> FitParties(const PartyGold& gold, const CodeDocument& code, const CandidateKnowledge& knowledge);

}  // namespace tacitus
