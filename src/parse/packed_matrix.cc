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
  packed.vectors = std::min(kMaximumVectors, RoundUpToLanes(outputs) / kLanes);
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

}  // namespace tacitus
