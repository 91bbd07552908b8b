// The encoder of events: what a sentence says of the word in it that tells an event, as scores of its heads.
//
//   tacitus::Result<tacitus::TriggerEncoder> encoder = tacitus::TriggerEncoder::Load("data/models/events.encoder");
//   tacitus::TriggerEncoder::Scratch scratch;
//   tacitus::TriggerReading reading = encoder->Read("The Kremlin blamed the West.", {12, 18}, scratch);
//
// A small BERT with int8 weights (encoder_network.h) reads the sentence, in which the word is marked as a source is
// (encoder_input.h). A head of input "piece" scores each piece by its vector, one of input "first" the sentence by the
// vector of [CLS], one of input "word" the word by the mean vector of its pieces.
//
// Immutable once loaded: any number of threads, each with a Scratch of its own. The same sentence has the same scores
// on every machine. Tested against train/reference_encoder.py in tests/unit/encode/trigger_encoder_test.cc.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "encode/encoder_head.h"
#include "encode/wordpiece.h"
#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

// Valid until the Scratch it came from is used again.
struct TriggerReading {
  std::span<const WordPiece> pieces;  // those of [CLS], [SEP] and marks have no bytes
  std::span<const float> scores;      // of the heads of "first" and "word", one after the other, each at first_score
  std::span<const float> of_pieces;   // of the heads of "piece", as many as those have classes for each piece
};

class TriggerEncoder {
 public:
  class Scratch;

  // Reads an encoder as train/encoder_file.py writes it. Fails, with the fault, where the file is missing or malformed.
  static Result<TriggerEncoder> Load(const std::string& path);

  TriggerEncoder(TriggerEncoder&&) noexcept;
  TriggerEncoder& operator=(TriggerEncoder&&) noexcept;
  ~TriggerEncoder();

  // The head of this name and input; null where there is none.
  [[nodiscard]] const EncoderHead* FindHead(std::string_view name, EncoderInput input) const;

  // `word`: bytes of the sentence (UTF-8).
  [[nodiscard]] TriggerReading Read(std::string_view sentence, ByteSpan word, Scratch& scratch) const;

 private:
  struct Model;
  explicit TriggerEncoder(std::shared_ptr<const Model> model);
  std::shared_ptr<const Model> model_;
};

// Buffers of one thread: some 2 MB for an encoder of 128 tokens. Cheap to make, better kept.
class TriggerEncoder::Scratch {
 public:
  Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;
  ~Scratch();

 private:
  friend class TriggerEncoder;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tacitus
