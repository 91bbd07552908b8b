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

#include <array>
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

// The weights of a maxout over a window of three rows, for four rows of output at a time by Winograd's minimal
// filtering F(4, 3): six products of transformed rows give what twelve products of plain rows would. (Winograd 1980;
// Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2016, with its points 0, ±1, ±2.) With rows
// d0 … d5, of which d1 … d4 are those of the output, and g0, g1, g2 the weights of left neighbour, row and right
// neighbour:
//
//   transformed rows              their weights                        output before bias and maxout, m being products
//   4 d0 - 5 d2 + d4              g0 / 4                               m0 + m1 + m2 + m3 + m4
//   4 d1 + 4 d2 - d3 - d4         (g0 + g1 + g2) / 6                   m1 - m2 + 2 m3 - 2 m4
//   4 d2 - 4 d1 + d3 - d4         (g0 - g1 + g2) / 6                   m1 + m2 + 4 m3 + 4 m4
//   2 d3 - 2 d1 + d4 - d2         (g0 + 2 g1 + 4 g2) / 24              m1 - m2 + 8 m3 - 8 m4 + m5
//   2 d1 - 2 d3 + d4 - d2         (g0 - 2 g1 + 4 g2) / 24
//   4 d1 - 5 d3 + d5              g2
//
// The sums' rounding errors are about three times those of plain products.
inline constexpr std::size_t kTileRows = 4;  // of output
inline constexpr std::size_t kTileProducts = 6;

struct TiledWindow {
  std::array<PackedMatrix, kTileProducts> products;  // without bias
  AlignedFloats bias;                                // in the order of a product's panels
};

// `weights` is [outputs][pieces][3][width], `bias` [outputs][pieces].
TiledWindow PackTiledWindow(std::span<const float> weights, std::span<const float> bias, std::size_t outputs,
                            std::size_t pieces, std::size_t width);

}  // namespace tacitus
