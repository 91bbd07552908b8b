// The component "parser": heads, dependency labels and sentences, greedily, one move after the other.
//
// Of the moves allowed in a state the one with the highest score is taken, the first of equals; where only one is
// allowed, the network is not asked.
#pragma once

#include <utility>
#include <vector>

#include "parse/annotation.h"
#include "parse/arc_eager.h"
#include "parse/dependency_tree.h"
#include "parse/moves.h"
#include "parse/string_store.h"
#include "parse/transition_model.h"

namespace tacitus {

class DependencyParser {
 public:
  struct Scratch {
    TransitionModel::Scratch model;
    ArcEagerState state;
    TreeScratch tree;
  };

  // `moves` are those of the component's folder, in the order of the model's classes.
  static DependencyParser Create(const std::vector<Move>& moves, TransitionModel model, const Kernels& kernels,
                                 StringStore& strings);

  [[nodiscard]] const TransitionModel& model() const { return model_; }

  // Sets head, dep and sentence_start of one document's tokens, whose projections are the rows given.
  void Run(Annotation& annotation, TokenSpan document, ConstRows projections, Scratch& scratch) const;

 private:
  struct Class {
    ArcEagerState::Move move;
    Label label;
  };

  DependencyParser(TransitionModel model, const Kernels& kernels, std::size_t padded_classes)
      : model_(std::move(model)), kernels_(&kernels), masks_(ArcEagerState::kValidityStates, padded_classes) {}

  TransitionModel model_;
  const Kernels* kernels_;
  MoveMasks masks_;  // by ArcEagerState::Valid
  std::vector<Class> classes_;
  std::size_t padded_classes_ = 0;
  Label root_ = 0;
  LiftedLabels lifted_;
};

}  // namespace tacitus
