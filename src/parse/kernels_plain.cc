// The kernels in plain C++, for processors without AVX2, and where the vector versions have no path of their own.
#include <algorithm>

#include "parse/kernels.h"
#include "parse/layer_norm.h"

namespace tacitus {
namespace {

// The sums of one panel for one row.
void PanelSums(const float* in, const PackedMatrix& matrix, std::size_t panel, float* sums) {
  const std::size_t lanes = matrix.vectors * kLanes;
  const float* weights = matrix.weights.data() + panel * matrix.inputs * lanes;
  std::fill_n(sums, lanes, 0.0F);
  for (std::size_t input = 0; input < matrix.inputs; ++input, weights += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += in[input] * weights[lane];
  }
  const float* bias = matrix.bias.data() + panel * lanes;
  for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += bias[lane];
}

void GreatestPieces(const float* sums, std::size_t pieces, float* out) {
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    float best = sums[lane];
    for (std::size_t piece = 1; piece < pieces; ++piece) best = std::max(best, sums[piece * kLanes + lane]);
    out[lane] = best;
  }
}

void Affine(ConstRows in, std::size_t rows, const PackedMatrix& matrix, Rows out) {
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t panel = 0; panel < matrix.panels; ++panel) {
      PanelSums(in.data + row * in.stride, matrix, panel,
                out.data + row * out.stride + panel * matrix.vectors * kLanes);
    }
  }
}

void Maxout(ConstRows in, std::size_t rows, const PackedMatrix& matrix, Rows out) {
  float sums[kMaximumVectors * kLanes];
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t panel = 0; panel < matrix.panels; ++panel) {
      PanelSums(in.data + row * in.stride, matrix, panel, sums);
      GreatestPieces(sums, matrix.vectors, out.data + row * out.stride + panel * kLanes);
    }
  }
}

void MaxoutOfSums(std::span<const float* const> parts, const PackedMatrix& matrix, float* out) {
  const std::size_t lanes = matrix.vectors * kLanes;
  float sums[kMaximumVectors * kLanes];
  for (std::size_t panel = 0; panel < matrix.panels; ++panel) {
    std::copy_n(parts[0] + panel * lanes, lanes, sums);
    for (const float* part : parts.subspan(1)) {
      for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += part[panel * lanes + lane];
    }
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += matrix.bias[panel * lanes + lane];
    GreatestPieces(sums, matrix.vectors, out + panel * kLanes);
  }
}

void TransformTiles(ConstRows in, std::span<const std::uint32_t> first, std::size_t floats, float* out) {
  const std::size_t product = first.size() * floats;
  for (std::size_t tile = 0; tile < first.size(); ++tile) {
    for (std::size_t i = 0; i < floats; ++i) {
      const auto d = [&](std::size_t row) { return in.data[(first[tile] + row - 1) * in.stride + i]; };
      const float p = 4 * d(1) - d(3);
      const float q = 4 * d(2) - d(4);
      const float r = 2 * (d(3) - d(1));
      const float s = d(4) - d(2);
      float* u = out + tile * floats + i;
      u[0] = 4 * d(0) - 5 * d(2) + d(4);
      u[product] = q + p;
      u[2 * product] = q - p;
      u[3 * product] = s + r;
      u[4 * product] = s - r;
      u[5 * product] = 4 * d(1) - 5 * d(3) + d(5);
    }
  }
}

// The four rows of sums of one tile and panel, `lanes` floats each, from its six products.
void CombineProducts(const float (*m)[kMaximumVectors * kLanes], const float* bias, std::size_t lanes,
                     float (*sums)[kMaximumVectors * kLanes]) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const float sum12 = m[1][lane] + m[2][lane];
    const float difference12 = m[1][lane] - m[2][lane];
    const float sum34 = m[3][lane] + m[4][lane];
    const float difference34 = m[3][lane] - m[4][lane];
    sums[0][lane] = m[0][lane] + sum12 + sum34 + bias[lane];
    sums[1][lane] = difference12 + 2 * difference34 + bias[lane];
    sums[2][lane] = sum12 + 4 * sum34 + bias[lane];
    sums[3][lane] = difference12 + 8 * difference34 + m[5][lane] + bias[lane];
  }
}

void TiledMaxout(const float* transformed, std::span<const std::uint32_t> first, const TiledWindow& window, Rows out) {
  const PackedMatrix& shape = window.products.front();
  float products[kTileProducts][kMaximumVectors * kLanes];
  float sums[kTileRows][kMaximumVectors * kLanes];
  for (std::size_t tile = 0; tile < first.size(); ++tile) {
    for (std::size_t panel = 0; panel < shape.panels; ++panel) {
      for (std::size_t i = 0; i < kTileProducts; ++i) {
        PanelSums(transformed + (i * first.size() + tile) * shape.inputs, window.products[i], panel, products[i]);
      }
      const std::size_t lanes = shape.vectors * kLanes;
      CombineProducts(products, window.bias.data() + panel * lanes, lanes, sums);
      for (std::size_t row = 0; row < kTileRows; ++row) {
        GreatestPieces(sums[row], shape.vectors, out.data + (first[tile] + row) * out.stride + panel * kLanes);
      }
    }
  }
}

void Normalize(Rows rows, std::size_t count, const LayerNorm& norm, ConstRows residual) {
  const auto width = static_cast<float>(norm.width);
  for (std::size_t row = 0; row < count; ++row) {
    float* x = rows.data + row * rows.stride;
    const float mean = PairwiseSum(0, norm.width, [x](std::size_t i) { return x[i]; }) / width;
    const auto square = [x, mean](std::size_t i) { return (x[i] - mean) * (x[i] - mean); };
    const float scale = InverseRoot(PairwiseSum(0, norm.width, square) / width + kVarianceFloor);
    for (std::size_t i = 0; i < norm.gain.size(); ++i) x[i] = (x[i] - mean) * scale * norm.gain[i] + norm.bias[i];
    if (residual.data == nullptr) continue;
    const float* added = residual.data + row * residual.stride;
    for (std::size_t i = 0; i < norm.gain.size(); ++i) x[i] = added[i] + x[i];
  }
}

std::size_t ArgMax(const float* scores, const float* mask, std::size_t count) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < count; ++i) {
    if (scores[i] + mask[i] > scores[best] + mask[best]) best = i;
  }
  return best;
}

}  // namespace

const Kernels* PlainKernels() {
  static constexpr Kernels kKernels = {"plain",        Affine,      Maxout,    MaxoutOfSums,
                                       TransformTiles, TiledMaxout, Normalize, ArgMax};
  return &kKernels;
}

}  // namespace tacitus
