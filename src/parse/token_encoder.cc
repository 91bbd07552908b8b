#include "parse/token_encoder.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace tacitus {
namespace {

constexpr std::size_t kChunkRows = 256;        // two buffers of such a chunk fit the second-level cache
constexpr std::size_t kTypeCapacity = 10'000;  // of about 4 kB each for a usual model

// Sizes beyond which a config is taken for corrupt.
constexpr std::int64_t kMaximumWidth = 4096;
constexpr std::int64_t kMaximumDepth = 64;
constexpr std::int64_t kMaximumWindow = 8;
constexpr std::int64_t kMaximumRows = 10'000'000;

std::optional<TokenAttribute> AttributeOf(const std::string& name) {
  static constexpr std::pair<const char*, TokenAttribute> kNames[] = {
      {"ORTH", TokenAttribute::kOrth},        {"LOWER", TokenAttribute::kLower},
      {"NORM", TokenAttribute::kNorm},        {"PREFIX", TokenAttribute::kPrefix},
      {"SUFFIX", TokenAttribute::kSuffix},    {"SHAPE", TokenAttribute::kShape},
      {"SPACY", TokenAttribute::kSpaceAfter}, {"IS_SPACE", TokenAttribute::kIsSpace}};
  for (const auto& [known, attribute] : kNames) {
    if (name == known) return attribute;
  }
  return std::nullopt;
}

// Fails where the section's architecture is another one.
Result<Done> ExpectArchitecture(const ConfigFile& config, const std::string& section, const std::string& wanted) {
  const Result<std::string> found = config.Text(section, "@architectures");
  if (!found) return found.error();
  if (*found == wanted) return Done{};
  return config.At(section, "@architectures", ErrorCode::kUnsupported,
                   "the architecture \"" + *found + "\" is not supported here; \"" + wanted + "\" is");
}

Result<std::size_t> Size(const ConfigFile& config, const std::string& section, const std::string& key,
                         std::int64_t maximum) {
  const Result<std::int64_t> value = config.Integer(section, key);
  if (!value) return value.error();
  if (*value >= 1 && *value <= maximum) return static_cast<std::size_t>(*value);
  return config.At(section, key, ErrorCode::kUnsupported,
                   "\"" + key + "\" must be between 1 and " + std::to_string(maximum));
}

Result<Done> ReadEmbedding(const ConfigFile& config, const std::string& section, TokenEncoder::Shape& shape) {
  if (Result<Done> known = ExpectArchitecture(config, section, "spacy.MultiHashEmbed.v2"); !known) return known;
  const Result<bool> vectors = config.Boolean(section, "include_static_vectors");
  if (!vectors) return vectors.error();
  if (*vectors) {
    return config.At(section, "include_static_vectors", ErrorCode::kUnsupported,
                     "word vectors are not supported; take a pipeline without them (\"…_sm\")");
  }
  const Result<std::vector<std::string>> attributes = config.Texts(section, "attrs");
  if (!attributes) return attributes.error();
  for (const std::string& name : *attributes) {
    const std::optional<TokenAttribute> attribute = AttributeOf(name);
    if (!attribute) {
      return config.At(section, "attrs", ErrorCode::kUnsupported,
                       "the attribute " + name + " is not supported; ORTH, LOWER, NORM, PREFIX, SUFFIX, SHAPE, "
                       "SPACY and IS_SPACE are");
    }
    shape.attributes.push_back(*attribute);
  }
  const Result<std::vector<std::int64_t>> rows = config.Integers(section, "rows");
  if (!rows) return rows.error();
  if (rows->empty() || rows->size() != shape.attributes.size()) {
    return config.At(section, "rows", ErrorCode::kMalformed, "\"rows\" must have a number for each of \"attrs\"");
  }
  for (const std::int64_t count : *rows) {
    if (count < 1 || count > kMaximumRows) {
      return config.At(section, "rows", ErrorCode::kUnsupported,
                       "each of \"rows\" must be between 1 and " + std::to_string(kMaximumRows));
    }
    shape.rows.push_back(static_cast<std::size_t>(count));
  }
  return Done{};
}

Result<Done> ReadWindows(const ConfigFile& config, const std::string& section, TokenEncoder::Shape& shape) {
  if (Result<Done> known = ExpectArchitecture(config, section, "spacy.MaxoutWindowEncoder.v2"); !known) return known;
  const std::pair<const char*, std::pair<std::int64_t, std::size_t*>> sizes[] = {
      {"width", {kMaximumWidth, &shape.width}},
      {"depth", {kMaximumDepth, &shape.depth}},
      {"window_size", {kMaximumWindow, &shape.window}},
      {"maxout_pieces", {static_cast<std::int64_t>(kMaximumVectors), &shape.pieces}}};
  for (const auto& [key, target] : sizes) {
    const Result<std::size_t> size = Size(config, section, key, target.first);
    if (!size) return size.error();
    *target.second = *size;
  }
  return Done{};
}

AlignedFloats Padded(const std::vector<float>& floats, std::size_t size) {
  AlignedFloats padded(size, 0.0F);
  std::copy(floats.begin(), floats.end(), padded.begin());
  return padded;
}

}  // namespace

