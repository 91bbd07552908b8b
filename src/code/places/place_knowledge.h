// What the coder knows of places: the gazetteer and the words of data/places/cues.tsv.
//
// Immutable once loaded; any number of threads. Tested through tests/unit/code/places/.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "code/places/gazetteer.h"
#include "tacitus/result.h"

namespace tacitus {

class PlaceKnowledge {
 public:
  // Fails where a table is missing or malformed, or the gazetteer has not been built (`make gazetteer`).
  static Result<PlaceKnowledge> Load(const std::string& data_folder);

  [[nodiscard]] const Gazetteer& gazetteer() const { return gazetteer_; }
  // Whether a lower-case word is in a group of data/places/cues.tsv ("locative", "facility" …).
  [[nodiscard]] bool IsCue(std::string_view group, std::string_view word) const;

  // Where an outlet is at home: its town with what contains it, from data/places/outlets.tsv.
  struct Seat {
    std::string place;
    std::string container;
  };
  // By the outlet's name or its host name; null where it is not listed.
  [[nodiscard]] const Seat* SeatOf(std::string_view outlet) const;

 private:
  explicit PlaceKnowledge(Gazetteer gazetteer) : gazetteer_(std::move(gazetteer)) {}

  Gazetteer gazetteer_;
  std::map<std::string, std::vector<std::string>, std::less<>> cues_;  // group to sorted words
  std::map<std::string, Seat, std::less<>> seats_;
};

// "www.cbc.ca" of an address or a bare host name, without "www.": "cbc.ca"; "" where it is neither.
std::string HostOf(std::string_view url);

}  // namespace tacitus
