// The kernels for AVX-512: a tile of several rows by one panel stays in 24 of the 32 registers.
#include <immintrin.h>

#include <algorithm>
#include <limits>

#include "parse/kernels.h"
#include "parse/layer_norm.h"

#define TACITUS_AVX512 __attribute__((target("avx512f,avx512dq,avx512vl,avx2,fma")))
#define TACITUS_AVX512_INLINE __attribute__((target("avx512f,avx512dq,avx512vl,avx2,fma"), always_inline)) inline

namespace tacitus {
namespace {

// As _mm512_max_ps, whose undefined register g++ 12 warns about.
TACITUS_AVX512_INLINE __m512 Max(__m512 a, __m512 b) { return _mm512_maskz_max_ps(0xffff, a, b); }

// A panel's weights and where its outputs go.
struct Panel {
  const float* weights;
  const float* bias;
  std::size_t inputs;
};

template <std::size_t kRowCount, std::size_t kVectors, bool kMaxout>
TACITUS_AVX512_INLINE void Tile(const float* in, std::size_t in_stride, Panel panel, float* out,
                                std::size_t out_stride) {
  __m512 sums[kRowCount][kVectors];
#pragma GCC unroll 16
  for (std::size_t row = 0; row < kRowCount; ++row) {
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kVectors; ++v) sums[row][v] = _mm512_setzero_ps();
  }
  const float* weights = panel.weights;
  for (std::size_t input = 0; input < panel.inputs; ++input, weights += kVectors * kLanes) {
    __m512 w[kVectors];
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kVectors; ++v) w[v] = _mm512_load_ps(weights + v * kLanes);
#pragma GCC unroll 16
    for (std::size_t row = 0; row < kRowCount; ++row) {
      const __m512 x = _mm512_set1_ps(in[row * in_stride + input]);
#pragma GCC unroll 8
      for (std::size_t v = 0; v < kVectors; ++v) sums[row][v] = _mm512_fmadd_ps(x, w[v], sums[row][v]);
    }
  }
#pragma GCC unroll 16
  for (std::size_t row = 0; row < kRowCount; ++row) {
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kVectors; ++v) {
      sums[row][v] = _mm512_add_ps(sums[row][v], _mm512_load_ps(panel.bias + v * kLanes));
    }
    if constexpr (kMaxout) {
      __m512 best = sums[row][0];
#pragma GCC unroll 8
      for (std::size_t v = 1; v < kVectors; ++v) best = Max(best, sums[row][v]);
      _mm512_storeu_ps(out + row * out_stride, best);
    } else {
#pragma GCC unroll 8
      for (std::size_t v = 0; v < kVectors; ++v) _mm512_storeu_ps(out + row * out_stride + v * kLanes, sums[row][v]);
    }
  }
}

// Rows of a full tile, so that sums fill 24 registers.
template <std::size_t kVectors>
inline constexpr std::size_t kFullTileRows = kVectors == 1 ? 16 : 24 / kVectors;

// All rows of one panel: full tiles, then ever smaller ones.
template <std::size_t kVectors, bool kMaxout>
TACITUS_AVX512 void PanelRows(ConstRows in, std::size_t rows, Panel panel, Rows out) {
  const auto take = [&](std::size_t count) __attribute__((always_inline)) {
    in.data += count * in.stride;
    out.data += count * out.stride;
    rows -= count;
  };
  constexpr std::size_t kFull = kFullTileRows<kVectors>;
  while (rows >= kFull) {
    Tile<kFull, kVectors, kMaxout>(in.data, in.stride, panel, out.data, out.stride);
    take(kFull);
  }
  while (rows >= 4) {
    Tile<4, kVectors, kMaxout>(in.data, in.stride, panel, out.data, out.stride);
    take(4);
  }
  if (rows >= 2) {
    Tile<2, kVectors, kMaxout>(in.data, in.stride, panel, out.data, out.stride);
    take(2);
  }
  if (rows >= 1) Tile<1, kVectors, kMaxout>(in.data, in.stride, panel, out.data, out.stride);
}

