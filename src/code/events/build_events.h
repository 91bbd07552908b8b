// From candidates to event records: the fields filled, one row for each pair of source and target.
//
// Tested through the cases (tests/cases/).
#pragma once

#include <vector>

#include "code/events/candidates.h"
#include "code/events/knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/document.h"

namespace tacitus {

// Precondition: all layers of `coding` before the events are filled. Reasons are given where asked for.
std::vector<Event> BuildEvents(const Tree& tree, const Document& document, const CodingKnowledge& knowledge,
                               const Coding& coding, const std::vector<Candidate>& candidates, bool reasons);

// Fills what of an event's record needs neither its type nor its actors: status, words, time, place, attribution,
// counts. Of the candidate its frame and status are used.
void FillCircumstances(const Tree& tree, const Document& document, const CodingKnowledge& knowledge,
                       const Coding& coding, const Candidate& candidate, bool reasons, Event& event);

// A hex name for a document: hash of its canonical address and text.
std::string DocumentId(const Document& document);

}  // namespace tacitus
