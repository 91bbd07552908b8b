// The int8 weights of a product, in the order in which the kernels read them; packed once when an encoder is loaded.
//
// The outputs are dealt into panels of three vectors of 16 lanes. For each four inputs a panel holds its 48 outputs'
// weights, four bytes each, so that a kernel walks memory straight on and one instruction multiplies four inputs of
// 16 outputs:
//
//   panel p, inputs 4i … 4i+3, vector v, lane l:  output 48 p + 16 v + l, four bytes
//
// Outputs beyond the last one have weights, scale and bias of zero. Tested in tests/unit/encode/kernels_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/cache_line.h"

namespace tacitus {

inline constexpr std::size_t kEncoderLanes = 16;
inline constexpr std::size_t kPanelVectors = 3;
inline constexpr std::size_t kPanelOutputs = kPanelVectors * kEncoderLanes;
inline constexpr std::size_t kInputGroup = 4;  // inputs that lie side by side

template <typename T>
using CacheLineVector = std::vector<T, CacheLineAllocator<T>>;

struct QuantisedMatrix {
  std::size_t inputs = 0;
  std::size_t panels = 0;
  CacheLineVector<std::int8_t> weights;  // panels * inputs * kPanelOutputs
  CacheLineVector<std::int32_t> start;   // what the sum of each output begins with
  CacheLineVector<float> scale;          // of each output
  CacheLineVector<float> bias;

  [[nodiscard]] std::size_t outputs() const { return panels * kPanelOutputs; }  // with padding
};

inline constexpr std::size_t RoundUpToPanels(std::size_t outputs) {
  return (outputs + kPanelOutputs - 1) / kPanelOutputs * kPanelOutputs;
}

// Some outputs of a matrix: `weights` is [outputs][inputs], the others [outputs].
struct MatrixRows {
  std::span<const std::int8_t> weights;
  std::span<const float> scale;
  std::span<const float> bias;
};

// The outputs of all parts, one after the other. `input_offset` is what a kernel's Quantise adds to each input; the
// sums start with what takes it out again. Preconditions: inputs is a multiple of kInputGroup; no weight is -128.
QuantisedMatrix PackMatrix(std::span<const MatrixRows> parts, std::size_t inputs, std::int32_t input_offset);

}  // namespace tacitus