// The sums of one row, two panels at a time: the sums of one alone would wait for each other.
template <std::size_t kVectors>
TACITUS_AVX512 void MultiplyRow(const float* in, const PackedMatrix& matrix, float* out) {
  constexpr std::size_t kFloats = kVectors * kLanes;
  std::size_t p = 0;
  for (; p + 2 <= matrix.panels; p += 2) {
    const float* weights = matrix.weights.data() + p * matrix.inputs * kFloats;
    __m512 sums[2][kVectors] = {};
    for (std::size_t input = 0; input < matrix.inputs; ++input, weights += kFloats) {
      const __m512 x = _mm512_set1_ps(in[input]);
#pragma GCC unroll 2
      for (std::size_t half = 0; half < 2; ++half) {
#pragma GCC unroll 4
        for (std::size_t v = 0; v < kVectors; ++v) {
          const __m512 w = _mm512_load_ps(weights + half * matrix.inputs * kFloats + v * kLanes);
          sums[half][v] = _mm512_fmadd_ps(x, w, sums[half][v]);
        }
      }
    }
#pragma GCC unroll 2
    for (std::size_t half = 0; half < 2; ++half) {
#pragma GCC unroll 4
      for (std::size_t v = 0; v < kVectors; ++v) {
        const std::size_t at = (p + half) * kFloats + v * kLanes;
        _mm512_storeu_ps(out + at, _mm512_add_ps(sums[half][v], _mm512_load_ps(matrix.bias.data() + at)));
      }
    }
  }
  if (p == matrix.panels) return;
  const Panel panel = {matrix.weights.data() + p * matrix.inputs * kFloats, matrix.bias.data() + p * kFloats,
                       matrix.inputs};
  Tile<1, kVectors, false>(in, 0, panel, out + p * kFloats, 0);
}

template <std::size_t kVectors, bool kMaxout>
TACITUS_AVX512 void Multiply(ConstRows in, std::size_t rows, const PackedMatrix& matrix, Rows out) {
  if constexpr (!kMaxout) {
    if (rows == 1) return MultiplyRow<kVectors>(in.data, matrix, out.data);
  }
  constexpr std::size_t kFloats = kVectors * kLanes;
  for (std::size_t p = 0; p < matrix.panels; ++p) {
    const Panel panel = {matrix.weights.data() + p * matrix.inputs * kFloats, matrix.bias.data() + p * kFloats,
                         matrix.inputs};
    PanelRows<kVectors, kMaxout>(in, rows, panel, {out.data + p * (kMaxout ? kLanes : kFloats), out.stride});
  }
}

void Affine(ConstRows in, std::size_t rows, const PackedMatrix& matrix, Rows out) {
  switch (matrix.vectors) {
    case 1:
      return Multiply<1, false>(in, rows, matrix, out);
    case 2:
      return Multiply<2, false>(in, rows, matrix, out);
    case 3:
      return Multiply<3, false>(in, rows, matrix, out);
    default:
      return Multiply<4, false>(in, rows, matrix, out);
  }
}

void Maxout(ConstRows in, std::size_t rows, const PackedMatrix& matrix, Rows out) {
  switch (matrix.vectors) {
    case 1:
      return Multiply<1, true>(in, rows, matrix, out);
    case 2:
      return Multiply<2, true>(in, rows, matrix, out);
    case 3:
      return Multiply<3, true>(in, rows, matrix, out);
    default:
      return Multiply<4, true>(in, rows, matrix, out);
  }
}

TACITUS_AVX512 void MaxoutOfSums(std::span<const float* const> parts, const PackedMatrix& matrix, float* out) {
  std::size_t offset = 0;
  for (std::size_t panel = 0; panel < matrix.panels; ++panel) {
    __m512 best = _mm512_set1_ps(-std::numeric_limits<float>::infinity());
    for (std::size_t v = 0; v < matrix.vectors; ++v, offset += kLanes) {
      __m512 sum = _mm512_loadu_ps(parts[0] + offset);
      for (const float* part : parts.subspan(1)) sum = _mm512_add_ps(sum, _mm512_loadu_ps(part + offset));
      best = Max(best, _mm512_add_ps(sum, _mm512_load_ps(matrix.bias.data() + offset)));
    }
    _mm512_storeu_ps(out + panel * kLanes, best);
  }
}

