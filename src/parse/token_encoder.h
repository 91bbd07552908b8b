// spaCy's Tok2Vec of MultiHashEmbed and MaxoutWindowEncoder (spacy/ml/models/tok2vec.py): a vector for each token from
// the token and a few neighbours on either side.
//
//   embedding     hash embeddings of some lexical attributes, concatenated, then maxout and layer norm
//   depth times   x + layernorm(maxout(W [x(i-window) … x(i+window)] + b))
//
// Beyond the ends of a document there are zeros, which go through the layers like any row, as far as the receptive
// field reaches; so spaCy pads documents, and they never see each other.
//
// The embedding depends on the token's type alone, and so do its 2 * window + 1 products with the weights of the first
// window layer. Both are kept in a TypeCache, and the first layer is a sum of cached vectors. The other layers are
// matrix products over the rows of many documents; windows of three go four rows at a time (see TiledWindow).
//
// A document's rows form a block with a few rows beyond it on either side, whose results are of no use but feed those
// that are. Long documents are cut into blocks of kSegmentTokens that see their neighbours' tokens there. Where a block
// begins depends on its document alone, hence also every bit of its result.
//
// Tested in tests/unit/parse/token_encoder_test.cc against tests/reference/slow_layers.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "parse/config_file.h"
#include "parse/hash_embedding.h"
#include "parse/kernels.h"
#include "parse/lexeme.h"
#include "parse/thinc_model.h"
#include "parse/type_cache.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

// What of a token is embedded.
enum class TokenAttribute : std::uint8_t { kOrth, kLower, kNorm, kPrefix, kSuffix, kShape, kSpaceAfter, kIsSpace };

class TokenEncoder {
 public:
  struct Shape {
    std::size_t width = 0;
    std::size_t depth = 0;
    std::size_t window = 0;
    std::size_t pieces = 0;
    std::vector<TokenAttribute> attributes;
    std::vector<std::size_t> rows;  // of each attribute's table
  };

  // Tokens `first` and on, as many as there are, with their final vectors.
  using Sink = std::function<void(std::size_t first, std::size_t count, ConstRows vectors)>;

  // Part of a document and its block of rows.
  struct Segment {
    TokenSpan tokens;
    TokenSpan document;
    std::size_t row = 0;   // the block's first
    std::size_t rows = 0;  // of the block
  };

  // Buffers of one thread.
  struct Scratch {
    TypeCache types;
    std::vector<Segment> segments;  // that are encoded together
    std::size_t rows = 0;           // of all their blocks
    std::vector<const float*> records;
    std::vector<TypeCache::Missing> missing;
    std::vector<std::uint32_t> tiles;  // first row of each
    AlignedFloats embedded;
    AlignedFloats mixed;
    AlignedFloats products;
    AlignedFloats transformed;
    AlignedFloats layers[2];
  };

  // Reads a model section of config.cfg. Fails for other architectures and attributes than those above.
  static Result<Shape> ReadShape(const ConfigFile& config, const std::string& section);
  static LayerTree Tree(const Shape& shape);
  static Result<TokenEncoder> Load(const Shape& shape, const ThincModel& model, const LayerTree& tree,
                                   const Kernels& kernels);

  [[nodiscard]] std::size_t width() const { return shape_.width; }
  // Encodes the tokens of all documents. `lexemes` is above the id of every lexeme.
  void Run(std::span<const TokenPiece> pieces, std::span<const TokenSpan> documents, std::uint64_t lexeme_generation,
           std::size_t lexemes, Scratch& scratch, const Sink& sink) const;

 private:
  struct Layer {
    PackedMatrix maxout;
    TiledWindow tiled;  // instead of maxout where windows are of three, but in the first layer
    LayerNorm norm;
  };

  static Result<Layer> LoadLayer(const ThincModel& model, const LayerTree& tree, std::size_t outputs,
                                 std::size_t pieces, InputLayout layout, bool tiled);
  void LoadProducts(const std::vector<float>& weights);

  [[nodiscard]] bool IsTiled() const { return shape_.window == 1; }
  [[nodiscard]] std::size_t RecordFloats() const { return stride_ + products_.sums(); }
  // Rows of a block before its first token.
  [[nodiscard]] std::size_t LeadingRows() const;
  [[nodiscard]] std::size_t RowsOf(std::size_t tokens) const;
  [[nodiscard]] std::uint64_t KeyOf(const TokenPiece& piece, TokenAttribute attribute) const;

  void AddSegment(TokenSpan tokens, TokenSpan document, Scratch& scratch) const;
  void EncodeSegments(std::span<const TokenPiece> pieces, Scratch& scratch, const Sink& sink) const;
  void FindRecords(std::span<const TokenPiece> pieces, Scratch& scratch) const;
  void ComputeMissing(std::span<const TokenPiece> pieces, Scratch& scratch) const;
  void FirstLayer(Scratch& scratch) const;
  void WindowLayer(const Layer& layer, const AlignedFloats& in, AlignedFloats& out, Scratch& scratch) const;

  Shape shape_;
  const Kernels* kernels_ = nullptr;
  std::size_t stride_ = 0;    // of a vector of `width` floats
  std::size_t variants_ = 1;  // types of one lexeme: two where the space after it is embedded
  std::vector<HashEmbedding> tables_;
  Layer mix_;
  std::vector<Layer> layers_;  // the window layers
  PackedMatrix products_;      // the first window layer's weights, one part a neighbour, in the order of its panels
};

}  // namespace tacitus
