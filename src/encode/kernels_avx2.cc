// The encoder's kernels for AVX2: 16 lanes are two registers; a tile of four rows by two halves of a vector.
#include <immintrin.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "encode/encoder_kernels.h"

#define TACITUS_TARGET __attribute__((target("avx2")))
#define TACITUS_TARGET_INLINE __attribute__((target("avx2"), always_inline)) inline

namespace tacitus {
namespace {

constexpr std::int32_t kInputOffset = 0;
constexpr std::size_t kTileVectors = 1;
constexpr std::size_t kHalf = kEncoderLanes / 2;

struct Floats {
  __m256 low;
  __m256 high;
};

TACITUS_TARGET_INLINE Floats Set(float x) { return {_mm256_set1_ps(x), _mm256_set1_ps(x)}; }
TACITUS_TARGET_INLINE Floats Load(const float* from) { return {_mm256_loadu_ps(from), _mm256_loadu_ps(from + kHalf)}; }
TACITUS_TARGET_INLINE void Store(float* to, Floats x) {
  _mm256_storeu_ps(to, x.low);
  _mm256_storeu_ps(to + kHalf, x.high);
}
TACITUS_TARGET_INLINE Floats Add(Floats a, Floats b) {
  return {_mm256_add_ps(a.low, b.low), _mm256_add_ps(a.high, b.high)};
}
TACITUS_TARGET_INLINE Floats Sub(Floats a, Floats b) {
  return {_mm256_sub_ps(a.low, b.low), _mm256_sub_ps(a.high, b.high)};
}
TACITUS_TARGET_INLINE Floats Mul(Floats a, Floats b) {
  return {_mm256_mul_ps(a.low, b.low), _mm256_mul_ps(a.high, b.high)};
}
TACITUS_TARGET_INLINE Floats Div(Floats a, Floats b) {
  return {_mm256_div_ps(a.low, b.low), _mm256_div_ps(a.high, b.high)};
}
TACITUS_TARGET_INLINE Floats Max(Floats a, Floats b) {
  return {_mm256_max_ps(a.low, b.low), _mm256_max_ps(a.high, b.high)};
}
TACITUS_TARGET_INLINE Floats Min(Floats a, Floats b) {
  return {_mm256_min_ps(a.low, b.low), _mm256_min_ps(a.high, b.high)};
}
TACITUS_TARGET_INLINE Floats Magnitude(Floats a) {
  const __m256 sign = _mm256_set1_ps(-0.0F);
  return {_mm256_andnot_ps(sign, a.low), _mm256_andnot_ps(sign, a.high)};
}
TACITUS_TARGET_INLINE __m256 AddToExponent(__m256 x, __m256 rounded) {
  return _mm256_castsi256_ps(
      _mm256_add_epi32(_mm256_castps_si256(x), _mm256_slli_epi32(_mm256_castps_si256(rounded), 23)));
}
TACITUS_TARGET_INLINE Floats AddToExponent(Floats x, Floats rounded) {
  return {AddToExponent(x.low, rounded.low), AddToExponent(x.high, rounded.high)};
}
TACITUS_TARGET_INLINE void StoreLowBytes(std::uint8_t* to, Floats x) {
  const __m256i mask = _mm256_set1_epi32(0xFF);
  const __m256i pairs = _mm256_packus_epi32(_mm256_and_si256(_mm256_castps_si256(x.low), mask),
                                            _mm256_and_si256(_mm256_castps_si256(x.high), mask));
  const __m256i ordered = _mm256_permute4x64_epi64(pairs, 0xD8);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to),
                   _mm_packus_epi16(_mm256_castsi256_si128(ordered), _mm256_extracti128_si256(ordered, 1)));
}
TACITUS_TARGET_INLINE float SumOfLanes(Floats x) {
  const __m256 eight = _mm256_add_ps(x.low, x.high);
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}
TACITUS_TARGET_INLINE float GreatestLane(Floats x) {
  const __m256 eight = _mm256_max_ps(x.low, x.high);
  const __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
}

#include "encode/float_kernels.inc"

// Adds the products of four inputs with eight outputs. The instruction multiplies unsigned by signed bytes and adds
// pairs into 16 bits: with magnitudes and signs moved to the other side, 2 * 127 * 127 stays below their limit.
TACITUS_TARGET_INLINE __m256i AddProducts(__m256i sums, __m256i x, __m256i magnitude, __m256i weights) {
  const __m256i pairs = _mm256_maddubs_epi16(magnitude, _mm256_sign_epi8(weights, x));
  return _mm256_add_epi32(sums, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

template <std::size_t kRowCount>
TACITUS_TARGET_INLINE void Tile(const QuantisedRows& in, std::size_t row, const QuantisedMatrix& matrix,
                                std::size_t vector, float* out, std::size_t out_stride) {
  const std::size_t output = vector * kEncoderLanes;
  __m256i sums[kRowCount][2];
#pragma GCC unroll 4
  for (std::size_t r = 0; r < kRowCount; ++r) {
    sums[r][0] = _mm256_load_si256(reinterpret_cast<const __m256i*>(matrix.start.data() + output));
    sums[r][1] = _mm256_load_si256(reinterpret_cast<const __m256i*>(matrix.start.data() + output + kHalf));
  }
  const std::uint8_t* bytes = in.bytes + row * in.stride;
  const std::int8_t* weights = matrix.weights.data() + vector / kPanelVectors * matrix.inputs * kPanelOutputs +
                               vector % kPanelVectors * kEncoderLanes * kInputGroup;
  for (std::size_t input = 0; input < matrix.inputs; input += kInputGroup, weights += kInputGroup * kPanelOutputs) {
    const __m256i low = _mm256_load_si256(reinterpret_cast<const __m256i*>(weights));
    const __m256i high = _mm256_load_si256(reinterpret_cast<const __m256i*>(weights + kHalf * kInputGroup));
#pragma GCC unroll 4
    for (std::size_t r = 0; r < kRowCount; ++r) {
      std::int32_t four = 0;
      std::memcpy(&four, bytes + r * in.stride + input, sizeof(four));
      const __m256i x = _mm256_set1_epi32(four);
      const __m256i magnitude = _mm256_abs_epi8(x);
      sums[r][0] = AddProducts(sums[r][0], x, magnitude, low);
      sums[r][1] = AddProducts(sums[r][1], x, magnitude, high);
    }
  }
#pragma GCC unroll 4
  for (std::size_t r = 0; r < kRowCount; ++r) {
    const Floats floats = {_mm256_cvtepi32_ps(sums[r][0]), _mm256_cvtepi32_ps(sums[r][1])};
    StoreOutputs(floats, in.scales[row + r], matrix, output, out + (row + r) * out_stride);
  }
}

TACITUS_TARGET void Multiply(const QuantisedRows& in, std::size_t rows, const QuantisedMatrix& matrix, float* out,
                             std::size_t out_stride) {
  constexpr std::size_t kFull = 4;
  for (std::size_t vector = 0; vector < matrix.panels * kPanelVectors; ++vector) {
    std::size_t row = 0;
    for (; row + kFull <= rows; row += kFull) Tile<kFull>(in, row, matrix, vector, out, out_stride);
    for (; row < rows; ++row) Tile<1>(in, row, matrix, vector, out, out_stride);
  }
}

}  // namespace

const EncoderKernels* Avx2EncoderKernels() {
  static const EncoderKernels kKernels = {"AVX2", kInputOffset, Quantise, Multiply, Gelu, AddAndNormalise, Attend};
  return __builtin_cpu_supports("avx2") != 0 ? &kKernels : nullptr;
}

}  // namespace tacitus
