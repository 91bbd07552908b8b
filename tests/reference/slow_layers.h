// The layers of spaCy's networks written down as their definitions read, in double precision, without packing, caching
// or batching: what the fast ones in src/parse/ must agree with.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace tacitus::slow {

using Vector = std::vector<double>;

// Weights as thinc stores them: [outputs][pieces][inputs]; a bias [outputs][pieces]. An affine layer has one piece.
struct Layer {
  std::size_t outputs = 0;
  std::size_t pieces = 1;
  std::size_t inputs = 0;
  std::vector<float> weights;
  std::vector<float> bias;
};

inline Vector Maxout(const Layer& layer, const Vector& in) {
  Vector out;
  for (std::size_t o = 0; o < layer.outputs; ++o) {
    double best = -INFINITY;
    for (std::size_t p = 0; p < layer.pieces; ++p) {
      const std::size_t row = o * layer.pieces + p;
      double sum = layer.bias.empty() ? 0.0 : static_cast<double>(layer.bias[row]);
      for (std::size_t i = 0; i < layer.inputs; ++i) {
        sum += static_cast<double>(layer.weights[row * layer.inputs + i]) * in[i];
      }
      best = std::max(best, sum);
    }
    out.push_back(best);
  }
  return out;
}

inline Vector Normalize(const Vector& in, const std::vector<float>& gain, const std::vector<float>& bias) {
  const auto size = static_cast<double>(in.size());
  double mean = 0;
  for (const double x : in) mean += x / size;
  double variance = 1e-8;
  for (const double x : in) variance += (x - mean) * (x - mean) / size;
  Vector out;
  for (std::size_t i = 0; i < in.size(); ++i) {
    out.push_back((in[i] - mean) / std::sqrt(variance) * static_cast<double>(gain[i]) + static_cast<double>(bias[i]));
  }
  return out;
}

// A maxout with its layer norm.
struct NormalizedLayer {
  Layer maxout;
  std::vector<float> gain;
  std::vector<float> bias;

  [[nodiscard]] Vector operator()(const Vector& in) const { return Normalize(Maxout(maxout, in), gain, bias); }
};

// x + layer([x(i - window) … x(i + window)]) for every row of one document, `padding` rows of zeros about it.
inline std::vector<Vector> EncodeWindows(const std::vector<Vector>& embedded,
                                         const std::vector<NormalizedLayer>& layers, std::size_t window) {
  if (embedded.empty()) return {};
  const std::size_t padding = window * layers.size();
  const Vector zeros(embedded.front().size(), 0.0);
  std::vector<Vector> rows(padding, zeros);
  rows.insert(rows.end(), embedded.begin(), embedded.end());
  rows.insert(rows.end(), padding, zeros);
  for (const NormalizedLayer& layer : layers) {
    std::vector<Vector> next;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Vector in;
      for (std::size_t j = 0; j < 2 * window + 1; ++j) {
        const bool outside = i + j < window || i + j - window >= rows.size();
        const Vector& neighbour = outside ? zeros : rows[i + j - window];
        in.insert(in.end(), neighbour.begin(), neighbour.end());
      }
      Vector out = layer(in);
      for (std::size_t k = 0; k < out.size(); ++k) out[k] += rows[i][k];
      next.push_back(std::move(out));
    }
    rows = std::move(next);
  }
  return {rows.begin() + static_cast<std::ptrdiff_t>(padding), rows.end() - static_cast<std::ptrdiff_t>(padding)};
}

}  // namespace tacitus::slow
