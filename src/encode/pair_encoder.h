// The encoder of event types: what a sentence says that its source does to its target, as scores of classes.
//
//   tacitus::Result<tacitus::PairEncoder> encoder = tacitus::PairEncoder::Load("data/models/types.encoder");
//   tacitus::PairEncoder::Scratch scratch;
//   tacitus::EncoderScores scores = encoder->ScorePair("The Kremlin blamed the West.", {4, 11}, {19, 27}, scratch);
//   for (const tacitus::EncoderHead& head : encoder->heads()) Use(head, scores.Of(head));
//
// A small BERT with int8 weights (encoder_network.h) reads the sentence, in which source and target are marked
// (encoder_input.h). The mean vectors of sentence, source and target, each of length 1, are multiplied by the weights
// of the heads: those of input "pair" get the three, those of input "sentence" the first alone, from an unmarked
// sentence.
//
// Immutable once loaded: any number of threads, each with a Scratch of its own, which saves all allocations after the
// first sentence. The same sentence has the same scores on every machine and with every Scratch.
//
// Tested in tests/unit/encode/pair_encoder_test.cc; timed by bench/encode_bench.cc.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "encode/encoder_head.h"
#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

struct EncoderKernels;

class PairEncoder {
 public:
  class Scratch;

  // Reads an encoder as train/encoder_file.py writes it. Fails, with the fault, where the file is missing or malformed.
  static Result<PairEncoder> Load(const std::string& path);
  // The same with kernels of one's choice, for tests and measurements.
  static Result<PairEncoder> Load(const std::string& path, const EncoderKernels& kernels);

  PairEncoder(PairEncoder&&) noexcept;
  PairEncoder& operator=(PairEncoder&&) noexcept;
  ~PairEncoder();

  [[nodiscard]] const std::vector<EncoderHead>& heads() const;
  // The head of this name; null where there is none.
  [[nodiscard]] const EncoderHead* FindHead(std::string_view name) const;

  // The scores of the heads of input "pair". The spans are bytes of the sentence (UTF-8); an empty one is not given.
  [[nodiscard]] EncoderScores ScorePair(std::string_view sentence, ByteSpan source, ByteSpan target,
                                        Scratch& scratch) const;
  // The scores of the heads of input "sentence".
  [[nodiscard]] EncoderScores ScoreSentence(std::string_view sentence, Scratch& scratch) const;

  // "AVX-512 VNNI", "AVX2" or "plain".
  [[nodiscard]] const char* kernels() const;

 private:
  struct Model;
  explicit PairEncoder(std::shared_ptr<const Model> model);
  std::shared_ptr<const Model> model_;
};

// Buffers of one thread: some 2 MB for an encoder of 128 tokens. Cheap to make, better kept.
class PairEncoder::Scratch {
 public:
  Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;
  ~Scratch();

 private:
  friend class PairEncoder;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tacitus
