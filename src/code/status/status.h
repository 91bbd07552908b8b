// Whether an event happened, by the article's own account.
//
//   StatusOf(tree, knowledge, trigger).status;         // kPlanned for "attack" in "Iran plans to attack"
//   FactualityOf(tree, knowledge, coding, trigger);    // 0.4
//
// The status follows from the cues over the event (scope.h, factuality.h): the innermost predicate that leaves the
// event open names its kind of openness (planned, promised, threatened, demanded, alleged, denied, hypothetical);
// auxiliaries under it keep that, and what is certain under it is as open as it is. An event inside a condition, or
// open and dependent on one, is conditional. The number is for those who want degrees; the status does not depend on
// it. docs/status.md has the whole mapping. Tested in tests/unit/code/status/status_test.cc.
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
  double factuality_without_negation = 0;  // -3 to 3, composed from the cues but the negation of the event's own word
  std::string condition;                   // the words of the condition that the event is in or depends on
  ByteSpan condition_span;
  Origin origin;      // the line of data/cues/ that decided; empty where none did
  std::string why;    // a few words for people
  ByteSpan evidence;  // the words that say so
};

// For any token, as the head of an event's words: verb, noun or adjective.
StatusDecision StatusOf(const Tree& tree, const StatusKnowledge& knowledge, std::uint32_t token);

// How far the article commits itself to its having happened, from -3 to 3, by the fitted model.
double FactualityOf(const Tree& tree, const StatusKnowledge& knowledge, const Coding& coding, std::uint32_t token);

}  // namespace tacitus
