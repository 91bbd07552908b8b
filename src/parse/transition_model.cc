#include "parse/transition_model.h"

#include <algorithm>
#include <utility>

namespace tacitus {
namespace {

constexpr std::int64_t kMaximumHidden = 4096;  // beyond it a config is taken for corrupt

// [groups][count][pieces][inputs] with each group's outputs padded to whole lanes.
std::vector<float> PadGroups(const std::vector<float>& values, std::size_t groups, std::size_t count,
                             std::size_t floats_each) {
  const std::size_t padded = RoundUpToLanes(count);
  std::vector<float> result(groups * padded * floats_each, 0.0F);
  for (std::size_t group = 0; group < groups; ++group) {
    std::copy_n(values.data() + group * count * floats_each, count * floats_each,
                result.data() + group * padded * floats_each);
  }
  return result;
}

}  // namespace

Result<TransitionModel::Shape> TransitionModel::ReadShape(const ConfigFile& config, const std::string& section,
                                                          const std::string& state_type) {
  const std::string wanted = "spacy.TransitionBasedParser.v2";
  const Result<std::string> architecture = config.Text(section, "@architectures");
  if (!architecture) return architecture.error();
  if (*architecture != wanted) {
    return config.At(section, "@architectures", ErrorCode::kUnsupported,
                     "the architecture \"" + *architecture + "\" is not supported here; \"" + wanted + "\" is");
  }
  const Result<std::string> type = config.Text(section, "state_type");
  if (!type) return type.error();
  if (*type != state_type) {
    return config.At(section, "state_type", ErrorCode::kUnsupported,
                     "the state type must be \"" + state_type + "\" for this component, not \"" + *type + "\"");
  }
  const Result<bool> extra = config.Boolean(section, "extra_state_tokens");
  if (!extra) return extra.error();
  const Result<bool> upper = config.Boolean(section, "use_upper");
  if (!upper) return upper.error();
  const Result<std::int64_t> hidden = config.Integer(section, "hidden_width");
  if (!hidden) return hidden.error();
  const Result<std::int64_t> pieces = config.Integer(section, "maxout_pieces");
  if (!pieces) return pieces.error();
  if (*hidden < 1 || *hidden > kMaximumHidden) {
    return config.At(section, "hidden_width", ErrorCode::kUnsupported, "\"hidden_width\" must be between 1 and 4096");
  }
  if (*pieces < 1 || *pieces > static_cast<std::int64_t>(kMaximumVectors)) {
    return config.At(section, "maxout_pieces", ErrorCode::kUnsupported, "\"maxout_pieces\" must be between 1 and 4");
  }
  const std::size_t features = state_type == "parser" ? (*extra ? 13 : 8) : (*extra ? 6 : 3);
  return Shape{features, static_cast<std::size_t>(*hidden), static_cast<std::size_t>(*pieces), *upper};
}

LayerTree TransitionModel::Tree(const Shape& shape, LayerTree tok2vec) {
  LayerTree projected = Chain({std::move(tok2vec), Leaf("list2array"), Leaf("linear")});
  return {"parser_model", {std::move(projected), Leaf("precomputable_affine"), Leaf(shape.upper ? "linear" : "noop")}};
}

Result<Done> TransitionModel::LoadLower(const ThincModel& model, const LayerTree& tree, std::size_t inputs) {
  const std::size_t outputs = hidden_.outputs;
  const Result<std::vector<float>> weights = model.Param(tree, "W", {shape_.features, outputs, shape_.pieces, inputs});
  if (!weights) return weights.error();
  const Result<std::vector<float>> bias = model.Param(tree, "b", {outputs, shape_.pieces});
  if (!bias) return bias.error();
  const Result<std::vector<float>> padding = model.Param(tree, "pad", {1, shape_.features, outputs, shape_.pieces});
  if (!padding) return padding.error();
  const std::size_t padded = shape_.features * RoundUpToLanes(outputs);
  lower_ = PackMaxout(PadGroups(*weights, shape_.features, outputs, shape_.pieces * inputs), {}, padded, shape_.pieces,
                      {1, inputs, RoundUpToLanes(inputs)});
  // The sums of missing tokens, in the order of the panels: packed as if they were a bias.
  const std::vector<float> no_weights(padded * shape_.pieces, 0.0F);
  padding_ = PackMaxout(no_weights, PadGroups(*padding, shape_.features, outputs, shape_.pieces), padded, shape_.pieces,
                        {1, 1, 1})
                 .bias;
  hidden_ = PackMaxout(std::vector<float>(outputs * shape_.pieces, 0.0F), *bias, outputs, shape_.pieces, {1, 1, 1});
  return Done{};
}

Result<TransitionModel> TransitionModel::Load(const Shape& shape, std::size_t width, std::size_t classes,
                                              const ThincModel& model, const LayerTree& tree, const Kernels& kernels) {
  TransitionModel transition;
  transition.shape_ = shape;
  transition.kernels_ = &kernels;
  const LayerTree& linear = tree.layers[0].layers[2];
  const Result<std::vector<float>> weights = model.Param(linear, "W", {shape.hidden, width});
  if (!weights) return weights.error();
  const Result<std::vector<float>> bias = model.Param(linear, "b", {shape.hidden});
  if (!bias) return bias.error();
  transition.projection_ = PackAffine(*weights, *bias, shape.hidden, {1, width, RoundUpToLanes(width)});
  transition.hidden_.outputs = shape.upper ? shape.hidden : classes;
  if (Result<Done> lower = transition.LoadLower(model, tree.layers[1], shape.hidden); !lower) return lower.error();
  if (!shape.upper) return transition;
  const Result<std::vector<float>> upper = model.Param(tree.layers[2], "W", {classes, shape.hidden});
  if (!upper) return upper.error();
  const Result<std::vector<float>> upper_bias = model.Param(tree.layers[2], "b", {classes});
  if (!upper_bias) return upper_bias.error();
  transition.upper_ = PackAffine(*upper, *upper_bias, classes, {1, shape.hidden, RoundUpToLanes(shape.hidden)});
  return transition;
}

std::size_t TransitionModel::padded_classes() const {
  return shape_.upper ? upper_.sums() : RoundUpToLanes(hidden_.outputs);
}

void TransitionModel::Scratch::Begin(ConstRows projections, std::size_t tokens) {
  projections_ = projections;
  tokens_ = tokens;
  block_count_ = 0;
  block_of_.assign((tokens + kBlockTokens - 1) / kBlockTokens, kNoBlock);
}

TransitionModel::Scratch::Block& TransitionModel::ComputeBlock(std::size_t number, Scratch& scratch) const {
  std::vector<Scratch::Block>& blocks = scratch.blocks_;
  std::size_t place = scratch.block_count_;
  if (place < kMaximumBlocks) {
    ++scratch.block_count_;
    if (blocks.size() < scratch.block_count_) blocks.emplace_back();
  } else {
    const auto older = [](const Scratch::Block& a, const Scratch::Block& b) { return a.used < b.used; };
    place = static_cast<std::size_t>(std::min_element(blocks.begin(), blocks.end(), older) - blocks.begin());
    scratch.block_of_[blocks[place].number] = kNoBlock;
  }
  Scratch::Block& block = blocks[place];
  block.number = number;
  scratch.block_of_[number] = static_cast<std::uint32_t>(place);
  const std::size_t first = number * kBlockTokens;
  const std::size_t count = std::min(kBlockTokens, scratch.tokens_ - first);
  block.sums.resize(kBlockTokens * lower_.sums());
  const ConstRows in = {scratch.projections_.data + first * scratch.projections_.stride, scratch.projections_.stride};
  kernels_->affine(in, count, lower_, {block.sums.data(), lower_.sums()});
  return block;
}

const float* TransitionModel::SumsOf(std::size_t token, Scratch& scratch) const {
  const std::uint32_t place = scratch.block_of_[token / kBlockTokens];
  Scratch::Block& block = place == kNoBlock ? ComputeBlock(token / kBlockTokens, scratch) : scratch.blocks_[place];
  block.used = scratch.clock_;
  return block.sums.data() + token % kBlockTokens * lower_.sums();
}

const float* TransitionModel::Score(std::span<const std::int32_t> tokens, Scratch& scratch) const {
  ++scratch.clock_;
  const std::size_t feature_sums = hidden_.sums();
  const float* parts[kMaximumFeatures];
  for (std::size_t feature = 0; feature < shape_.features; ++feature) {
    const float* sums =
        tokens[feature] == kNoToken ? padding_.data() : SumsOf(static_cast<std::size_t>(tokens[feature]), scratch);
    parts[feature] = sums + feature * feature_sums;
  }
  scratch.hidden_.resize(RoundUpToLanes(hidden_.outputs));
  kernels_->maxout_of_sums({parts, shape_.features}, hidden_, scratch.hidden_.data());
  if (!shape_.upper) return scratch.hidden_.data();
  scratch.scores_.resize(upper_.sums());
  kernels_->affine({scratch.hidden_.data(), 0}, 1, upper_, {scratch.scores_.data(), 0});
  return scratch.scores_.data();
}

}  // namespace tacitus
