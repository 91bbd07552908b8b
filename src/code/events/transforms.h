// What polarity and time make of an event: to refuse aid is no AID, to promise it is AGREE.
//
// Read from data/ontology/transforms.tsv. Immutable; any number of threads. Tested in
// tests/unit/code/events/transforms_test.cc.
#pragma once

#include <string>
#include <vector>

#include "tacitus/coding.h"
#include "tacitus/event.h"
#include "tacitus/result.h"

namespace tacitus {

// How the event stands to the world, as far as its type depends on it.
enum class EventOutlook : std::uint8_t {
  kFuture,   // its actor says it will do it
  kRefused,  // its actor says it will not, or would not, do it
};

class Transforms {
 public:
  struct Row {
    EventOutlook outlook = EventOutlook::kFuture;
    EventType from = EventType::kNone;
    EventType to = EventType::kNone;
    Origin origin;
  };

  static Result<Transforms> Load(const std::string& data_folder);

  // The row for this event and outlook, or nullptr where the type stays.
  [[nodiscard]] const Row* Find(EventOutlook outlook, EventType from) const;

 private:
  std::vector<Row> rows_;
};

}  // namespace tacitus