Result<TokenEncoder::Shape> TokenEncoder::ReadShape(const ConfigFile& config, const std::string& section) {
  Shape shape;
  if (Result<Done> known = ExpectArchitecture(config, section, "spacy.Tok2Vec.v2"); !known) return known.error();
  if (Result<Done> read = ReadEmbedding(config, section + ".embed", shape); !read) return read.error();
  if (Result<Done> read = ReadWindows(config, section + ".encode", shape); !read) return read.error();
  const Result<std::size_t> width = Size(config, section + ".embed", "width", kMaximumWidth);
  if (!width) return width.error();
  if (*width != shape.width) {
    return config.At(section + ".embed", "width", ErrorCode::kUnsupported,
                     "embedding and encoding must have the same width");
  }
  return shape;
}

LayerTree TokenEncoder::Tree(const Shape& shape) {
  const LayerTree table = Chain({Leaf("ints-getitem"), Leaf("hashembed")});
  const LayerTree maxout = Chain({Chain({Leaf("maxout"), Leaf("layernorm")}), Leaf("dropout")});
  const LayerTree named_maxout = {"maxout>>layernorm>>dropout", maxout.layers};
  const LayerTree tables = Concatenate(std::vector<LayerTree>(shape.attributes.size(), table));
  LayerTree embed = Chain({Leaf("extract_features"), Leaf("list2ragged"), Wrapped("with_array", tables),
                           Wrapped("with_array", named_maxout), Leaf("ragged2list")});
  const LayerTree window = Wrapped("residual", Chain({Leaf("expand_window"), named_maxout}));
  return Chain({std::move(embed), Wrapped("with_array", Clone(window, shape.depth))});
}

Result<TokenEncoder::Layer> TokenEncoder::LoadLayer(const ThincModel& model, const LayerTree& tree,
                                                    std::size_t outputs, std::size_t pieces, InputLayout layout) {
  const LayerTree& maxout = *tree.Find("maxout");
  const LayerTree& norm = *tree.Find("layernorm");
  const Result<std::vector<float>> weights =
      model.Param(maxout, "W", {outputs, pieces, layout.groups * layout.width});
  if (!weights) return weights.error();
  const Result<std::vector<float>> bias = model.Param(maxout, "b", {outputs, pieces});
  if (!bias) return bias.error();
  const Result<std::vector<float>> norm_gain = model.Param(norm, "G", {outputs});
  if (!norm_gain) return norm_gain.error();
  const Result<std::vector<float>> norm_bias = model.Param(norm, "b", {outputs});
  if (!norm_bias) return norm_bias.error();
  const std::size_t stride = RoundUpToLanes(outputs);
  return Layer{PackMaxout(*weights, *bias, outputs, pieces, layout),
               LayerNorm{outputs, Padded(*norm_gain, stride), Padded(*norm_bias, stride)}};
}

// From the first window layer's weights [width][pieces][2 * window + 1][width].
void TokenEncoder::LoadProducts(const std::vector<float>& weights) {
  const std::size_t width = shape_.width;
  const std::size_t neighbours = 2 * shape_.window + 1;
  const std::size_t padded = RoundUpToLanes(width);  // so that each part has panels of its own
  std::vector<float> parts(neighbours * padded * shape_.pieces * width, 0.0F);
  for (std::size_t neighbour = 0; neighbour < neighbours; ++neighbour) {
    for (std::size_t row = 0; row < width * shape_.pieces; ++row) {
      std::copy_n(weights.data() + (row * neighbours + neighbour) * width, width,
                  parts.data() + (neighbour * padded * shape_.pieces + row) * width);
    }
  }
  products_ = PackMaxout(parts, {}, neighbours * padded, shape_.pieces, {1, width, stride_});
}

