#include "parse/tagger.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace tacitus {

LayerTree Tagger::Tree(LayerTree tok2vec) {
  return Chain({std::move(tok2vec), Wrapped("with_array", Leaf("softmax"))});
}

Result<Tagger> Tagger::Load(const std::vector<std::string>& labels, std::size_t width, const ThincModel& model,
                            const LayerTree& tree, const Kernels& kernels, StringStore& strings) {
  const LayerTree& softmax = tree.layers[1].layers[0];
  const Result<std::vector<float>> weights = model.Param(softmax, "W", {labels.size(), width});
  if (!weights) return weights.error();
  const Result<std::vector<float>> bias = model.Param(softmax, "b", {labels.size()});
  if (!bias) return bias.error();
  Tagger tagger;
  tagger.kernels_ = &kernels;
  tagger.scores_ = PackAffine(*weights, *bias, labels.size(), {1, width, RoundUpToLanes(width)});
  tagger.mask_.assign(tagger.scores_.sums(), -std::numeric_limits<float>::infinity());
  std::fill_n(tagger.mask_.begin(), labels.size(), 0.0F);
  for (const std::string& label : labels) tagger.tags_.push_back(strings.Add(label));
  return tagger;
}

void Tagger::Run(ConstRows vectors, std::size_t count, AlignedFloats& scores, Label* tags) const {
  const std::size_t stride = scores_.sums();
  scores.resize(count * stride);
  kernels_->affine(vectors, count, scores_, {scores.data(), stride});
  for (std::size_t i = 0; i < count; ++i) {
    tags[i] = tags_[kernels_->arg_max(scores.data() + i * stride, mask_.data(), stride)];
  }
}

}  // namespace tacitus
