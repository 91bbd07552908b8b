#include "parse/dependency_parser.h"

#include <array>
#include <utility>

namespace tacitus {
namespace {

// spaCy's label for parts of one word, which must be neighbours.
constexpr std::string_view kPartOfWord = "subtok";

}  // namespace

DependencyParser DependencyParser::Create(const std::vector<Move>& moves, TransitionModel model, const Kernels& kernels,
                                          StringStore& strings) {
  const std::size_t padded = model.padded_classes();
  DependencyParser parser(std::move(model), kernels, padded);
  parser.padded_classes_ = padded;
  parser.root_ = strings.Add("ROOT");
  for (std::size_t i = 0; i < moves.size(); ++i) {
    const Label label = strings.Add(moves[i].label);
    parser.classes_.push_back({static_cast<ArcEagerState::Move>(moves[i].kind), label});
    parser.lifted_.Add(label, strings);
    const std::uint32_t needed =
        1U << moves[i].kind | (moves[i].label == kPartOfWord ? ArcEagerState::kAdjacentBit : 0U);
    for (std::uint32_t valid = 0; valid < ArcEagerState::kValidityStates; ++valid) {
      if ((valid & needed) == needed) parser.masks_.Allow(valid, i);
    }
  }
  return parser;
}

void DependencyParser::Run(Annotation& annotation, TokenSpan document, ConstRows projections, Scratch& scratch) const {
  ArcEagerState& state = scratch.state;
  state.Begin(document.size());
  scratch.model.Begin(projections, document.size());
  std::array<std::int32_t, TransitionModel::kMaximumFeatures> context;
  const std::span<std::int32_t> tokens(context.data(), model_.features());
  while (!state.IsFinal()) {
    const std::uint32_t valid = state.Valid();
    if (masks_.CountOf(valid) == 0) {
      state.ForceFinal();
      break;
    }
    std::size_t best = masks_.OnlyOf(valid);
    if (masks_.CountOf(valid) > 1) {
      state.Context(tokens);
      best = kernels_->arg_max(model_.Score(tokens, scratch.model), masks_.MaskOf(valid), padded_classes_);
    }
    state.Take(classes_[best].move, classes_[best].label);
  }
  for (std::uint32_t token = 0; token < document.size(); ++token) {
    const std::int32_t head = state.heads()[token];
    const std::uint32_t own = head == ArcEagerState::kNone ? token : static_cast<std::uint32_t>(head);
    annotation.head[document.first + token] = document.first + own;
    annotation.dep[document.first + token] = state.labels()[token];
  }
  FinishTree(annotation, document, root_, lifted_, scratch.tree);
}

}  // namespace tacitus
