#include "tests/support/thinc_bytes.h"

#include <cstring>

#include "tests/support/msgpack_bytes.h"

namespace tacitus {
namespace {

std::string PackArrayOf(const ThincArray& array) {
  std::vector<std::string> shape;
  for (const std::size_t extent : array.shape) shape.push_back(PackNumber(extent));
  std::string data(array.values.size() * sizeof(float), '\0');
  if (!data.empty()) std::memcpy(data.data(), array.values.data(), data.size());
  return PackMap({{PackBinary("nd"), PackBool(true)},
                  {PackBinary("type"), PackText("<f4")},
                  {PackBinary("kind"), PackBinary("")},
                  {PackBinary("shape"), PackArray(shape)},
                  {PackBinary("data"), PackBinary(data)}});
}

struct Placed {
  const LayerTree* layer;
  std::string path;
};

// Breadth first, as thinc writes them.
std::vector<Placed> Walk(const LayerTree& tree) {
  std::vector<Placed> queue = {{&tree, ""}};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (std::size_t j = 0; j < queue[i].layer->layers.size(); ++j) {
      const std::string path = (queue[i].path.empty() ? "" : queue[i].path + ".") + std::to_string(j);
      queue.push_back({&queue[i].layer->layers[j], path});
    }
  }
  return queue;
}

}  // namespace

std::string PackThincModel(const LayerTree& tree, const ThincContent& content) {
  std::vector<std::string> nodes;
  std::vector<std::string> attributes;
  std::vector<std::string> params;
  std::vector<std::string> shims;
  for (const Placed& placed : Walk(tree)) {
    nodes.push_back(
        PackMap({{PackText("index"), PackNumber(nodes.size())}, {PackText("name"), PackText(placed.layer->name)}}));
    std::vector<std::pair<std::string, std::string>> packed;
    if (const auto found = content.integers.find(placed.path); found != content.integers.end()) {
      for (const auto& [name, value] : found->second)
        packed.emplace_back(PackText(name), PackBinary(PackNumber(value)));
    }
    attributes.push_back(PackMap(packed));
    packed.clear();
    if (const auto found = content.arrays.find(placed.path); found != content.arrays.end()) {
      for (const auto& [name, array] : found->second) packed.emplace_back(PackText(name), PackArrayOf(array));
    }
    params.push_back(PackMap(packed));
    shims.push_back(PackArray({}));
  }
  return PackMap({{PackText("nodes"), PackArray(nodes)},
                  {PackText("attrs"), PackArray(attributes)},
                  {PackText("params"), PackArray(params)},
                  {PackText("shims"), PackArray(shims)}});
}

std::vector<float> RandomFloats::Take(std::size_t count) {
  std::vector<float> floats(count);
  for (float& value : floats) {
    state_ = state_ * 1664525U + 1013904223U;
    value = static_cast<float>(state_ >> 8) / 16777216.0F - 0.5F;
  }
  return floats;
}

}  // namespace tacitus