TACITUS_AVX512 void TransformTiles(ConstRows in, std::span<const std::uint32_t> first, std::size_t floats, float* out) {
  const std::size_t product = first.size() * floats;
  const __m512 two = _mm512_set1_ps(2.0F);
  const __m512 four = _mm512_set1_ps(4.0F);
  const __m512 minus_five = _mm512_set1_ps(-5.0F);
  for (std::size_t tile = 0; tile < first.size(); ++tile) {
    const float* rows = in.data + (first[tile] - 1) * in.stride;
    for (std::size_t i = 0; i < floats; i += kLanes) {
      __m512 d[kTileProducts];
#pragma GCC unroll 6
      for (std::size_t row = 0; row < kTileProducts; ++row) d[row] = _mm512_loadu_ps(rows + row * in.stride + i);
      const __m512 p = _mm512_fmsub_ps(four, d[1], d[3]);
      const __m512 q = _mm512_fmsub_ps(four, d[2], d[4]);
      const __m512 r = _mm512_mul_ps(two, _mm512_sub_ps(d[3], d[1]));
      const __m512 s = _mm512_sub_ps(d[4], d[2]);
      float* u = out + tile * floats + i;
      _mm512_storeu_ps(u, _mm512_fmadd_ps(four, d[0], _mm512_fmadd_ps(minus_five, d[2], d[4])));
      _mm512_storeu_ps(u + product, _mm512_add_ps(q, p));
      _mm512_storeu_ps(u + 2 * product, _mm512_sub_ps(q, p));
      _mm512_storeu_ps(u + 3 * product, _mm512_add_ps(s, r));
      _mm512_storeu_ps(u + 4 * product, _mm512_sub_ps(s, r));
      _mm512_storeu_ps(u + 5 * product, _mm512_fmadd_ps(four, d[1], _mm512_fmadd_ps(minus_five, d[3], d[5])));
    }
  }
}

// The greatest pieces of the four rows of one tile and panel, from its six products, `step` floats apart.
template <std::size_t kVectors>
TACITUS_AVX512_INLINE void CombineProducts(const float* products, std::size_t step, const float* bias, float* out,
                                           std::size_t out_stride) {
  const __m512 two = _mm512_set1_ps(2.0F);
  const __m512 four = _mm512_set1_ps(4.0F);
  const __m512 eight = _mm512_set1_ps(8.0F);
  __m512 best[kTileRows];
#pragma GCC unroll 4
  for (std::size_t v = 0; v < kVectors; ++v) {
    __m512 m[kTileProducts];
#pragma GCC unroll 6
    for (std::size_t i = 0; i < kTileProducts; ++i) m[i] = _mm512_load_ps(products + i * step + v * kLanes);
    const __m512 b = _mm512_load_ps(bias + v * kLanes);
    const __m512 sum12 = _mm512_add_ps(m[1], m[2]);
    const __m512 difference12 = _mm512_sub_ps(m[1], m[2]);
    const __m512 sum34 = _mm512_add_ps(m[3], m[4]);
    const __m512 difference34 = _mm512_sub_ps(m[3], m[4]);
    const __m512 rows[kTileRows] = {
        _mm512_add_ps(_mm512_add_ps(_mm512_add_ps(m[0], sum12), sum34), b),
        _mm512_add_ps(_mm512_fmadd_ps(two, difference34, difference12), b),
        _mm512_add_ps(_mm512_fmadd_ps(four, sum34, sum12), b),
        _mm512_add_ps(_mm512_add_ps(_mm512_fmadd_ps(eight, difference34, difference12), m[5]), b)};
#pragma GCC unroll 4
    for (std::size_t row = 0; row < kTileRows; ++row) best[row] = v == 0 ? rows[row] : Max(best[row], rows[row]);
  }
#pragma GCC unroll 4
  for (std::size_t row = 0; row < kTileRows; ++row) _mm512_storeu_ps(out + row * out_stride, best[row]);
}

