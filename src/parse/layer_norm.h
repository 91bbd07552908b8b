// The moments of a layer normalization, as numpy computes them for thinc: sums over eight interleaved accumulators
// (numpy's pairwise summation, which splits rows of more than 128), the mean subtracted before squaring.
// The vector kernels keep the same order, so that all versions agree with numpy to the bit.
#pragma once

#include <cmath>
#include <cstddef>

namespace tacitus {

inline constexpr std::size_t kPairwiseBlock = 128;
inline constexpr float kVarianceFloor = 1e-8F;  // thinc/layers/layernorm.py

// The sum of term(0) … term(count - 1) in numpy's order.
template <typename Term>
float PairwiseSum(std::size_t first, std::size_t count, const Term& term) {
  if (count < 8) {
    float sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += term(first + i);
    return sum;
  }
  if (count > kPairwiseBlock) {
    const std::size_t half = count / 2 - count / 2 % 8;
    return PairwiseSum(first, half, term) + PairwiseSum(first + half, count - half, term);
  }
  float sums[8];
  for (std::size_t i = 0; i < 8; ++i) sums[i] = term(first + i);
  std::size_t i = 8;
  for (; i + 8 <= count; i += 8) {
    for (std::size_t j = 0; j < 8; ++j) sums[j] += term(first + i + j);
  }
  float sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
  for (; i < count; ++i) sum += term(first + i);
  return sum;
}

// variance ** -0.5, correctly rounded but for the rarest cases, as powf is.
inline float InverseRoot(float variance) { return static_cast<float>(1.0 / std::sqrt(static_cast<double>(variance))); }

}  // namespace tacitus
