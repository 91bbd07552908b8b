#include "parse/packed_matrix.h"

#include <algorithm>

namespace tacitus {
namespace {

// Row `source_row` of the unpacked weights becomes lane `lane` of vector `vector` of panel `panel`.
struct Place {
  std::size_t source_row;
  std::size_t panel;
  std::size_t vector;
  std::size_t lane;
};

void PackRow(std::span<const float> weights, std::span<const float> bias, InputLayout layout, Place place,
             PackedMatrix& packed) {
  const float* row = weights.data() + place.source_row * layout.groups * layout.width;
  float* panel = packed.weights.data() + place.panel * packed.inputs * packed.vectors * kLanes;
  for (std::size_t group = 0; group < layout.groups; ++group) {
    for (std::size_t i = 0; i < layout.width; ++i) {
      const std::size_t input = group * layout.stride + i;
      panel[(input * packed.vectors + place.vector) * kLanes + place.lane] = row[group * layout.width + i];
    }
  }
  if (!bias.empty()) {
    packed.bias[(place.panel * packed.vectors + place.vector) * kLanes + place.lane] = bias[place.source_row];
  }
}

// Of so many vectors in all: as many as leave the fewest empty, the most of those.
std::size_t VectorsOfPanel(std::size_t all) {
  std::size_t best = 1;
  const auto left = [all](std::size_t vectors) { return (vectors - all % vectors) % vectors; };
  for (std::size_t vectors = 2; vectors <= std::min(all, kMaximumVectors); ++vectors) {
    if (left(vectors) <= left(best) || vectors == 2) best = vectors;
  }
  return best;
}

void Allocate(PackedMatrix& packed) {
  packed.weights.assign(packed.inputs * packed.sums(), 0.0F);
  packed.bias.assign(packed.sums(), 0.0F);
}

}  // namespace

PackedMatrix PackAffine(std::span<const float> weights, std::span<const float> bias, std::size_t outputs,
                        InputLayout layout) {
  PackedMatrix packed;
  packed.inputs = layout.floats();
  packed.outputs = outputs;
  packed.vectors = VectorsOfPanel(RoundUpToLanes(outputs) / kLanes);
  packed.panels = (outputs + packed.vectors * kLanes - 1) / (packed.vectors * kLanes);
  Allocate(packed);
  for (std::size_t output = 0; output < outputs; ++output) {
    const std::size_t vector = output / kLanes;
    PackRow(weights, bias, layout, {output, vector / packed.vectors, vector % packed.vectors, output % kLanes}, packed);
  }
  return packed;
}

PackedMatrix PackMaxout(std::span<const float> weights, std::span<const float> bias, std::size_t outputs,
                        std::size_t pieces, InputLayout layout) {
  PackedMatrix packed;
  packed.inputs = layout.floats();
  packed.outputs = outputs;
  packed.vectors = pieces;
  packed.panels = RoundUpToLanes(outputs) / kLanes;
  Allocate(packed);
  for (std::size_t output = 0; output < outputs; ++output) {
    for (std::size_t piece = 0; piece < pieces; ++piece) {
      PackRow(weights, bias, layout, {output * pieces + piece, output / kLanes, piece, output % kLanes}, packed);
    }
  }
  return packed;
}

TiledWindow PackTiledWindow(std::span<const float> weights, std::span<const float> bias, std::size_t outputs,
                            std::size_t pieces, std::size_t width) {
  static constexpr double kOfNeighbour[kTileProducts][3] = {
      {1.0 / 4, 0, 0},
      {1.0 / 6, 1.0 / 6, 1.0 / 6},
      {1.0 / 6, -1.0 / 6, 1.0 / 6},
      {1.0 / 24, 1.0 / 12, 1.0 / 6},
      {1.0 / 24, -1.0 / 12, 1.0 / 6},
      {0, 0, 1},
  };
  TiledWindow window;
  std::vector<float> product(outputs * pieces * width);
  for (std::size_t i = 0; i < kTileProducts; ++i) {
    for (std::size_t row = 0; row < outputs * pieces; ++row) {
      for (std::size_t k = 0; k < width; ++k) {
        double sum = 0;
        for (std::size_t neighbour = 0; neighbour < 3; ++neighbour) {
          sum += kOfNeighbour[i][neighbour] * static_cast<double>(weights[(row * 3 + neighbour) * width + k]);
        }
        product[row * width + k] = static_cast<float>(sum);
      }
    }
    const InputLayout layout = {1, width, RoundUpToLanes(width)};
    window.products[i] = PackMaxout(product, {}, outputs, pieces, layout);
    if (i == 0) window.bias = PackMaxout(product, bias, outputs, pieces, layout).bias;
  }
  return window;
}

}  // namespace tacitus
