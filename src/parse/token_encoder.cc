#include "parse/token_encoder.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace tacitus {
namespace {

constexpr std::size_t kSegmentTokens = 1024;
constexpr std::size_t kGroupRows = 1024;       // of blocks encoded together
constexpr std::size_t kGroupTiles = 64;        // transformed at a time, to stay in the second-level cache
constexpr std::size_t kTypeCapacity = 10'000;  // of about 4 kB each for a usual model

// Sizes beyond which a config is taken for corrupt.
constexpr std::int64_t kMaximumWidth = 4096;
constexpr std::int64_t kMaximumDepth = 64;
constexpr std::int64_t kMaximumWindow = 8;
constexpr std::int64_t kMaximumRows = 10'000'000;

std::optional<TokenAttribute> AttributeOf(const std::string& name) {
  static constexpr std::pair<const char*, TokenAttribute> kNames[] = {
      {"ORTH", TokenAttribute::kOrth},        {"LOWER", TokenAttribute::kLower},     {"NORM", TokenAttribute::kNorm},
      {"PREFIX", TokenAttribute::kPrefix},    {"SUFFIX", TokenAttribute::kSuffix},   {"SHAPE", TokenAttribute::kShape},
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
                       "the attribute " + name +
                           " is not supported; ORTH, LOWER, NORM, PREFIX, SUFFIX, SHAPE, "
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

Result<TokenEncoder::Layer> TokenEncoder::LoadLayer(const ThincModel& model, const LayerTree& tree, std::size_t outputs,
                                                    std::size_t pieces, InputLayout layout, bool tiled) {
  const LayerTree& maxout = *tree.Find("maxout");
  const LayerTree& norm = *tree.Find("layernorm");
  const Result<std::vector<float>> weights = model.Param(maxout, "W", {outputs, pieces, layout.groups * layout.width});
  if (!weights) return weights.error();
  const Result<std::vector<float>> bias = model.Param(maxout, "b", {outputs, pieces});
  if (!bias) return bias.error();
  const Result<std::vector<float>> norm_gain = model.Param(norm, "G", {outputs});
  if (!norm_gain) return norm_gain.error();
  const Result<std::vector<float>> norm_bias = model.Param(norm, "b", {outputs});
  if (!norm_bias) return norm_bias.error();
  const std::size_t stride = RoundUpToLanes(outputs);
  Layer layer;
  if (tiled) {
    layer.tiled = PackTiledWindow(*weights, *bias, outputs, pieces, layout.width);
  } else {
    layer.maxout = PackMaxout(*weights, *bias, outputs, pieces, layout);
  }
  layer.norm = {outputs, Padded(*norm_gain, stride), Padded(*norm_bias, stride)};
  return layer;
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
  Result<Layer> mix =
      LoadLayer(model, tree.layers[0], shape.width, mix_pieces, {tables.size(), shape.width, encoder.stride_}, false);
  if (!mix) return mix.error();
  encoder.mix_ = std::move(*mix);
  const std::size_t neighbours = 2 * shape.window + 1;
  const std::vector<const LayerTree*> windows = tree.layers[1].FindAll("maxout>>layernorm");
  for (const LayerTree* window : windows) {
    const bool tiled = encoder.IsTiled() && window != windows.front();
    Result<Layer> layer =
        LoadLayer(model, *window, shape.width, shape.pieces, {neighbours, shape.width, encoder.stride_}, tiled);
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
    case TokenAttribute::kOrth:
      return piece.lexeme->orth;
    case TokenAttribute::kLower:
      return piece.lexeme->lower;
    case TokenAttribute::kNorm:
      return piece.lexeme->norm;
    case TokenAttribute::kPrefix:
      return piece.lexeme->prefix;
    case TokenAttribute::kSuffix:
      return piece.lexeme->suffix;
    case TokenAttribute::kShape:
      return piece.lexeme->shape;
    case TokenAttribute::kSpaceAfter:
      return piece.space_after ? 1 : 0;
    case TokenAttribute::kIsSpace:
      return piece.lexeme->is_space ? 1 : 0;
  }
  return 0;
}

// The second layer's results reach so far beyond the tokens that the last layer is right for all of them; the first
// layer's reach one window further.
std::size_t TokenEncoder::LeadingRows() const {
  return shape_.window * std::max<std::size_t>(shape_.depth, 2) - shape_.window;
}

std::size_t TokenEncoder::RowsOf(std::size_t tokens) const {
  const std::size_t inner = tokens + 2 * (LeadingRows() - shape_.window);
  const std::size_t whole = IsTiled() ? (inner + kTileRows - 1) / kTileRows * kTileRows : inner;
  return whole + 2 * shape_.window;
}

void TokenEncoder::AddSegment(TokenSpan tokens, TokenSpan document, Scratch& scratch) const {
  const std::size_t rows = RowsOf(tokens.size());
  scratch.segments.push_back({tokens, document, scratch.rows, rows});
  scratch.rows += rows;
}

// The records of each block's rows and of one window more on either side, block after block.
void TokenEncoder::FindRecords(std::span<const TokenPiece> pieces, Scratch& scratch) const {
  scratch.records.clear();
  scratch.missing.clear();
  for (const Segment& segment : scratch.segments) {
    const std::size_t before = LeadingRows() + shape_.window;
    for (std::size_t i = 0; i < segment.rows + 2 * shape_.window; ++i) {
      // Of row i - window of the block; below zero for what is before the first document.
      const std::size_t token = segment.tokens.first + i - before;
      if (segment.tokens.first + i < before || token < segment.document.first || token >= segment.document.last) {
        scratch.records.push_back(scratch.types.Zeros());
        continue;
      }
      const TokenPiece& piece = pieces[token];
      const std::size_t variant = variants_ == 2 && piece.space_after ? 1 : 0;
      scratch.records.push_back(scratch.types.Find(piece.lexeme->id * variants_ + variant, token, scratch.missing));
    }
  }
}

// Fills the records of types met for the first time: the embedding, then its products.
void TokenEncoder::ComputeMissing(std::span<const TokenPiece> pieces, Scratch& scratch) const {
  const std::size_t count = scratch.missing.size();
  const std::size_t embedded_floats = mix_.maxout.inputs;
  scratch.embedded.resize(count * embedded_floats);
  scratch.mixed.resize(count * stride_);
  scratch.products.resize(count * products_.sums());
  for (std::size_t i = 0; i < count; ++i) {
    const TokenPiece& piece = pieces[scratch.missing[i].token];
    for (std::size_t a = 0; a < tables_.size(); ++a) {
      tables_[a].Lookup(KeyOf(piece, shape_.attributes[a]),
                        scratch.embedded.data() + i * embedded_floats + a * stride_);
    }
  }
  const Rows mixed = {scratch.mixed.data(), stride_};
  kernels_->maxout({scratch.embedded.data(), embedded_floats}, count, mix_.maxout, mixed);
  kernels_->normalize(mixed, count, mix_.norm, {nullptr, 0});
  kernels_->affine({mixed.data, stride_}, count, products_, {scratch.products.data(), products_.sums()});
  for (std::size_t i = 0; i < count; ++i) {
    std::copy_n(mixed.data + i * stride_, stride_, scratch.missing[i].record);
    std::copy_n(scratch.products.data() + i * products_.sums(), products_.sums(), scratch.missing[i].record + stride_);
  }
}

// x + layernorm(maxout(sum of cached products)) for all rows.
void TokenEncoder::FirstLayer(Scratch& scratch) const {
  const Layer& layer = layers_.front();
  const std::size_t neighbours = 2 * shape_.window + 1;
  const std::size_t part_floats = layer.maxout.sums();
  const float* parts[2 * kMaximumWindow + 1];
  const float* const* records = scratch.records.data();
  for (const Segment& segment : scratch.segments) {
    for (std::size_t row = 0; row < segment.rows; ++row, ++records) {
      for (std::size_t i = 0; i < neighbours; ++i) parts[i] = records[i] + stride_ + i * part_floats;
      float* vector = scratch.layers[0].data() + (segment.row + row) * stride_;
      kernels_->maxout_of_sums({parts, neighbours}, layer.maxout, vector);
      kernels_->normalize({vector, stride_}, 1, layer.norm, {records[shape_.window], 0});
    }
    records += 2 * shape_.window;
  }
}

// One of the other layers, for all rows but a window at either end of each block, or of them all.
void TokenEncoder::WindowLayer(const Layer& layer, const AlignedFloats& in, AlignedFloats& out,
                               Scratch& scratch) const {
  const ConstRows all = {in.data(), stride_};
  if (!IsTiled()) {
    const std::size_t rows = scratch.rows - 2 * shape_.window;
    const Rows results = {out.data() + shape_.window * stride_, stride_};
    kernels_->maxout(all, rows, layer.maxout, results);
    kernels_->normalize(results, rows, layer.norm, {in.data() + shape_.window * stride_, stride_});
    return;
  }
  const std::span<const std::uint32_t> tiles = scratch.tiles;
  for (std::size_t begin = 0; begin < tiles.size(); begin += kGroupTiles) {
    const std::span<const std::uint32_t> group = tiles.subspan(begin, std::min(kGroupTiles, tiles.size() - begin));
    kernels_->transform_tiles(all, group, stride_, scratch.transformed.data());
    kernels_->tiled_maxout(scratch.transformed.data(), group, layer.tiled, {out.data(), stride_});
    for (const std::uint32_t row : group) {
      kernels_->normalize({out.data() + row * stride_, stride_}, kTileRows, layer.norm,
                          {in.data() + row * stride_, stride_});
    }
  }
}

void TokenEncoder::EncodeSegments(std::span<const TokenPiece> pieces, Scratch& scratch, const Sink& sink) const {
  FindRecords(pieces, scratch);
  if (!scratch.missing.empty()) ComputeMissing(pieces, scratch);
  scratch.tiles.clear();
  for (const Segment& segment : scratch.segments) {
    for (std::size_t row = shape_.window; IsTiled() && row + kTileRows < segment.rows; row += kTileRows) {
      scratch.tiles.push_back(static_cast<std::uint32_t>(segment.row + row));
    }
  }
  for (AlignedFloats& layer : scratch.layers) layer.resize(scratch.rows * stride_);
  // The second layer leaves out the ends of the blocks, which must not depend on what was there before.
  for (const Segment& segment : scratch.segments) {
    const std::size_t last = segment.row + segment.rows - shape_.window;
    std::fill_n(scratch.layers[1].data() + segment.row * stride_, shape_.window * stride_, 0.0F);
    std::fill_n(scratch.layers[1].data() + last * stride_, shape_.window * stride_, 0.0F);
  }
  scratch.transformed.resize(kTileProducts * kGroupTiles * stride_);
  FirstLayer(scratch);
  std::size_t in = 0;
  for (std::size_t i = 1; i < layers_.size(); ++i, in = 1 - in) {
    WindowLayer(layers_[i], scratch.layers[in], scratch.layers[1 - in], scratch);
  }
  for (const Segment& segment : scratch.segments) {
    const float* first = scratch.layers[in].data() + (segment.row + LeadingRows()) * stride_;
    sink(segment.tokens.first, segment.tokens.size(), {first, stride_});
  }
}

void TokenEncoder::Run(std::span<const TokenPiece> pieces, std::span<const TokenSpan> documents,
                       std::uint64_t lexeme_generation, std::size_t lexemes, Scratch& scratch, const Sink& sink) const {
  const auto begin = [&] {
    scratch.types.Begin(lexeme_generation, lexemes * variants_, RecordFloats(), kTypeCapacity);
    scratch.segments.clear();
    scratch.rows = 0;
  };
  begin();
  for (const TokenSpan document : documents) {
    for (std::uint32_t first = document.first; first < document.last; first += kSegmentTokens) {
      const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(first + kSegmentTokens, document.last));
      AddSegment({first, end}, document, scratch);
      if (scratch.rows < kGroupRows) continue;
      EncodeSegments(pieces, scratch, sink);
      begin();
    }
  }
  if (!scratch.segments.empty()) EncodeSegments(pieces, scratch, sink);
}

}  // namespace tacitus