template <std::size_t kVectors>
TACITUS_AVX512 void MultiplyTiles(const float* transformed, std::span<const std::uint32_t> first,
                                  const TiledWindow& window, Rows out) {
  constexpr std::size_t kFloats = kVectors * kLanes;
  constexpr std::size_t kBlock = kFullTileRows<kVectors>;  // tiles at a time
  alignas(kCacheLine) static constexpr float kNoBias[kFloats] = {};
  alignas(kCacheLine) float products[kTileProducts][kBlock * kFloats];
  const std::size_t inputs = window.products.front().inputs;
  for (std::size_t p = 0; p < window.products.front().panels; ++p) {
    for (std::size_t begin = 0; begin < first.size(); begin += kBlock) {
      const std::size_t count = std::min(kBlock, first.size() - begin);
      for (std::size_t i = 0; i < kTileProducts; ++i) {
        const Panel panel = {window.products[i].weights.data() + p * inputs * kFloats, kNoBias, inputs};
        PanelRows<kVectors, false>({transformed + (i * first.size() + begin) * inputs, inputs}, count, panel,
                                   {products[i], kFloats});
      }
      for (std::size_t tile = 0; tile < count; ++tile) {
        CombineProducts<kVectors>(products[0] + tile * kFloats, kBlock * kFloats, window.bias.data() + p * kFloats,
                                  out.data + first[begin + tile] * out.stride + p * kLanes, out.stride);
      }
    }
  }
}

void TiledMaxout(const float* transformed, std::span<const std::uint32_t> first, const TiledWindow& window, Rows out) {
  switch (window.products.front().vectors) {
    case 1:
      return MultiplyTiles<1>(transformed, first, window, out);
    case 2:
      return MultiplyTiles<2>(transformed, first, window, out);
    case 3:
      return MultiplyTiles<3>(transformed, first, window, out);
    default:
      return MultiplyTiles<4>(transformed, first, window, out);
  }
}

TACITUS_AVX512 std::size_t ArgMax(const float* scores, const float* mask, std::size_t count) {
  __m512 best = _mm512_add_ps(_mm512_loadu_ps(scores), _mm512_loadu_ps(mask));
  for (std::size_t i = kLanes; i < count; i += kLanes) {
    best = Max(best, _mm512_add_ps(_mm512_loadu_ps(scores + i), _mm512_loadu_ps(mask + i)));
  }
  // Lanes are rotated by 8, 4, 2 and 1: then each holds the greatest of all.
  best = Max(best, _mm512_maskz_shuffle_f32x4(0xffff, best, best, 0x4e));
  best = Max(best, _mm512_maskz_shuffle_f32x4(0xffff, best, best, 0xb1));
  best = Max(best, _mm512_maskz_permute_ps(0xffff, best, 0x4e));
  const __m512 greatest = Max(best, _mm512_maskz_permute_ps(0xffff, best, 0xb1));
  for (std::size_t i = 0; i < count; i += kLanes) {
    const __m512 masked = _mm512_add_ps(_mm512_loadu_ps(scores + i), _mm512_loadu_ps(mask + i));
    const __mmask16 equal = _mm512_cmp_ps_mask(masked, greatest, _CMP_EQ_OQ);
    if (equal != 0) return i + static_cast<std::size_t>(__builtin_ctz(equal));
  }
  return 0;
}

bool Supported() {
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
         __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("fma") != 0;
}

}  // namespace

const Kernels* Avx512Kernels() {
  // Rows are normalized as with AVX2: numpy's order of summation has eight lanes.
  static const Kernels kKernels = {"AVX-512",
                                   Affine,
                                   Maxout,
                                   MaxoutOfSums,
                                   TransformTiles,
                                   TiledMaxout,
                                   Supported() && Avx2Kernels() != nullptr ? Avx2Kernels()->normalize : nullptr,
                                   ArgMax};
  return kKernels.normalize == nullptr ? nullptr : &kKernels;
}

}  // namespace tacitus
