// The kernels for AVX2 with FMA: half a vector of 16 lanes at a time, a tile of several rows by one half panel in up
// to 12 of the 16 registers.
#include <immintrin.h>

#include <algorithm>
#include <limits>

#include "parse/kernels.h"
#include "parse/layer_norm.h"

#define TACITUS_AVX2 __attribute__((target("avx2,fma")))
#define TACITUS_AVX2_INLINE __attribute__((target("avx2,fma"), always_inline)) inline

namespace tacitus {
namespace {

constexpr std::size_t kHalf = kLanes / 2;

// Some vectors of a panel, in one half of their lanes; the next input's are `step` floats on.
struct HalfPanel {
  const float* weights;
  const float* bias;
  std::size_t inputs;
  std::size_t step;
};

template <std::size_t kRowCount, std::size_t kVectors, bool kMaxout>
TACITUS_AVX2_INLINE void Tile(const float* in, std::size_t in_stride, HalfPanel panel, float* out,
                              std::size_t out_stride) {
  __m256 sums[kRowCount][kVectors];
#pragma GCC unroll 16
  for (std::size_t row = 0; row < kRowCount; ++row) {
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kVectors; ++v) sums[row][v] = _mm256_setzero_ps();
  }
  const float* weights = panel.weights;
  for (std::size_t input = 0; input < panel.inputs; ++input, weights += panel.step) {
    __m256 w[kVectors];
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kVectors; ++v) w[v] = _mm256_load_ps(weights + v * kLanes);
#pragma GCC unroll 16
    for (std::size_t row = 0; row < kRowCount; ++row) {
      const __m256 x = _mm256_broadcast_ss(in + row * in_stride + input);
#pragma GCC unroll 8
      for (std::size_t v = 0; v < kVectors; ++v) sums[row][v] = _mm256_fmadd_ps(x, w[v], sums[row][v]);
    }
  }
#pragma GCC unroll 16
  for (std::size_t row = 0; row < kRowCount; ++row) {
#pragma GCC unroll 8
    for (std::size_t v = 0; v < kVectors; ++v) {
      sums[row][v] = _mm256_add_ps(sums[row][v], _mm256_load_ps(panel.bias + v * kLanes));
    }
    if constexpr (kMaxout) {
      __m256 best = sums[row][0];
#pragma GCC unroll 8
      for (std::size_t v = 1; v < kVectors; ++v) best = _mm256_max_ps(best, sums[row][v]);
      _mm256_storeu_ps(out + row * out_stride, best);
    } else {
#pragma GCC unroll 8
      for (std::size_t v = 0; v < kVectors; ++v) _mm256_storeu_ps(out + row * out_stride + v * kLanes, sums[row][v]);
    }
  }
}

// Rows of a full tile, so that sums, weights and one input fit 16 registers.
template <std::size_t kVectors>
inline constexpr std::size_t kFullTileRows = kVectors == 1   ? 8
                                             : kVectors == 2 ? 6
                                             : kVectors == 3 ? 4
                                                             : 2;

template <std::size_t kVectors, bool kMaxout>
TACITUS_AVX2 void PanelRows(ConstRows in, std::size_t rows, HalfPanel panel, Rows out) {
  constexpr std::size_t kFull = kFullTileRows<kVectors>;
  while (rows >= kFull) {
    Tile<kFull, kVectors, kMaxout>(in.data, in.stride, panel, out.data, out.stride);
    in.data += kFull * in.stride;
    out.data += kFull * out.stride;
    rows -= kFull;
  }
  for (; rows > 0; --rows) {
    Tile<1, kVectors, kMaxout>(in.data, in.stride, panel, out.data, out.stride);
    in.data += in.stride;
    out.data += out.stride;
  }
}

