#include "encode/quantised_matrix.h"

#include <cassert>
#include <cstring>

namespace tacitus {
namespace {

// Copies the weights of one output to its lane and gives their sum.
std::int32_t PackOutput(std::span<const std::int8_t> weights, std::int8_t* lane) {
  std::int32_t sum = 0;
  for (std::size_t input = 0; input < weights.size(); input += kInputGroup) {
    std::memcpy(lane + input * kPanelOutputs, weights.data() + input, kInputGroup);
    for (std::size_t i = 0; i < kInputGroup; ++i) sum += weights[input + i];
  }
  return sum;
}

}  // namespace

QuantisedMatrix PackMatrix(std::span<const MatrixRows> parts, std::size_t inputs, std::int32_t input_offset) {
  assert(inputs % kInputGroup == 0);
  QuantisedMatrix matrix;
  std::size_t outputs = 0;
  for (const MatrixRows& part : parts) outputs += part.scale.size();
  matrix.inputs = inputs;
  matrix.panels = RoundUpToPanels(outputs) / kPanelOutputs;
  matrix.weights.resize(matrix.outputs() * inputs);
  matrix.start.resize(matrix.outputs());
  matrix.scale.resize(matrix.outputs());
  matrix.bias.resize(matrix.outputs());
  std::size_t output = 0;
  for (const MatrixRows& part : parts) {
    for (std::size_t i = 0; i < part.scale.size(); ++i, ++output) {
      std::int8_t* lane = matrix.weights.data() + output / kPanelOutputs * kPanelOutputs * inputs +
                          output % kPanelOutputs * kInputGroup;
      matrix.start[output] = -input_offset * PackOutput(part.weights.subspan(i * inputs, inputs), lane);
      matrix.scale[output] = part.scale[i];
      matrix.bias[output] = part.bias[i];
    }
  }
  return matrix;
}

}  // namespace tacitus