Result<TokenEncoder> TokenEncoder::Load(const Shape& shape, const ThincModel& model, const LayerTree& tree,
                                        const Kernels& kernels) {
  TokenEncoder encoder;
  encoder.shape_ = shape;
  encoder.kernels_ = &kernels;
  encoder.stride_ = RoundUpToLanes(shape.width);
  const std::vector<const LayerTree*> tables = tree.layers[0].FindAll("hashembed");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const Result<std::vector<float>> table = model.Param(*tables[i], "E", {shape.rows[i], shape.width});
    if (!table) return table.error();
    const std::optional<std::uint64_t> seed = model.IntegerAttribute(*tables[i], "seed");
    if (!seed) return model.Fault(*tables[i], "it has no attribute \"seed\"");
    encoder.tables_.emplace_back(*table, shape.rows[i], shape.width, static_cast<std::uint32_t>(*seed));
    if (shape.attributes[i] == TokenAttribute::kSpaceAfter) encoder.variants_ = 2;
  }
  const std::size_t mix_pieces = model.Extent(*tree.layers[0].Find("maxout"), "W", 1);
  if (mix_pieces < 1 || mix_pieces > kMaximumVectors) {
    return model.Fault(*tree.layers[0].Find("maxout"), "it must have between 1 and 4 pieces");
  }
  Result<Layer> mix = LoadLayer(model, tree.layers[0], shape.width, mix_pieces,
                                {tables.size(), shape.width, encoder.stride_});
  if (!mix) return mix.error();
  encoder.mix_ = std::move(*mix);
  const std::size_t neighbours = 2 * shape.window + 1;
  const std::vector<const LayerTree*> windows = tree.layers[1].FindAll("maxout>>layernorm");
  for (const LayerTree* window : windows) {
    Result<Layer> layer =
        LoadLayer(model, *window, shape.width, shape.pieces, {neighbours, shape.width, encoder.stride_});
    if (!layer) return layer.error();
    encoder.layers_.push_back(std::move(*layer));
  }
  const Result<std::vector<float>> first =
      model.Param(*windows.front()->Find("maxout"), "W", {shape.width, shape.pieces, neighbours * shape.width});
  if (!first) return first.error();
  encoder.LoadProducts(*first);
  return encoder;
}

std::uint64_t TokenEncoder::KeyOf(const TokenPiece& piece, TokenAttribute attribute) const {
  switch (attribute) {
    case TokenAttribute::kOrth: return piece.lexeme->orth;
    case TokenAttribute::kLower: return piece.lexeme->lower;
    case TokenAttribute::kNorm: return piece.lexeme->norm;
    case TokenAttribute::kPrefix: return piece.lexeme->prefix;
    case TokenAttribute::kSuffix: return piece.lexeme->suffix;
    case TokenAttribute::kShape: return piece.lexeme->shape;
    case TokenAttribute::kSpaceAfter: return piece.space_after ? 1 : 0;
    case TokenAttribute::kIsSpace: return piece.lexeme->is_space ? 1 : 0;
  }
  return 0;
}

void TokenEncoder::FindRecords(const PaddedRows& rows, Chunk reach, Scratch& scratch) const {
  scratch.records.clear();
  scratch.missing.clear();
  for (std::size_t row = reach.begin; row < reach.end; ++row) {
    const TokenPiece* piece = rows.tokens[row];
    if (piece == nullptr) {
      scratch.records.push_back(scratch.types.Zeros());
      continue;
    }
    const std::size_t variant = variants_ == 2 && piece->space_after ? 1 : 0;
    scratch.records.push_back(scratch.types.Find(piece->lexeme->id * variants_ + variant, row, scratch.missing));
  }
}

