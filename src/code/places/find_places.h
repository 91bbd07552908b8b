// Finds place names and says which places of the gazetteer they are.
//
// Candidates are the parser's GPE, LOC and FAC entities, and runs of capitalised words that the gazetteer knows and
// that nothing marks as a person or organisation. Each gets the gazetteer entry that fits best: by population, kind
// of place, containment in the text ("Bangor, Maine"), the other places of the document, and, weakly, the dateline.
// is_location tells "in Tehran" from "Tehran accepted curbs".
//
// Tested in tests/unit/code/places/find_places_test.cc and by `tacitus eval places`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "code/places/place_knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/document.h"

namespace tacitus {

// Fills coding.places, in text order.
void FindPlaces(const Tree& tree, const Document& document, const PlaceKnowledge& knowledge, Coding& coding);

// What the names at the spans given (bytes of the parse's text, which need not be tokens) are; the other place names
// of the document are the context. A name that the gazetteer lacks gets the place that it most likely lies in.
std::vector<std::optional<Place>> PlacesAt(const Tree& tree, const Document& document, const PlaceKnowledge& knowledge,
                                           const std::vector<ByteSpan>& spans);

// What `name` most likely is, given other words around it ("Maine, United States"); nothing where no place has the
// name. Best first.
std::vector<Place> RankPlaces(std::string_view name, std::string_view context, const PlaceKnowledge& knowledge);

}  // namespace tacitus
