// The network of an encoder: BERT (Devlin et al. 2019) as Hugging Face's BertModel computes it, with int8 products.
//
//   x = norm(word + position)
//   each layer:  x = norm(x + W_ao attention(W_q x, W_k x, W_v x)),  x = norm(x + W_o gelu(W_i x))
//
// Each of the products quantises its inputs, a scale a token, and sums in integers; everything else is float. Query,
// key and value are one product.
//
// Tested against train/reference_encoder.py in tests/unit/encode/pair_encoder_test.cc.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "encode/encoder_file.h"
#include "encode/encoder_kernels.h"
#include "encode/wordpiece.h"

namespace tacitus {

struct EncoderLayer {
  QuantisedMatrix query_key_value;
  QuantisedMatrix attention_output;
  QuantisedMatrix intermediate;
  QuantisedMatrix output;
  EncoderNorm attention_norm;
  EncoderNorm output_norm;
};

// The rows of one sentence on their way through the layers; as many as an encoder takes tokens.
struct NetworkBuffers {
  CacheLineVector<float> tokens;  // the network's output, `hidden` floats a row
  CacheLineVector<float> wide;
  CacheLineVector<float> narrow;
  CacheLineVector<float> attention;
  CacheLineVector<float> head;
  CacheLineVector<std::uint8_t> bytes;
  CacheLineVector<float> scales;
};

class EncoderNetwork {
 public:
  // Packs the weights for the kernels. What the network keeps of the file it points into, so the file must outlive it.
  static Result<EncoderNetwork> FromFile(const EncoderFile& file, std::size_t vocabulary,
                                         const EncoderKernels& kernels);

  // The vectors of the pieces, in buffers.tokens. Precondition: 0 < pieces.size() <= max_tokens.
  void Run(std::span<const WordPiece> pieces, NetworkBuffers& buffers) const;

 private:
  void Prepare(NetworkBuffers& buffers) const;
  void Embed(std::span<const WordPiece> pieces, NetworkBuffers& buffers) const;
  void RunLayer(const EncoderLayer& layer, std::size_t tokens, NetworkBuffers& buffers) const;
  void Attend(std::size_t tokens, NetworkBuffers& buffers) const;
  [[nodiscard]] std::size_t wide_stride() const;
  [[nodiscard]] std::size_t narrow_stride() const { return RoundUpToPanels(shape_.hidden); }

  EncoderShape shape_;
  const EncoderKernels* kernels_ = nullptr;
  std::span<const std::int8_t> words_;
  std::span<const float> word_scales_;
  std::span<const float> positions_;
  EncoderNorm embedding_norm_;
  std::vector<EncoderLayer> layers_;
};

}  // namespace tacitus
