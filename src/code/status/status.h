// Whether an event happened, by the article's own account.
//
//   StatusDecision decision = StatusOf(tree, knowledge, coding, trigger);
//   decision.status;      // kPlanned for "attack" in "Iran plans to attack"
//   decision.factuality;  // 0.4
//
// The status follows from the cues over the event (scope.h, factuality.h): the innermost that leaves the event open
// names its own kind of openness (planned, promised, threatened, demanded, conditional, alleged, denied,
// hypothetical); a cue that makes it certain leaves what is above it. The composed value and the number of the fitted
// model speak where no cue does: a number of 1 or more is actual, of -1 or less negated, the rest hypothetical.
// Tested in tests/unit/code/status/status_test.cc.
#pragma once

#include <cstdint>
#include <string>

#include "code/status/status_knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"

namespace tacitus {

struct StatusDecision {
  Status status = Status::kActual;
  Status status_without_negation = Status::kActual;  // as if the event's own word were not negated: kPlanned for
                                                     // "yield" in "will not yield", whose status is kNegated
  bool negated = false;                    // the event's own word, or the verb that carries it, is under negation
  double factuality = 0;                   // -3 to 3, by the fitted model
  double factuality_without_negation = 0;  // -3 to 3, composed from the cues but the negation of the event's own word
  std::string condition;                   // the words of the condition that the event is in or depends on
  ByteSpan condition_span;
  Origin origin;      // the line of data/cues/ that decided; empty where none did
  std::string why;    // a few words for people
  ByteSpan evidence;  // the words that say so
};

// For any token, as the head of an event's words: verb, noun or adjective.
StatusDecision StatusOf(const Tree& tree, const StatusKnowledge& knowledge, const Coding& coding, std::uint32_t token);

}  // namespace tacitus
