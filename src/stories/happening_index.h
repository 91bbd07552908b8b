// Finds, among the happenings told so far, the one that an event tells again.
//
// Of each happening the merged facts of all its events are kept, and lists by what candidates must have in common, in
// all some 200 bytes: the sentence; or type and phase, stretch of time, and the country, actor or name of a party, or
// the place's country. An event belongs to the candidate with which most agrees (SameHappening). Where it shows two
// happenings to be one, they are joined. Facts merge the same in any order, so an index read from a store is the one
// that wrote it. Events that no fortnight can be told for find only each other. Steps can be taken back, for writers
// whose commit a rival forestalls. One thread at a time. Tested in tests/unit/stories/happening_index_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stories/event_facts.h"
#include "stories/joined_ids.h"
#include "stories/keyed_lists.h"

namespace tacitus {

// The happening that an event tells, and others that it shows to be the same.
struct HappeningLabel {
  std::string id;
  std::vector<std::string> joined;
};

class HappeningIndex {
 public:
  // Takes in an event that has its label already.
  void Add(std::string_view event_id, const EventFacts& facts, const HappeningLabel& label);

  // Finds the label of a new event, and takes it in. A new happening is named after its first event.
  HappeningLabel Label(std::string_view event_id, const EventFacts& facts);

  // From here on steps are remembered, until they are kept for good or taken back.
  void Keep();
  void TakeBack();

 private:
  struct Match {
    std::uint32_t happening = 0;
    int points = 0;
  };

  [[nodiscard]] std::vector<Match> Matches(const EventFacts& facts) const;
  void Insert(std::uint32_t happening, const EventFacts& facts);
  void AddTo(KeyedLists& lists, std::uint64_t key, std::uint32_t happening);
  std::uint32_t Join(std::uint32_t one, std::uint32_t other);  // roots
  std::uint32_t Of(std::string_view id);
  EventFacts& Change(std::uint32_t happening);

  JoinedIds ids_;
  Blocks<EventFacts> happenings_;  // by group of ids_; those of a root hold for all that are joined to it
  KeyedLists lists_;
  KeyedLists of_documents_;  // only since the last Keep: a document's events are stored together
  std::vector<std::pair<std::uint32_t, EventFacts>> changed_;  // facts as they were before
  std::size_t kept_ = 0;                                       // numbers in lists_
};

}  // namespace tacitus