template <std::size_t kVectors, bool kMaxout>
TACITUS_AVX2 void Multiply(ConstRows in, std::size_t rows, const PackedMatrix& matrix, Rows out) {
  const std::size_t floats = matrix.vectors * kLanes;
  for (std::size_t p = 0; p < matrix.panels; ++p) {
    for (std::size_t v = 0; v < matrix.vectors; v += kVectors) {
      for (std::size_t half = 0; half < kLanes; half += kHalf) {
        const std::size_t first = v * kLanes + half;
        const HalfPanel panel = {matrix.weights.data() + p * matrix.inputs * floats + first,
                                 matrix.bias.data() + p * floats + first, matrix.inputs, floats};
        const std::size_t column = kMaxout ? p * kLanes + half : p * floats + first;
        PanelRows<kVectors, kMaxout>(in, rows, panel, {out.data + column, out.stride});
      }
    }
  }
}

void Affine(ConstRows in, std::size_t rows, const PackedMatrix& matrix, Rows out) {
  switch (matrix.vectors) {
    case 1:
      return Multiply<1, false>(in, rows, matrix, out);
    case 3:
      return Multiply<3, false>(in, rows, matrix, out);
    default:
      return Multiply<2, false>(in, rows, matrix, out);  // panels of four as two of two
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

TACITUS_AVX2 void MaxoutOfSums(std::span<const float* const> parts, const PackedMatrix& matrix, float* out) {
  const std::size_t floats = matrix.vectors * kLanes;
  for (std::size_t panel = 0; panel < matrix.panels; ++panel) {
    for (std::size_t half = 0; half < kLanes; half += kHalf) {
      __m256 best = _mm256_set1_ps(-std::numeric_limits<float>::infinity());
      for (std::size_t v = 0; v < matrix.vectors; ++v) {
        const std::size_t offset = panel * floats + v * kLanes + half;
        __m256 sum = _mm256_loadu_ps(parts[0] + offset);
        for (const float* part : parts.subspan(1)) sum = _mm256_add_ps(sum, _mm256_loadu_ps(part + offset));
        best = _mm256_max_ps(best, _mm256_add_ps(sum, _mm256_load_ps(matrix.bias.data() + offset)));
      }
      _mm256_storeu_ps(out + panel * kLanes + half, best);
    }
  }
}

TACITUS_AVX2 void TransformTiles(ConstRows in, std::span<const std::uint32_t> first, std::size_t floats, float* out) {
  const std::size_t product = first.size() * floats;
  const __m256 two = _mm256_set1_ps(2.0F);
  const __m256 four = _mm256_set1_ps(4.0F);
  const __m256 minus_five = _mm256_set1_ps(-5.0F);
  for (std::size_t tile = 0; tile < first.size(); ++tile) {
    const float* rows = in.data + (first[tile] - 1) * in.stride;
    for (std::size_t i = 0; i < floats; i += kHalf) {
      __m256 d[kTileProducts];
#pragma GCC unroll 6
      for (std::size_t row = 0; row < kTileProducts; ++row) d[row] = _mm256_loadu_ps(rows + row * in.stride + i);
      const __m256 p = _mm256_fmsub_ps(four, d[1], d[3]);
      const __m256 q = _mm256_fmsub_ps(four, d[2], d[4]);
      const __m256 r = _mm256_mul_ps(two, _mm256_sub_ps(d[3], d[1]));
      const __m256 s = _mm256_sub_ps(d[4], d[2]);
      float* u = out + tile * floats + i;
      _mm256_storeu_ps(u, _mm256_fmadd_ps(four, d[0], _mm256_fmadd_ps(minus_five, d[2], d[4])));
      _mm256_storeu_ps(u + product, _mm256_add_ps(q, p));
      _mm256_storeu_ps(u + 2 * product, _mm256_sub_ps(q, p));
      _mm256_storeu_ps(u + 3 * product, _mm256_add_ps(s, r));
      _mm256_storeu_ps(u + 4 * product, _mm256_sub_ps(s, r));
      _mm256_storeu_ps(u + 5 * product, _mm256_fmadd_ps(four, d[1], _mm256_fmadd_ps(minus_five, d[3], d[5])));
    }
  }
}

// The greatest pieces of the four rows of one tile and half panel, from its six products, `step` floats apart;
template <std::size_t kVectors>
TACITUS_AVX2_INLINE void CombineProducts(const float* products, std::size_t step, const float* bias, float* out,
                                         std::size_t out_stride) {
  const __m256 two = _mm256_set1_ps(2.0F);
  const __m256 four = _mm256_set1_ps(4.0F);
  const __m256 eight = _mm256_set1_ps(8.0F);
  __m256 best[kTileRows];
#pragma GCC unroll 4
  for (std::size_t v = 0; v < kVectors; ++v) {
    __m256 m[kTileProducts];
#pragma GCC unroll 6
    for (std::size_t i = 0; i < kTileProducts; ++i) m[i] = _mm256_load_ps(products + i * step + v * kLanes);
    const __m256 b = _mm256_load_ps(bias + v * kLanes);
    const __m256 sum12 = _mm256_add_ps(m[1], m[2]);
    const __m256 difference12 = _mm256_sub_ps(m[1], m[2]);
    const __m256 sum34 = _mm256_add_ps(m[3], m[4]);
    const __m256 difference34 = _mm256_sub_ps(m[3], m[4]);
    const __m256 rows[kTileRows] = {
        _mm256_add_ps(_mm256_add_ps(_mm256_add_ps(m[0], sum12), sum34), b),
        _mm256_add_ps(_mm256_fmadd_ps(two, difference34, difference12), b),
        _mm256_add_ps(_mm256_fmadd_ps(four, sum34, sum12), b),
        _mm256_add_ps(_mm256_add_ps(_mm256_fmadd_ps(eight, difference34, difference12), m[5]), b)};
#pragma GCC unroll 4
    for (std::size_t row = 0; row < kTileRows; ++row) {
      best[row] = v == 0 ? rows[row] : _mm256_max_ps(best[row], rows[row]);
    }
  }
#pragma GCC unroll 4
  for (std::size_t row = 0; row < kTileRows; ++row) _mm256_storeu_ps(out + row * out_stride, best[row]);
}

template <std::size_t kVectors>
TACITUS_AVX2 void MultiplyTiles(const float* transformed, std::span<const std::uint32_t> first,
                                const TiledWindow& window, Rows out) {
  constexpr std::size_t kFloats = kVectors * kLanes;
  constexpr std::size_t kBlock = kFullTileRows<kVectors>;  // tiles at a time
  alignas(kCacheLine) static constexpr float kNoBias[kFloats] = {};
  alignas(kCacheLine) float products[kTileProducts][kBlock * kFloats];
  const std::size_t inputs = window.products.front().inputs;
  for (std::size_t p = 0; p < window.products.front().panels; ++p) {
    for (std::size_t half = 0; half < kLanes; half += kHalf) {
      for (std::size_t begin = 0; begin < first.size(); begin += kBlock) {
        const std::size_t count = std::min(kBlock, first.size() - begin);
        for (std::size_t i = 0; i < kTileProducts; ++i) {
          const HalfPanel panel = {window.products[i].weights.data() + p * inputs * kFloats + half, kNoBias, inputs,
                                   kFloats};
          PanelRows<kVectors, false>({transformed + (i * first.size() + begin) * inputs, inputs}, count, panel,
                                     {products[i], kFloats});
        }
        for (std::size_t tile = 0; tile < count; ++tile) {
          CombineProducts<kVectors>(products[0] + tile * kFloats, kBlock * kFloats,
                                    window.bias.data() + p * kFloats + half,
                                    out.data + first[begin + tile] * out.stride + p * kLanes + half, out.stride);
        }
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

// Of eight accumulators, in the order of PairwiseSum.
TACITUS_AVX2_INLINE float SumOfLanes(__m256 sums) {
  const __m256 pairs = _mm256_hadd_ps(sums, sums);  // 0+1 2+3 . . | 4+5 6+7 . .
  const __m256 fours = _mm256_hadd_ps(pairs, pairs);
  return _mm_cvtss_f32(_mm256_castps256_ps128(fours)) + _mm_cvtss_f32(_mm256_extractf128_ps(fours, 1));
}

// Precondition: a width that is a multiple of 8 and at most kPairwiseBlock, so that numpy sums in one block.
TACITUS_AVX2_INLINE void NormalizeRow(float* x, const LayerNorm& norm, const float* added) {
  const auto width = static_cast<float>(norm.width);
  __m256 sums = _mm256_loadu_ps(x);
  for (std::size_t i = kHalf; i < norm.width; i += kHalf) sums = _mm256_add_ps(sums, _mm256_loadu_ps(x + i));
  const __m256 mean = _mm256_set1_ps(SumOfLanes(sums) / width);
  __m256 squares = _mm256_setzero_ps();
  for (std::size_t i = 0; i < norm.width; i += kHalf) {
    const __m256 centred = _mm256_sub_ps(_mm256_loadu_ps(x + i), mean);
    const __m256 square = _mm256_mul_ps(centred, centred);
    squares = i == 0 ? square : _mm256_add_ps(squares, square);
  }
  const __m256 scale = _mm256_set1_ps(InverseRoot(SumOfLanes(squares) / width + kVarianceFloor));
  for (std::size_t i = 0; i < norm.gain.size(); i += kHalf) {
    __m256 y = _mm256_mul_ps(_mm256_sub_ps(_mm256_loadu_ps(x + i), mean), scale);
    y = _mm256_mul_ps(y, _mm256_load_ps(norm.gain.data() + i));
    y = _mm256_add_ps(y, _mm256_load_ps(norm.bias.data() + i));
    if (added != nullptr) y = _mm256_add_ps(_mm256_loadu_ps(added + i), y);
    _mm256_storeu_ps(x + i, y);
  }
}

TACITUS_AVX2 void Normalize(Rows rows, std::size_t count, const LayerNorm& norm, ConstRows residual) {
  if (norm.width % kHalf != 0 || norm.width > kPairwiseBlock) {
    PlainKernels()->normalize(rows, count, norm, residual);
    return;
  }
  for (std::size_t row = 0; row < count; ++row) {
    const float* added = residual.data == nullptr ? nullptr : residual.data + row * residual.stride;
    NormalizeRow(rows.data + row * rows.stride, norm, added);
  }
}

TACITUS_AVX2 std::size_t ArgMax(const float* scores, const float* mask, std::size_t count) {
  __m256 best = _mm256_add_ps(_mm256_loadu_ps(scores), _mm256_loadu_ps(mask));
  for (std::size_t i = kHalf; i < count; i += kHalf) {
    best = _mm256_max_ps(best, _mm256_add_ps(_mm256_loadu_ps(scores + i), _mm256_loadu_ps(mask + i)));
  }
  __m128 four = _mm_max_ps(_mm256_castps256_ps128(best), _mm256_extractf128_ps(best, 1));
  four = _mm_max_ps(four, _mm_movehl_ps(four, four));
  four = _mm_max_ss(four, _mm_shuffle_ps(four, four, 1));
  const __m256 greatest = _mm256_broadcastss_ps(four);
  for (std::size_t i = 0; i < count; i += kHalf) {
    const __m256 masked = _mm256_add_ps(_mm256_loadu_ps(scores + i), _mm256_loadu_ps(mask + i));
    const int equal = _mm256_movemask_ps(_mm256_cmp_ps(masked, greatest, _CMP_EQ_OQ));
    if (equal != 0) return i + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(equal)));
  }
  return 0;
}

}  // namespace

const Kernels* Avx2Kernels() {
  static constexpr Kernels kKernels = {"AVX2",         Affine,      Maxout,    MaxoutOfSums,
                                       TransformTiles, TiledMaxout, Normalize, ArgMax};
  const bool supported = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
  return supported ? &kKernels : nullptr;
}

}  // namespace tacitus
