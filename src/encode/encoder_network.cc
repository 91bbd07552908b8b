#include "encode/encoder_network.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <utility>

namespace tacitus {
namespace {

// Takes tensors out of a file; after the first fault all others are empty, and the fault stays.
class TensorReader {
 public:
  explicit TensorReader(const EncoderFile& file) : file_(file) {}

  std::span<const float> Floats(const std::string& name, std::initializer_list<std::size_t> shape) {
    return Take(file_.Floats(name, shape));
  }
  std::span<const std::int8_t> Bytes(const std::string& name, std::initializer_list<std::size_t> shape) {
    return Take(file_.Bytes(name, shape));
  }
  // The kernels negate weights, which the least number of a byte does not stand.
  MatrixRows Rows(const std::string& name, std::size_t outputs, std::size_t inputs) {
    const MatrixRows rows = {Bytes(name + ".weight", {outputs, inputs}), Floats(name + ".scale", {outputs}),
                             Floats(name + ".bias", {outputs})};
    constexpr std::int8_t kLeast = std::numeric_limits<std::int8_t>::min();
    if (std::find(rows.weights.begin(), rows.weights.end(), kLeast) != rows.weights.end() && faults_.empty()) {
      faults_.push_back(file_.Fault("the tensor " + name + ".weight has the value -128"));
    }
    return rows;
  }
  EncoderNorm Norm(const std::string& name) {
    const EncoderShape& shape = file_.shape();
    return {Floats(name + ".weight", {shape.hidden}).data(), Floats(name + ".bias", {shape.hidden}).data(),
            shape.layer_norm_epsilon};
  }
  [[nodiscard]] const std::vector<Error>& faults() const { return faults_; }

 private:
  template <typename T>
  std::span<T> Take(Result<std::span<T>> tensor) {
    if (tensor) return *tensor;
    if (faults_.empty()) faults_.push_back(tensor.error());
    return {};
  }

