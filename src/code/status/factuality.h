// From the words over an event to a number: how far the article commits itself to the event's having happened.
//
// Two readings of a Scope. Composed: the cues are applied from the outermost inwards, each mapping what is known of
// its scope (3 it holds … -3 it does not) to what is known inside it, as in the polarity propagation of Nairn,
// Condoravdi and Karttunen (2006) and Lotan, Stern and Dagan (2013). Fitted: a linear model over the composed value,
// the cues and the words that bear them, with the weights in data/models/factuality.tsv. The answer is a mean of both.
//
// Tested in tests/unit/code/status/status_test.cc.
#pragma once

#include <string>
#include <vector>

#include "code/status/scope.h"

namespace tacitus {

struct Composed {
  double value = 3;                    // -3 to 3
  Status status = Status::kActual;     // of the event under its cues
  const ScopeCue* decisive = nullptr;  // the innermost cue that changed either; null where none did
};

// `own_negation` false leaves the negation of the event's own word (or of the verb that carries it) out.
Composed Compose(const Scope& scope, bool own_negation = true);

// Whether the event's own word is under negation.
bool IsNegated(const Scope& scope);

// The features of the fitted model that are on, each once.
std::vector<std::string> FactualityFeatures(const Tree& tree, const StatusKnowledge& knowledge, const Coding& coding,
                                            std::uint32_t trigger, const Scope& scope);

// The answer, within [-3, 3].
double Factuality(const StatusKnowledge& knowledge, const Composed& composed, const std::vector<std::string>& features);

}  // namespace tacitus
