// The encoder's kernels for AVX-512 with VNNI: a tile of four rows by a panel of three vectors stays in 12 of the 32
// registers, and one instruction adds the products of four inputs with 16 outputs. (On Zen 4 twelve sums keep the unit
// busy, while more than 16 halve its rate, in a loop of nothing else, too.) It multiplies unsigned by signed bytes, so
// inputs are quantised with 128 added; a matrix's sums start with what takes that out.
#include <immintrin.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "encode/encoder_kernels.h"

#define TACITUS_VNNI "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"
#define TACITUS_TARGET __attribute__((target(TACITUS_VNNI)))
#define TACITUS_TARGET_INLINE __attribute__((target(TACITUS_VNNI), always_inline)) inline

namespace tacitus {
namespace {

constexpr std::int32_t kInputOffset = 128;
constexpr std::size_t kTileVectors = 3;
constexpr __mmask16 kAllLanes = 0xffff;

// Operations with a mask of all lanes stand for those without, whose undefined register g++ 12 warns about.
struct Floats {
  __m512 lanes;
};

TACITUS_TARGET_INLINE Floats Set(float x) { return {_mm512_set1_ps(x)}; }
TACITUS_TARGET_INLINE Floats Load(const float* from) { return {_mm512_loadu_ps(from)}; }
TACITUS_TARGET_INLINE void Store(float* to, Floats x) { _mm512_storeu_ps(to, x.lanes); }
TACITUS_TARGET_INLINE Floats Add(Floats a, Floats b) { return {_mm512_add_ps(a.lanes, b.lanes)}; }
TACITUS_TARGET_INLINE Floats Sub(Floats a, Floats b) { return {_mm512_sub_ps(a.lanes, b.lanes)}; }
TACITUS_TARGET_INLINE Floats Mul(Floats a, Floats b) { return {_mm512_mul_ps(a.lanes, b.lanes)}; }
TACITUS_TARGET_INLINE Floats Div(Floats a, Floats b) { return {_mm512_div_ps(a.lanes, b.lanes)}; }
TACITUS_TARGET_INLINE Floats Max(Floats a, Floats b) { return {_mm512_maskz_max_ps(kAllLanes, a.lanes, b.lanes)}; }
TACITUS_TARGET_INLINE Floats Min(Floats a, Floats b) { return {_mm512_maskz_min_ps(kAllLanes, a.lanes, b.lanes)}; }
TACITUS_TARGET_INLINE Floats Magnitude(Floats a) {
  return {_mm512_maskz_andnot_ps(kAllLanes, _mm512_set1_ps(-0.0F), a.lanes)};
}
TACITUS_TARGET_INLINE Floats AddToExponent(Floats x, Floats rounded) {
  const __m512i shifted = _mm512_maskz_slli_epi32(kAllLanes, _mm512_castps_si512(rounded.lanes), 23);
  return {_mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(x.lanes), shifted))};
}
TACITUS_TARGET_INLINE void StoreLowBytes(std::uint8_t* to, Floats x) {
  _mm512_mask_cvtepi32_storeu_epi8(to, kAllLanes, _mm512_castps_si512(x.lanes));
}
TACITUS_TARGET_INLINE __m256 LowerHalf(__m512 x) { return _mm512_maskz_extractf32x8_ps(0xff, x, 0); }
TACITUS_TARGET_INLINE __m256 UpperHalf(__m512 x) { return _mm512_maskz_extractf32x8_ps(0xff, x, 1); }
TACITUS_TARGET_INLINE float SumOfLanes(Floats x) {
  const __m256 eight = _mm256_add_ps(LowerHalf(x.lanes), UpperHalf(x.lanes));
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}
TACITUS_TARGET_INLINE float GreatestLane(Floats x) {
  const __m256 eight = _mm256_max_ps(LowerHalf(x.lanes), UpperHalf(x.lanes));
  const __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
}

#include "encode/float_kernels.inc"

template <std::size_t kRowCount>
TACITUS_TARGET void Tile(const QuantisedRows& in, std::size_t row, const QuantisedMatrix& matrix, std::size_t panel,
                         float* out, std::size_t out_stride) {
  __m512i sums[kRowCount][kPanelVectors];
#pragma GCC unroll 4
  for (std::size_t r = 0; r < kRowCount; ++r) {
#pragma GCC unroll 3
    for (std::size_t v = 0; v < kPanelVectors; ++v) {
      sums[r][v] = _mm512_load_si512(matrix.start.data() + panel * kPanelOutputs + v * kEncoderLanes);
    }
  }
  const std::uint8_t* bytes = in.bytes + row * in.stride;
  const std::int8_t* weights = matrix.weights.data() + panel * matrix.inputs * kPanelOutputs;
  for (std::size_t input = 0; input < matrix.inputs; input += kInputGroup, weights += kInputGroup * kPanelOutputs) {
    __m512i w[kPanelVectors];
#pragma GCC unroll 3
    for (std::size_t v = 0; v < kPanelVectors; ++v) {
      w[v] = _mm512_load_si512(weights + v * kEncoderLanes * kInputGroup);
    }
#pragma GCC unroll 4
    for (std::size_t r = 0; r < kRowCount; ++r) {
      std::int32_t four = 0;
      std::memcpy(&four, bytes + r * in.stride + input, sizeof(four));
      const __m512i x = _mm512_set1_epi32(four);
#pragma GCC unroll 3
      for (std::size_t v = 0; v < kPanelVectors; ++v) sums[r][v] = _mm512_dpbusd_epi32(sums[r][v], x, w[v]);
    }
  }
#pragma GCC unroll 4
  for (std::size_t r = 0; r < kRowCount; ++r) {
#pragma GCC unroll 3
    for (std::size_t v = 0; v < kPanelVectors; ++v) {
      StoreOutputs({_mm512_maskz_cvtepi32_ps(kAllLanes, sums[r][v])}, in.scales[row + r], matrix,
                   panel * kPanelOutputs + v * kEncoderLanes, out + (row + r) * out_stride);
    }
  }
}

constexpr std::size_t kFullTile = 4;

// The rows that full tiles leave: one tile of just so many.
template <std::size_t kRowCount = kFullTile - 1>
TACITUS_TARGET void LastTile(const QuantisedRows& in, std::size_t row, std::size_t rows, const QuantisedMatrix& matrix,
                             std::size_t panel, float* out, std::size_t out_stride) {
  if (rows == kRowCount) return Tile<kRowCount>(in, row, matrix, panel, out, out_stride);
  if constexpr (kRowCount > 1) return LastTile<kRowCount - 1>(in, row, rows, matrix, panel, out, out_stride);
}

TACITUS_TARGET void Multiply(const QuantisedRows& in, std::size_t rows, const QuantisedMatrix& matrix, float* out,
                             std::size_t out_stride) {
  for (std::size_t panel = 0; panel < matrix.panels; ++panel) {
    std::size_t row = 0;
    for (; row + kFullTile <= rows; row += kFullTile) Tile<kFullTile>(in, row, matrix, panel, out, out_stride);
    LastTile(in, row, rows - row, matrix, panel, out, out_stride);
  }
}

bool Supported() {
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
         __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
         __builtin_cpu_supports("avx512vnni") != 0;
}

}  // namespace

const EncoderKernels* VnniEncoderKernels() {
  static const EncoderKernels kKernels = {"AVX-512 VNNI", kInputOffset,    Quantise, Multiply,
                                          Gelu,           AddAndNormalise, Attend};
  return Supported() ? &kKernels : nullptr;
}

}  // namespace tacitus
