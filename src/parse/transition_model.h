// The network of spaCy's transition-based parsers (spacy/ml/parser_model.pyx): from a few tokens of a state to a score
// for each class of move.
//
//   projection   token vector → hidden input, once a token
//   lower        for each of the state's features, token → hidden * pieces sums, once a token (a PrecomputableAffine);
//                a state's hidden layer is the maxout of its features' sums
//   upper        hidden → classes; without it the hidden units are the classes
//
// The lower layer's sums are made for blocks of neighbouring tokens when first asked for and kept in a bounded number
// of blocks, so that a long document needs no more memory than a short one.
// Tested in tests/unit/parse/transition_model_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "parse/config_file.h"
#include "parse/kernels.h"
#include "parse/thinc_model.h"
#include "tacitus/result.h"

namespace tacitus {

class TransitionModel {
 public:
  struct Shape {
    std::size_t features = 0;
    std::size_t hidden = 0;
    std::size_t pieces = 0;
    bool upper = false;
  };

  static constexpr std::size_t kMaximumFeatures = 13;
  static constexpr std::int32_t kNoToken = -1;

  // The lower layer's sums for the tokens of one document, and what a step works in.
  class Scratch {
   public:
    // Starts a document whose tokens' projections are these rows.
    void Begin(ConstRows projections, std::size_t tokens);

   private:
    friend class TransitionModel;
    struct Block {
      AlignedFloats sums;
      std::size_t number = 0;  // of the tokens [number * kBlockTokens, …)
      std::uint64_t used = 0;  // clock at the last use
    };

    ConstRows projections_ = {nullptr, 0};
    std::size_t tokens_ = 0;
    std::uint64_t clock_ = 0;
    std::size_t block_count_ = 0;  // blocks in use
    std::vector<Block> blocks_;
    std::vector<std::uint32_t> block_of_;  // for each run of kBlockTokens, its place in blocks_
    AlignedFloats hidden_;
    AlignedFloats scores_;
  };

  // Reads a model section whose state type is `state_type` ("parser" or "ner").
  static Result<Shape> ReadShape(const ConfigFile& config, const std::string& section, const std::string& state_type);
  // `tok2vec` is the listener or the encoder below.
  static LayerTree Tree(const Shape& shape, LayerTree tok2vec);
  static Result<TransitionModel> Load(const Shape& shape, std::size_t width, std::size_t classes,
                                      const ThincModel& model, const LayerTree& tree, const Kernels& kernels);

  // Scores, at least as many as there are classes: what Score returns.
  [[nodiscard]] std::size_t padded_classes() const;
  [[nodiscard]] const PackedMatrix& projection() const { return projection_; }
  [[nodiscard]] std::size_t features() const { return shape_.features; }

  // The scores of a state with these tokens, kNoToken where a feature has none. They live until the next call.
  const float* Score(std::span<const std::int32_t> tokens, Scratch& scratch) const;

 private:
  static constexpr std::size_t kBlockTokens = 64;
  static constexpr std::size_t kMaximumBlocks = 64;
  static constexpr std::uint32_t kNoBlock = 0xffffffff;

  const float* SumsOf(std::size_t token, Scratch& scratch) const;
  Scratch::Block& ComputeBlock(std::size_t number, Scratch& scratch) const;
  Result<Done> LoadLower(const ThincModel& model, const LayerTree& tree, std::size_t inputs);

  Shape shape_;
  const Kernels* kernels_ = nullptr;
  PackedMatrix projection_;
  PackedMatrix lower_;     // the features one after the other, each with panels of its own
  AlignedFloats padding_;  // the sums of features without a token
  PackedMatrix hidden_;    // panels and bias of one feature's sums; no weights
  PackedMatrix upper_;
};

}  // namespace tacitus
