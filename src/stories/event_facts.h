// What of an event tells it from others, small enough to be kept for each of very many: who, what, when, where, and a
// few words, in 104 bytes. The same from an event just coded and from its row in a store. Names and words are kept as
// hashes: two of different ones are equal once in four thousand million times, or in 65,536 for words, of which several
// must agree.
//
// Facts of several events that are the same happening merge: what one leaves open another fills, whatever the order.
// Stateless; any number of threads. Tested in tests/unit/stories/happening_index_test.cc.
#pragma once

#include <array>
#include <cstdint>

#include "tacitus/event.h"

namespace tacitus {

// 0 is unknown everywhere.
struct PartyFacts {
  std::uint32_t actor = 0;   // in the actors' tables
  std::uint32_t family = 0;  // a name's last word, for actors that are not in the tables
  std::uint32_t given = 0;   // its first, where it has several
  std::uint16_t country = 0;
  std::uint16_t sector = 0;  // the most telling
  friend auto operator<=>(const PartyFacts&, const PartyFacts&) = default;

  [[nodiscard]] bool IsKnown() const { return actor != 0 || family != 0 || country != 0 || sector != 0; }
  [[nodiscard]] bool IsNamed() const { return actor != 0 || family != 0; }
};

struct PlaceFacts {
  std::uint32_t geonameid = 0;
  float latitude = 0;
  float longitude = 0;
  std::uint16_t country = 0;
  std::uint8_t extent = 0;  // 0 none, 1 a country or what is as wide, 2 a region, 3 a town or smaller
  friend auto operator<=>(const PlaceFacts&, const PlaceFacts&) = default;
};

// Whether it took place, is to come, or did not take place: these are never the same happening.
enum class Phase : std::uint8_t { kTookPlace, kToCome, kDidNot };

struct EventFacts {
  static constexpr std::size_t kWords = 16;

  EventType type = EventType::kNone;
  Phase phase = Phase::kTookPlace;
  bool words_count = false;  // a statement or other act in words, of which there may be several a day
  bool exact = false;        // its day is told, not only known not to be later than the report
  std::uint16_t mode = 0;
  PartyFacts source;
  PartyFacts target;
  PlaceFacts place;
  std::int32_t first_day = INT32_MIN;  // since 1970
  std::int32_t last_day = INT32_MAX;
  std::uint32_t sentence = 0;
  std::uint32_t document = 0;
  std::array<std::uint16_t, kWords> words{};  // stems of what else the sentence says, then zeros
};

// Of the event its type, mode, quad, parties, place, dates, status, standing, sentence, trigger and document are used.
EventFacts FactsOf(const Event& event);

// Fills what `facts` leaves open from what `others` knows. The words stay the first's.
void MergeInto(EventFacts& facts, const EventFacts& others);

}  // namespace tacitus
