// The component "ner": named entities by moves that Begin, continue (In) or end (Last) an entity, make one of a single
// token (Unit) or leave a token Out (spacy/pipeline/_parser_internals/ner.pyx).
//
// An entity begins on no white space, does not go over a sentence's end, and is ended by the move of its own label.
// Tested in tests/unit/parse/entity_recognizer_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "parse/annotation.h"
#include "parse/moves.h"
#include "parse/string_store.h"
#include "parse/transition_model.h"

namespace tacitus {

class EntityRecognizer {
 public:
  enum MoveKind : std::uint32_t { kMissing, kBegin, kIn, kLast, kUnit, kOut, kKinds };

  struct Scratch {
    TransitionModel::Scratch model;
  };

  // `moves` are those of the component's folder, in the order of the model's classes.
  static EntityRecognizer Create(const std::vector<Move>& moves, TransitionModel model, const Kernels& kernels,
                                 StringStore& strings);

  [[nodiscard]] const TransitionModel& model() const { return model_; }

  // Sets entity and entity_position of one document's tokens, whose sentences are known.
  void Run(Annotation& annotation, TokenSpan document, ConstRows projections, Scratch& scratch) const;

 private:
  struct Class {
    MoveKind move;
    Label label;
    std::size_t entity_state;  // state of masks_ while an entity of this label is open; the next one bars kIn
  };

  // States of masks_: no entity open, where one of several tokens may begin, only one of one token, or none; then two
  // for each label.
  enum : std::size_t { kFree, kFreeForOne, kBarred, kFirstOpen };

  EntityRecognizer(TransitionModel model, const Kernels& kernels, std::size_t states, std::size_t padded_classes)
      : model_(std::move(model)), kernels_(&kernels), masks_(states, padded_classes) {}

  TransitionModel model_;
  const Kernels* kernels_;
  MoveMasks masks_;
  std::vector<Class> classes_;
  std::size_t padded_classes_ = 0;
};

}  // namespace tacitus
