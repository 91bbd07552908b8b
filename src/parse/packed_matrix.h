// Weights in the order in which the kernels read them, packed once when a pipeline is loaded.
//
// The outputs of a layer are dealt into panels of `vectors` vectors of 16 lanes. For each input k a panel holds its
// vectors one after the other, so that a kernel walks memory straight on while it keeps the sums of a few rows of one
// panel in registers.
//
//   affine layer       vector v of panel p, lane l is output 16 * (vectors * p + v) + l
//   maxout of P pieces vectors = P; lane l of panel p is output 16 * p + l, vector v its piece v
//
// Lanes beyond the last output have weights and bias of zero, and so have inputs beyond the last one.
// Tested in tests/unit/parse/kernels_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "parse/aligned_floats.h"

namespace tacitus {

inline constexpr std::size_t kLanes = 16;
inline constexpr std::size_t kMaximumVectors = 4;  // vectors of a panel, hence pieces of a maxout

inline constexpr std::size_t RoundUpToLanes(std::size_t count) { return (count + kLanes - 1) / kLanes * kLanes; }

struct PackedMatrix {
  std::size_t inputs = 0;   // as the kernels count them: with padding
  std::size_t outputs = 0;  // of the layer: without padding
  std::size_t vectors = 1;  // of a panel
  std::size_t panels = 0;
  AlignedFloats weights;  // panels * inputs * vectors * kLanes
  AlignedFloats bias;     // panels * vectors * kLanes

  // Floats of one row of sums, before any maxout.
  [[nodiscard]] std::size_t sums() const { return panels * vectors * kLanes; }
};

// Where the inputs of a layer lie in the rows the kernels get: `groups` runs of `width` floats, each padded to
// `stride`. A plain row is one group; a window of three tokens is three.
struct InputLayout {
  std::size_t groups = 1;
  std::size_t width = 0;
  std::size_t stride = 0;

  [[nodiscard]] std::size_t floats() const { return groups * stride; }
};

// `weights` is [outputs][inputs] without padding, `bias` [outputs] or empty.
PackedMatrix PackAffine(std::span<const float> weights, std::span<const float> bias, std::size_t outputs,
                        InputLayout layout);

// `weights` is [outputs][pieces][inputs], `bias` [outputs][pieces] or empty. Precondition: pieces <= kMaximumVectors.
PackedMatrix PackMaxout(std::span<const float> weights, std::span<const float> bias, std::size_t outputs,
                        std::size_t pieces, InputLayout layout);

}  // namespace tacitus
