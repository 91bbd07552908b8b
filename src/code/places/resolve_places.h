// Which place of the gazetteer each name of a document means.
//
// Each candidate has a worth of its own (the kind of place, its population, whether the name is its main one) and a
// worth in context: the place named after it contains it ("Bangor, Maine"), the same country or division is named in
// the document, other places are near. Context is taken from the likeliest reading of the other names and taken again
// once those have changed; one name means one place throughout a document, unless what follows it says otherwise.
// The weights below were set on TR-News (Kamalloo and Rafiei 2018). Tested in tests/unit/code/places/.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "code/places/place_knowledge.h"

namespace tacitus {

// A name to resolve.
struct PlaceName {
  std::string text;
  std::uint32_t container = 0xffffffff;  // the name that follows as its container, as a position; else ~0
  bool may_be_demonym = false;           // a nationality adjective or noun
  bool weak = false;                     // a clue only: the dateline, the outlet's country
  bool home = false;                     // the outlet's town: the same name in the text means it
};

// The gazetteer's place for each name, kNoPlace where it has none.
std::vector<std::uint32_t> ResolvePlaces(const std::vector<PlaceName>& names, const PlaceKnowledge& knowledge);

// All candidates for one name with the context of others, best first.
std::vector<std::uint32_t> RankCandidates(const PlaceName& name, const std::vector<PlaceName>& context,
                                          const PlaceKnowledge& knowledge);

}  // namespace tacitus
