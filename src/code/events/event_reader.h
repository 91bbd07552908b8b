// What the encoder of events (encode/trigger_encoder.h) makes of an event's words in their sentence: who does it, to
// whom, of what type it is if it is one, and whether it happened.
//
// Immutable once loaded: any number of threads, each with a Scratch of its own. Tested in
// tests/unit/code/events/event_reader_test.cc.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "code/events/party_features.h"
#include "code/tree.h"
#include "encode/trigger_encoder.h"
#include "tacitus/document.h"
#include "tacitus/event.h"
#include "tacitus/result.h"

namespace tacitus {

// What was read of one event. Sides are indexed by PartySide.
struct EventReading {
  struct Piece {
    ByteSpan bytes;  // of the document
    std::array<float, 2> scores;
  };
  std::vector<Piece> pieces;
  std::array<float, 2> nobody{};  // the scores of nobody's being a side
  std::vector<double> types;      // the probability of each class of the encoder's head
  std::vector<double> statuses;   // the same

  // The score of these words as a party: the mean of their pieces'. None where the encoder did not see them.
  [[nodiscard]] std::optional<double> Score(PartySide side, ByteSpan words) const;
};

class EventReader {
 public:
  using Scratch = TriggerEncoder::Scratch;

  // Of data/models/events.encoder. Fails where it is missing or malformed, or lacks a head.
  static Result<EventReader> Load(const std::string& data_folder);

  // The event that this token tells.
  [[nodiscard]] EventReading Read(const Tree& tree, std::uint32_t trigger, Scratch& scratch) const;

  // How probable the reading has it that the words tell no event, or one of this type; this status. Kinds that the
  // encoder does not part (both kinds of yielding, what is ongoing and what happened) share theirs.
  [[nodiscard]] double NoEvent(const EventReading& reading) const;
  [[nodiscard]] double Of(const EventReading& reading, EventType type) const;
  [[nodiscard]] double Of(const EventReading& reading, Status status) const;

 private:
  explicit EventReader(TriggerEncoder encoder) : encoder_(std::move(encoder)) {}

  TriggerEncoder encoder_;
  const EncoderHead* nobody_ = nullptr;  // heads of the encoder
  const EncoderHead* types_ = nullptr;
  const EncoderHead* statuses_ = nullptr;
};

}  // namespace tacitus