  const EncoderFile& file_;
  std::vector<Error> faults_;  // none or one
};

// Precondition: the reader has found no fault, nor does it here.
EncoderLayer PackLayer(const std::array<MatrixRows, 6>& products, const EncoderShape& shape, std::int32_t offset) {
  EncoderLayer layer;
  const std::span<const MatrixRows> all = products;
  layer.query_key_value = PackMatrix(all.subspan(0, 3), shape.hidden, offset);
  layer.attention_output = PackMatrix(all.subspan(3, 1), shape.hidden, offset);
  layer.intermediate = PackMatrix(all.subspan(4, 1), shape.hidden, offset);
  layer.output = PackMatrix(all.subspan(5, 1), shape.intermediate, offset);
  return layer;
}

}  // namespace

Result<EncoderNetwork> EncoderNetwork::FromFile(const EncoderFile& file, std::size_t vocabulary,
                                                const EncoderKernels& kernels) {
  EncoderNetwork network;
  const EncoderShape& shape = file.shape();
  const std::size_t hidden = shape.hidden;
  network.shape_ = shape;
  network.kernels_ = &kernels;
  TensorReader reader(file);
  network.words_ = reader.Bytes("embeddings.word", {vocabulary, hidden});
  network.word_scales_ = reader.Floats("embeddings.word.scale", {vocabulary});
  network.positions_ = reader.Floats("embeddings.position", {shape.max_tokens, hidden});
  network.embedding_norm_ = reader.Norm("embeddings.norm");
  for (std::size_t i = 0; i < shape.layers; ++i) {
    const std::string name = "layer." + std::to_string(i) + ".";
    const std::array<MatrixRows, 6> products = {reader.Rows(name + "query", hidden, hidden),
                                                reader.Rows(name + "key", hidden, hidden),
                                                reader.Rows(name + "value", hidden, hidden),
                                                reader.Rows(name + "attention_output", hidden, hidden),
                                                reader.Rows(name + "intermediate", shape.intermediate, hidden),
                                                reader.Rows(name + "output", hidden, shape.intermediate)};
    const EncoderNorm attention_norm = reader.Norm(name + "attention_norm");
    const EncoderNorm output_norm = reader.Norm(name + "output_norm");
    if (!reader.faults().empty()) return reader.faults().front();
    network.layers_.push_back(PackLayer(products, shape, kernels.input_offset));
    network.layers_.back().attention_norm = attention_norm;
    network.layers_.back().output_norm = output_norm;
  }
  return network;
}

std::size_t EncoderNetwork::wide_stride() const {
  return std::max(RoundUpToPanels(3 * shape_.hidden), RoundUpToPanels(shape_.intermediate));
}

void EncoderNetwork::Prepare(NetworkBuffers& buffers) const {
  const std::size_t rows = (shape_.max_tokens + kAttentionRows - 1) / kAttentionRows * kAttentionRows;
  const auto make_room = [](auto& buffer, std::size_t size) {
    if (buffer.size() < size) buffer.resize(size);
  };
  make_room(buffers.tokens, rows * shape_.hidden);
  make_room(buffers.wide, rows * wide_stride());
  make_room(buffers.narrow, rows * narrow_stride());
  make_room(buffers.attention, rows * shape_.hidden);
  make_room(buffers.head, AttentionFloats(shape_.max_tokens, shape_.head_size()));
  make_room(buffers.bytes, rows * std::max(shape_.hidden, shape_.intermediate));
  make_room(buffers.scales, rows);
}

void EncoderNetwork::Embed(std::span<const WordPiece> pieces, NetworkBuffers& buffers) const {
  const std::size_t hidden = shape_.hidden;
  float* row = buffers.tokens.data();
  const float* position = positions_.data();
  for (const WordPiece& piece : pieces) {
    const std::int8_t* word = words_.data() + piece.id * hidden;
    const float scale = word_scales_[piece.id];
    for (std::size_t i = 0; i < hidden; ++i) row[i] = static_cast<float>(word[i]) * scale;
    kernels_->add_and_normalise(row, position, hidden, embedding_norm_);
    row += hidden;
    position += hidden;
  }
}

void EncoderNetwork::Attend(std::size_t tokens, NetworkBuffers& buffers) const {
  const std::size_t size = shape_.head_size();
  for (std::size_t i = 0; i < shape_.attention_heads; ++i) {
    const float* query = buffers.wide.data() + i * size;
    const AttentionHead head = {query, query + shape_.hidden, query + 2 * shape_.hidden, wide_stride(), size};
    kernels_->attend(head, tokens, buffers.head.data(), buffers.attention.data() + i * size, shape_.hidden);
  }
}

void EncoderNetwork::RunLayer(const EncoderLayer& layer, std::size_t tokens, NetworkBuffers& buffers) const {
  const std::size_t hidden = shape_.hidden;
  const std::size_t wide = shape_.intermediate;
  const auto row = [](CacheLineVector<float>& rows, std::size_t stride, std::size_t i) {
    return rows.data() + i * stride;
  };
  const auto quantise = [&](const float* in, std::size_t width, std::size_t i) {
    kernels_->quantise(in, width, buffers.bytes.data() + i * width, buffers.scales.data() + i);
  };
  const auto multiply = [&](const QuantisedMatrix& matrix, CacheLineVector<float>& out, std::size_t stride) {
    const QuantisedRows in = {buffers.bytes.data(), matrix.inputs, buffers.scales.data()};
    kernels_->multiply(in, tokens, matrix, out.data(), stride);
  };

  for (std::size_t i = 0; i < tokens; ++i) quantise(row(buffers.tokens, hidden, i), hidden, i);
  multiply(layer.query_key_value, buffers.wide, wide_stride());
  Attend(tokens, buffers);
  for (std::size_t i = 0; i < tokens; ++i) quantise(row(buffers.attention, hidden, i), hidden, i);
  multiply(layer.attention_output, buffers.narrow, narrow_stride());
  for (std::size_t i = 0; i < tokens; ++i) {
    float* token = row(buffers.tokens, hidden, i);
    kernels_->add_and_normalise(token, row(buffers.narrow, narrow_stride(), i), hidden, layer.attention_norm);
    quantise(token, hidden, i);
  }
  multiply(layer.intermediate, buffers.wide, wide_stride());
  for (std::size_t i = 0; i < tokens; ++i) {
    float* token = row(buffers.wide, wide_stride(), i);
    kernels_->gelu(token, wide);
    quantise(token, wide, i);
  }
  multiply(layer.output, buffers.narrow, narrow_stride());
  for (std::size_t i = 0; i < tokens; ++i) {
    kernels_->add_and_normalise(row(buffers.tokens, hidden, i), row(buffers.narrow, narrow_stride(), i), hidden,
                                layer.output_norm);
  }
}

void EncoderNetwork::Run(std::span<const WordPiece> pieces, NetworkBuffers& buffers) const {
  Prepare(buffers);
  Embed(pieces, buffers);
  for (const EncoderLayer& layer : layers_) RunLayer(layer, pieces.size(), buffers);
}

}  // namespace tacitus
