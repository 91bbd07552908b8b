// The spans of a document that name places, before it is known which.
//
// From the parser's entities (GPE, LOC, FAC; NORP where it is a nationality), from capitalised words that the gazetteer
// knows and that stand where places stand ("in Xinmo", "Bam, Iran"), from datelines in capitals, and from names of
// streets, buildings and the like by their last word. Tested in tests/unit/code/places/find_places_test.cc.
#pragma once

#include <vector>

#include "code/places/place_knowledge.h"
#include "code/tree.h"

namespace tacitus {

struct PlaceSpan {
  TokenSpan tokens;
  bool demonym = false;   // "Turkish", "Turks"
  bool facility = false;  // "Church Street": a place that the gazetteer is not asked for
};

// In text order, not overlapping.
std::vector<PlaceSpan> FindPlaceSpans(const Tree& tree, const PlaceKnowledge& knowledge);

// The words of a span as the gazetteer is asked for them: spaces and line ends as one space.
std::string NameOfSpan(const Tree& tree, TokenSpan span);

}  // namespace tacitus
