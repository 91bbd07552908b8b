// Writes thinc's model files, for tests that need networks of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "parse/thinc_model.h"

namespace tacitus {

struct ThincArray {
  std::vector<std::size_t> shape;
  std::vector<float> values;
};

// What a layer of a model file holds; layers are named by the path of positions that leads to them ("0.1.0").
struct ThincContent {
  std::map<std::string, std::map<std::string, ThincArray>> arrays;
  std::map<std::string, std::map<std::string, std::uint64_t>> integers;
};

// The bytes of a model file of this tree.
std::string PackThincModel(const LayerTree& tree, const ThincContent& content);

// Random content of a tree's arrays is made with these; the same seed gives the same numbers.
class RandomFloats {
 public:
  explicit RandomFloats(std::uint32_t seed) : state_(seed) {}
  // Evenly spread over [-0.5, 0.5).
  std::vector<float> Take(std::size_t count);

 private:
  std::uint32_t state_;
};

}  // namespace tacitus
