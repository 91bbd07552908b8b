// The encoder's kernels in plain C++, for processors without AVX2.
#include <algorithm>
#include <bit>
#include <cmath>

#include "encode/encoder_kernels.h"

#define TACITUS_TARGET
#define TACITUS_TARGET_INLINE inline

namespace tacitus {
namespace {

constexpr std::int32_t kInputOffset = 0;
constexpr std::size_t kTileVectors = 1;

struct Floats {
  float lanes[kEncoderLanes];
};

template <typename Operation>
inline Floats EachLane(Operation operation) {
  Floats result;
  for (std::size_t i = 0; i < kEncoderLanes; ++i) result.lanes[i] = operation(i);
  return result;
}

inline Floats Set(float x) {
  return EachLane([&](std::size_t) { return x; });
}
inline Floats Load(const float* from) {
  return EachLane([&](std::size_t i) { return from[i]; });
}
inline void Store(float* to, const Floats& x) { std::copy_n(x.lanes, kEncoderLanes, to); }
inline Floats Add(const Floats& a, const Floats& b) {
  return EachLane([&](std::size_t i) { return a.lanes[i] + b.lanes[i]; });
}
inline Floats Sub(const Floats& a, const Floats& b) {
  return EachLane([&](std::size_t i) { return a.lanes[i] - b.lanes[i]; });
}
inline Floats Mul(const Floats& a, const Floats& b) {
  return EachLane([&](std::size_t i) { return a.lanes[i] * b.lanes[i]; });
}
inline Floats Div(const Floats& a, const Floats& b) {
  return EachLane([&](std::size_t i) { return a.lanes[i] / b.lanes[i]; });
}
// As the instructions do it: the second where the two do not compare.
inline Floats Max(const Floats& a, const Floats& b) {
  return EachLane([&](std::size_t i) { return a.lanes[i] > b.lanes[i] ? a.lanes[i] : b.lanes[i]; });
}
inline Floats Min(const Floats& a, const Floats& b) {
  return EachLane([&](std::size_t i) { return a.lanes[i] < b.lanes[i] ? a.lanes[i] : b.lanes[i]; });
}
inline Floats Magnitude(const Floats& a) {
  return EachLane([&](std::size_t i) { return std::fabs(a.lanes[i]); });
}
// x * 2^n, n being what a rounded float holds in its lowest bits.
inline Floats AddToExponent(const Floats& x, const Floats& rounded) {
  return EachLane([&](std::size_t i) {
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(x.lanes[i]) +
                                (std::bit_cast<std::uint32_t>(rounded.lanes[i]) << 23));
  });
}
inline void StoreLowBytes(std::uint8_t* to, const Floats& x) {
  for (std::size_t i = 0; i < kEncoderLanes; ++i) {
    to[i] = static_cast<std::uint8_t>(std::bit_cast<std::uint32_t>(x.lanes[i]) & 0xFF);
  }
}
// Lanes 8 apart are added first, then those 4, 2 and 1 apart.
inline float SumOfLanes(Floats x) {
  for (std::size_t half = kEncoderLanes / 2; half > 0; half /= 2) {
    for (std::size_t i = 0; i < half; ++i) x.lanes[i] += x.lanes[i + half];
  }
  return x.lanes[0];
}
inline float GreatestLane(const Floats& x) { return *std::max_element(x.lanes, x.lanes + kEncoderLanes); }

#include "encode/float_kernels.inc"

// The sums of one row and one panel.
void PanelSums(const std::uint8_t* in, const QuantisedMatrix& matrix, std::size_t panel, std::int32_t* sums) {
  std::copy_n(matrix.start.data() + panel * kPanelOutputs, kPanelOutputs, sums);
  const std::int8_t* weights = matrix.weights.data() + panel * matrix.inputs * kPanelOutputs;
  for (std::size_t input = 0; input < matrix.inputs; input += kInputGroup, weights += kInputGroup * kPanelOutputs) {
    std::int32_t x[kInputGroup];
    for (std::size_t i = 0; i < kInputGroup; ++i) x[i] = static_cast<std::int8_t>(in[input + i]);
    for (std::size_t lane = 0; lane < kPanelOutputs; ++lane) {
      for (std::size_t i = 0; i < kInputGroup; ++i) sums[lane] += x[i] * weights[lane * kInputGroup + i];
    }
  }
}

void Multiply(const QuantisedRows& in, std::size_t rows, const QuantisedMatrix& matrix, float* out,
              std::size_t out_stride) {
  std::int32_t sums[kPanelOutputs];
  for (std::size_t panel = 0; panel < matrix.panels; ++panel) {
    for (std::size_t row = 0; row < rows; ++row) {
      PanelSums(in.bytes + row * in.stride, matrix, panel, sums);
      for (std::size_t v = 0; v < kPanelOutputs; v += kEncoderLanes) {
        const Floats floats = EachLane([&](std::size_t i) { return static_cast<float>(sums[v + i]); });
        StoreOutputs(floats, in.scales[row], matrix, panel * kPanelOutputs + v, out + row * out_stride);
      }
    }
  }
}

}  // namespace

const EncoderKernels* PlainEncoderKernels() {
  static const EncoderKernels kKernels = {"plain", kInputOffset, Quantise, Multiply, Gelu, AddAndNormalise, Attend};
  return &kKernels;
}

}  // namespace tacitus
