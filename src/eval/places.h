// Suite `places`: place names against TR-News (Kamalloo and Rafiei 2018).
//
// Gold: one XML file of articles with toponyms: offsets count characters of the article's text; a span that misses its
// phrase is moved to the phrase's nearest occurrence. Toponyms without coordinates count for spans only.
//
// Spans: precision, recall and F1 of what the program finds, overlap being enough, each gold span matched once.
// Resolution, at the annotated spans: the share within 161 km (100 miles) of the gold point, the same for populated
// places (class P), and the share in the right country; a name without an answer is wrong.
//
// Tested in tests/unit/eval/places_test.cc.
#pragma once

#include <string>

#include "code/places/place_knowledge.h"
#include "eval/coded_text.h"
#include "tacitus/result.h"

namespace tacitus {

struct PlacesReport {
  int gold = 0;
  int predicted = 0;
  int spans = 0;    // predicted that overlap a gold one
  int located = 0;  // gold with coordinates
  int near = 0;     // of them, answered within 161 km
  int populated = 0;
  int populated_near = 0;
  int with_country = 0;
  int right_country = 0;
  std::string headline;     // "places: within 161 km … (n=…)"
  std::string predictions;  // TSV: document start end text geonameid latitude longitude country given
  std::string differences;  // one line for each error
};

// Fails where the file cannot be read or is malformed.
Result<PlacesReport> EvaluatePlaces(const std::string& gold_file, const PlaceKnowledge& knowledge,
                                    const CodeDocument& code);

}  // namespace tacitus