// Fills the records of types met for the first time: the embedding, then its products.
void TokenEncoder::ComputeMissing(Scratch& scratch) const {
  const std::size_t count = scratch.missing.size();
  scratch.mixed.resize(count * stride_);
  scratch.products.resize(count * products_.sums());
  const Rows mixed = {scratch.mixed.data(), stride_};
  kernels_->maxout({scratch.embedded.data(), mix_.maxout.inputs}, count, mix_.maxout, mixed);
  kernels_->normalize(mixed, count, mix_.norm, {nullptr, 0});
  kernels_->affine({mixed.data, stride_}, count, products_, {scratch.products.data(), products_.sums()});
  for (std::size_t i = 0; i < count; ++i) {
    std::copy_n(mixed.data + i * stride_, stride_, scratch.missing[i].record);
    std::copy_n(scratch.products.data() + i * products_.sums(), products_.sums(), scratch.missing[i].record + stride_);
  }
}

// x + layernorm(maxout(sum of cached products)) for the rows of `output`, whose neighbours lie in `reach`.
void TokenEncoder::FirstLayer(Chunk output, Chunk reach, Scratch& scratch, float* out) const {
  const Layer& layer = layers_.front();
  const std::size_t neighbours = 2 * shape_.window + 1;
  const std::size_t part_floats = layer.maxout.sums();
  const float* parts[2 * kMaximumWindow + 1];
  for (std::size_t row = output.begin; row < output.end; ++row) {
    const float* const* records = scratch.records.data() + (row - shape_.window - reach.begin);
    for (std::size_t i = 0; i < neighbours; ++i) parts[i] = records[i] + stride_ + i * part_floats;
    float* vector = out + (row - reach.begin) * stride_;
    kernels_->maxout_of_sums({parts, neighbours}, layer.maxout, vector);
    kernels_->normalize({vector, stride_}, 1, layer.norm, {records[shape_.window], 0});
  }
}

// The final vectors of the rows of `chunk`.
ConstRows TokenEncoder::Layers(Chunk chunk, Chunk reach, Scratch& scratch) const {
  const auto at = [&](std::size_t buffer, std::size_t row) {
    return scratch.layers[buffer].data() + (row - reach.begin) * stride_;
  };
  Chunk output = {reach.begin + shape_.window, reach.end - shape_.window};
  FirstLayer(output, reach, scratch, scratch.layers[0].data());
  std::size_t in = 0;
  for (std::size_t i = 1; i < layers_.size(); ++i) {
    output = {output.begin + shape_.window, output.end - shape_.window};
    const std::size_t count = output.end - output.begin;
    const Rows out = {at(1 - in, output.begin), stride_};
    kernels_->maxout({at(in, output.begin - shape_.window), stride_}, count, layers_[i].maxout, out);
    kernels_->normalize(out, count, layers_[i].norm, {at(in, output.begin), stride_});
    in = 1 - in;
  }
  return {at(in, chunk.begin), stride_};
}

void TokenEncoder::Run(const PaddedRows& rows, std::uint64_t lexeme_generation, std::size_t lexemes, Scratch& scratch,
                       const Sink& sink) const {
  const std::size_t halo = padding();
  for (AlignedFloats& layer : scratch.layers) layer.resize((kChunkRows + 2 * halo) * stride_);
  const std::size_t embedded_floats = mix_.maxout.inputs;
  for (std::size_t begin = halo; begin + halo < rows.tokens.size(); begin += kChunkRows) {
    const Chunk chunk = {begin, std::min(begin + kChunkRows, rows.tokens.size() - halo)};
    const Chunk reach = {chunk.begin - halo, chunk.end + halo};
    scratch.types.Begin(lexeme_generation, lexemes * variants_, RecordFloats(), kTypeCapacity);
    FindRecords(rows, reach, scratch);
    scratch.embedded.resize(scratch.missing.size() * embedded_floats);
    for (std::size_t i = 0; i < scratch.missing.size(); ++i) {
      const TokenPiece& piece = *rows.tokens[scratch.missing[i].row];
      for (std::size_t a = 0; a < tables_.size(); ++a) {
        tables_[a].Lookup(KeyOf(piece, shape_.attributes[a]),
                          scratch.embedded.data() + i * embedded_floats + a * stride_);
      }
    }
    if (!scratch.missing.empty()) ComputeMissing(scratch);
    sink(chunk.begin, chunk.end - chunk.begin, Layers(chunk, reach, scratch));
  }
}

}  // namespace tacitus
