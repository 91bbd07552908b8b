#include "parse/entity_recognizer.h"

#include <algorithm>
#include <array>
#include <span>

namespace tacitus {
namespace {

// The entity that is open, if any.
struct OpenEntity {
  std::int32_t first = TransitionModel::kNoToken;
  std::size_t state = 0;
  Label label = 0;
};

// The tokens the network looks at: 3 of them, or 6.
void SetContext(std::int32_t token, std::int32_t entity, std::span<std::int32_t> tokens) {
  std::fill(tokens.begin(), tokens.end(), TransitionModel::kNoToken);
  tokens[0] = token;
  if (entity == TransitionModel::kNoToken) return;
  if (tokens.size() == 3) {
    tokens[1] = entity;
    tokens[2] = token - 1;
    return;
  }
  for (std::size_t i = 1; i < tokens.size() && entity < token; ++i, ++entity) tokens[i] = entity;
}

}  // namespace

EntityRecognizer EntityRecognizer::Create(const std::vector<Move>& moves, TransitionModel model, const Kernels& kernels,
                                          StringStore& strings) {
  std::vector<Label> labels;  // that an entity may have
  for (const Move& move : moves) {
    const Label label = strings.Add(move.label);
    if (label != 0 && std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
  }
  const std::size_t padded = model.padded_classes();
  EntityRecognizer recognizer(std::move(model), kernels, kFirstOpen + 2 * labels.size(), padded);
  recognizer.padded_classes_ = padded;
  MoveMasks& masks = recognizer.masks_;
  for (std::size_t i = 0; i < moves.size(); ++i) {
    const Label label = strings.Add(moves[i].label);
    const auto kind = static_cast<MoveKind>(moves[i].kind);
    const auto place = static_cast<std::size_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
    const std::size_t open = kFirstOpen + 2 * place;
    recognizer.classes_.push_back({kind, label, open});
    if (kind == kOut) {
      for (const std::size_t state : {kFree, kFreeForOne, kBarred}) masks.Allow(state, i);
    }
    if (label == 0) continue;
    if (kind == kBegin || kind == kUnit) masks.Allow(kFree, i);
    if (kind == kUnit) masks.Allow(kFreeForOne, i);
    if (kind == kIn || kind == kLast) masks.Allow(open, i);
    if (kind == kLast) masks.Allow(open + 1, i);
  }
  return recognizer;
}

void EntityRecognizer::Run(Annotation& annotation, TokenSpan document, ConstRows projections, Scratch& scratch) const {
  scratch.model.Begin(projections, document.size());
  std::array<std::int32_t, TransitionModel::kMaximumFeatures> context;
  const std::span<std::int32_t> tokens(context.data(), model_.features());
  OpenEntity entity;
  for (std::uint32_t token = document.first; token < document.last; ++token) {
    const bool may_go_on = token + 1 < document.last && annotation.sentence_start[token + 1] == 0;
    const bool is_space = annotation.pieces[token].lexeme->is_space;
    const bool is_open = entity.first != TransitionModel::kNoToken;
    const std::size_t state = is_open     ? entity.state + (may_go_on ? 0 : 1)
                              : is_space  ? kBarred
                              : may_go_on ? kFree
                                          : kFreeForOne;
    if (masks_.CountOf(state) == 0) return;  // no move for this token: spaCy gives up on the rest
    std::size_t best = masks_.OnlyOf(state);
    const auto number = static_cast<std::int32_t>(token - document.first);
    if (masks_.CountOf(state) > 1) {
      SetContext(number, entity.first, tokens);
      best = kernels_->arg_max(model_.Score(tokens, scratch.model), masks_.MaskOf(state), padded_classes_);
    }
    const Class& chosen = classes_[best];
    if (chosen.move == kBegin) entity = {number, chosen.entity_state, chosen.label};
    if (chosen.move == kUnit) entity = {number, 0, chosen.label};
    if (chosen.move == kLast || chosen.move == kUnit) {
      const std::uint32_t first = document.first + static_cast<std::uint32_t>(entity.first);
      std::fill(annotation.entity.begin() + first, annotation.entity.begin() + token + 1, entity.label);
      annotation.entity_position[first] = EntityPosition::kBegin;
      std::fill(annotation.entity_position.begin() + first + 1, annotation.entity_position.begin() + token + 1,
                EntityPosition::kInside);
      entity = {};
    }
  }
}

}  // namespace tacitus
