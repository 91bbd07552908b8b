// The arithmetic of the networks, in three versions: plain C++, AVX2 with FMA, and AVX-512. The best one that the
// processor has is chosen when a pipeline is loaded.
//
// Every row of output is computed by the same operations in the same order, however many rows are computed with it:
// sums run over the inputs from first to last. So a text gives the same result alone and in a batch. AVX2 and AVX-512
// agree to the bit; the plain version rounds products on their own.
//
// Tested against tests/reference/slow_layers.h in tests/unit/parse/kernels_test.cc; timed by bench/kernels_bench.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "parse/aligned_floats.h"
#include "parse/packed_matrix.h"

namespace tacitus {

// Several rows of floats, `stride` apart.
struct ConstRows {
  const float* data;
  std::size_t stride;
};
struct Rows {
  float* data;
  std::size_t stride;
};

// thinc's LayerNorm; both arrays padded with zeros to whole vectors.
struct LayerNorm {
  std::size_t width = 0;
  AlignedFloats gain;
  AlignedFloats bias;
};

struct Kernels {
  const char* name;

  // out = in * weights + bias, matrix.sums() floats a row in the order of the panels.
  void (*affine)(ConstRows in, std::size_t rows, const PackedMatrix& matrix, Rows out);

  // The same, and of each output its greatest piece: RoundUpToLanes(matrix.outputs) floats a row.
  void (*maxout)(ConstRows in, std::size_t rows, const PackedMatrix& matrix, Rows out);

  // A maxout whose products are known: out = greatest piece of (parts[0] + parts[1] + … + bias), parts being rows of
  // sums in the order of matrix's panels. One row.
  void (*maxout_of_sums)(std::span<const float* const> parts, const PackedMatrix& matrix, float* out);

  // The transformed rows of tiles of four rows (see TiledWindow): for each of the kTileProducts a row of `floats` for
  // each tile, one after the other. Row first[i] of `in` is the first of tile i; the rows before and after a tile are
  // read, too. Precondition: floats is a multiple of kLanes.
  void (*transform_tiles)(ConstRows in, std::span<const std::uint32_t> first, std::size_t floats, float* out);

  // The maxout of tiles that were transformed so: writes rows first[i] … first[i] + 3 of `out`.
  void (*tiled_maxout)(const float* transformed, std::span<const std::uint32_t> first, const TiledWindow& window,
                       Rows out);

  // Normalizes each row in place; adds the row of `residual` where that is not null.
  void (*normalize)(Rows rows, std::size_t count, const LayerNorm& norm, ConstRows residual);

  // The position of the greatest of scores[i] + mask[i], the first of equals. Precondition: count is a multiple of
  // kLanes; the mask is 0 or minus infinity, 0 somewhere.
  std::size_t (*arg_max)(const float* scores, const float* mask, std::size_t count);
};

// Null where the processor lacks the instructions.
const Kernels* PlainKernels();
const Kernels* Avx2Kernels();
const Kernels* Avx512Kernels();

// The fastest there are.
const Kernels& BestKernels();

}  // namespace tacitus
