// The place of an event: where the article says that this one happened.
//
// A place is taken, in this order, from a locative phrase attached to the trigger or its verb ("clashed in Tehran"),
// from one inside its object ("the seizure of the US embassy in Tehran"), from an earlier mention of the same thing
// ("at the embassy"), and from the clause above, where the event is part of what that tells ("marked in Iran with
// demonstrations"). The dateline, nationalities and names used for governments never place an event, and acts of
// speech have no place unless one is given for the act itself.
//
// Tested in tests/unit/code/places/event_place_test.cc.
#pragma once

#include <optional>
#include <string>

#include "code/places/place_knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/document.h"

namespace tacitus {

struct EventPlace {
  Place place;
  std::string why;    // a few words for people
  ByteSpan evidence;  // the words that say so
};

// Precondition: FindPlaces has filled coding.places for this parse.
std::optional<EventPlace> PlaceOf(const Tree& tree, const Document& document, const Coding& coding,
                                  const PlaceKnowledge& knowledge, const Frame& frame);

}  // namespace tacitus
