// spaCy's Tok2Vec of MultiHashEmbed and MaxoutWindowEncoder (spacy/ml/models/tok2vec.py): a vector for each token from
// the token and a few neighbours on either side.
//
//   embedding     hash embeddings of some lexical attributes, concatenated, then maxout and layer norm
//   depth times   x + layernorm(maxout(W [x(i-window) … x(i+window)] + b))
//
// Rows of zeros stand before, between and after the documents, as many as the receptive field reaches; they go through
// the layers like any row, as in spaCy, so that documents never see each other.
//
// The embedding depends on the token's type alone, and so do its 2 * window + 1 products with the weights of the first
// window layer. Both are kept in a TypeCache, and the first layer is a sum of cached vectors. The other layers are one
// matrix product over a chunk of rows; a chunk reads as many rows more on either side as the layers to come reach.
//
// Tested in tests/unit/parse/token_encoder_test.cc against tests/reference/slow_layers.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "parse/config_file.h"
#include "parse/hash_embedding.h"
#include "parse/kernels.h"
#include "parse/lexeme.h"
#include "parse/padded_rows.h"
#include "parse/thinc_model.h"
#include "parse/type_cache.h"
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

  // Rows `first` and on, as many as there are, with their final vectors.
  using Sink = std::function<void(std::size_t first, std::size_t count, ConstRows vectors)>;

  // Buffers of one thread.
  struct Scratch {
    TypeCache types;
    std::vector<const float*> records;  // of the chunk's rows
    std::vector<TypeCache::Missing> missing;
    AlignedFloats embedded;
    AlignedFloats mixed;
    AlignedFloats products;
    AlignedFloats layers[2];
  };

  // Reads a model section of config.cfg. Fails for other architectures and attributes than those above.
  static Result<Shape> ReadShape(const ConfigFile& config, const std::string& section);
  static LayerTree Tree(const Shape& shape);
  static Result<TokenEncoder> Load(const Shape& shape, const ThincModel& model, const LayerTree& tree,
                                   const Kernels& kernels);

  [[nodiscard]] std::size_t width() const { return shape_.width; }
  // Rows of zeros that must stand on either side of each document.
  [[nodiscard]] std::size_t padding() const { return shape_.depth * shape_.window; }

  // Encodes the rows of all documents, chunk after chunk.
  void Run(const PaddedRows& rows, std::uint64_t lexeme_generation, std::size_t lexemes, Scratch& scratch,
           const Sink& sink) const;

 private:
  struct Layer {
    PackedMatrix maxout;
    LayerNorm norm;
  };
  struct Chunk {
    std::size_t begin;  // rows
    std::size_t end;
  };

  static Result<Layer> LoadLayer(const ThincModel& model, const LayerTree& tree, std::size_t outputs,
                                 std::size_t pieces, InputLayout layout);
  void LoadProducts(const std::vector<float>& weights);

  [[nodiscard]] std::size_t RecordFloats() const { return stride_ + products_.sums(); }
  [[nodiscard]] std::uint64_t KeyOf(const TokenPiece& piece, TokenAttribute attribute) const;
  void FindRecords(const PaddedRows& rows, Chunk reach, Scratch& scratch) const;
  void ComputeMissing(Scratch& scratch) const;
  void FirstLayer(Chunk output, Chunk reach, Scratch& scratch, float* out) const;
  ConstRows Layers(Chunk chunk, Chunk reach, Scratch& scratch) const;

  Shape shape_;
  const Kernels* kernels_ = nullptr;
  std::size_t stride_ = 0;      // of a vector of `width` floats
  std::size_t variants_ = 1;    // types of one lexeme: two where the space after it is embedded
  std::vector<HashEmbedding> tables_;
  Layer mix_;
  std::vector<Layer> layers_;   // the window layers
  PackedMatrix products_;       // the first window layer's weights, one part a neighbour, in the order of its panels
};

}  // namespace tacitus
