// The arithmetic of an encoder, in three versions: plain C++, AVX2, and AVX-512 with VNNI. The best one that the
// processor has is chosen when an encoder is loaded.
//
// All versions agree to the bit: sums of int8 products are exact; float sums run over 16 lanes and are then folded in
// one fixed order; nothing is fused; and exp and GELU are the same polynomials everywhere, written once in
// float_kernels.inc. So a sentence has the same scores on every machine.
//
// Tested in tests/unit/encode/kernels_test.cc; timed by bench/encode_bench.cc.
#pragma once

#include <cstddef>
#include <cstdint>

#include "encode/quantised_matrix.h"

namespace tacitus {

// Rows of int8 inputs, `stride` bytes apart, each with a scale: value = (byte - offset of the kernels) * scale.
struct QuantisedRows {
  std::uint8_t* bytes = nullptr;
  std::size_t stride = 0;
  float* scales = nullptr;
};

// Weight and bias of a layer norm, `width` floats each.
struct EncoderNorm {
  const float* weight = nullptr;
  const float* bias = nullptr;
  float epsilon = 0.0F;
};

// Of one attention head: rows of `size` floats, `stride` apart.
struct AttentionHead {
  const float* query = nullptr;
  const float* key = nullptr;
  const float* value = nullptr;
  std::size_t stride = 0;
  std::size_t size = 0;
};

// Rows that attention computes together: buffers of rows hold a multiple of them, and those beyond the last are read.
inline constexpr std::size_t kAttentionRows = 4;

inline constexpr std::size_t RoundUpToEncoderLanes(std::size_t count) {
  return (count + kEncoderLanes - 1) / kEncoderLanes * kEncoderLanes;
}

// Floats that attend needs for `tokens` tokens: the keys transposed, and the weights of a few rows.
inline constexpr std::size_t AttentionFloats(std::size_t tokens, std::size_t head_size) {
  return RoundUpToEncoderLanes(tokens) * (head_size + kAttentionRows);
}

// Every width and head size is a multiple of kEncoderLanes; pointers to floats are to cache lines' starts or to
// multiples of kEncoderLanes after them.
struct EncoderKernels {
  const char* name;
  std::int32_t input_offset;  // what quantise adds to the bytes

  // A row of int8: scale = greatest magnitude / 127, byte = round(value * (1 / scale)), halves to even.
  void (*quantise)(const float* in, std::size_t width, std::uint8_t* bytes, float* scale);

  // out = sum of products * scale of row * scale of output + bias; matrix.outputs() floats a row.
  void (*multiply)(const QuantisedRows& in, std::size_t rows, const QuantisedMatrix& matrix, float* out,
                   std::size_t out_stride);

  // x = x * Φ(x), Φ being the normal distribution's; within 1e-6.
  void (*gelu)(float* values, std::size_t count);

  // values = norm(values + added).
  void (*add_and_normalise)(float* values, const float* added, std::size_t width, const EncoderNorm& norm);

  // out = softmax(query * key / sqrt(size)) * value, rows out_stride apart. Writes a multiple of kAttentionRows rows.
  void (*attend)(const AttentionHead& head, std::size_t tokens, float* buffer, float* out, std::size_t out_stride);
};

// Null where the processor lacks the instructions.
const EncoderKernels* PlainEncoderKernels();
const EncoderKernels* Avx2EncoderKernels();
const EncoderKernels* VnniEncoderKernels();

// The fastest there are.
const EncoderKernels& BestEncoderKernels();

}  // namespace tacitus
