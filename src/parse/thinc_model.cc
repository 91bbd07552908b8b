#include "parse/thinc_model.h"

#include <bit>
#include <cstring>
#include <utility>

namespace tacitus {
namespace {

std::string Join(const std::vector<LayerTree>& layers, const char* separator) {
  std::string joined;
  for (const LayerTree& layer : layers) {
    if (&layer != &layers.front()) joined += separator;
    joined += layer.name;
  }
  return joined;
}

// The layers in thinc's order: breadth first.
std::vector<LayerTree*> Walk(LayerTree& tree) {
  std::vector<LayerTree*> queue = {&tree};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (LayerTree& layer : queue[i]->layers) queue.push_back(&layer);
  }
  return queue;
}

// msgpack_numpy writes the keys of an array as binary.
const MsgPack* FindBinaryKey(const MsgPack& map, std::string_view key) {
  if (!map.Is(MsgPack::Kind::kMap)) return nullptr;
  for (std::size_t i = 0; i + 1 < map.items().size(); i += 2) {
    if (map.items()[i].binary() == key && !key.empty()) return &map.items()[i + 1];
  }
  return nullptr;
}

std::string ShapeText(const std::vector<std::size_t>& shape) {
  std::string text = "(";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
  return text + ")";
}

std::vector<std::size_t> ShapeOf(const MsgPack& array) {
  std::vector<std::size_t> shape;
  const MsgPack* extents = FindBinaryKey(array, "shape");
  if (extents == nullptr) return shape;
  for (const MsgPack& extent : extents->items()) shape.push_back(extent.integer());
  return shape;
}

}  // namespace

const LayerTree* LayerTree::Find(std::string_view layer_name) const {
  const std::vector<const LayerTree*> found = FindAll(layer_name);
  return found.empty() ? nullptr : found.front();
}

std::vector<const LayerTree*> LayerTree::FindAll(std::string_view layer_name) const {
  std::vector<const LayerTree*> found;
  if (name == layer_name) found.push_back(this);
  for (const LayerTree& layer : layers) {
    for (const LayerTree* inner : layer.FindAll(layer_name)) found.push_back(inner);
  }
  return found;
}

LayerTree Leaf(std::string name) { return {std::move(name), {}}; }

LayerTree Chain(std::vector<LayerTree> layers) {
  std::string name = Join(layers, ">>");
  return {std::move(name), std::move(layers)};
}

LayerTree Concatenate(std::vector<LayerTree> layers) {
  if (layers.size() == 1) return std::move(layers.front());
  std::string name = Join(layers, "|");
  return {std::move(name), std::move(layers)};
}

LayerTree Clone(const LayerTree& layer, std::size_t count) {
  if (count == 1) return layer;
  return Chain(std::vector<LayerTree>(count, layer));
}

LayerTree Wrapped(const std::string& wrapper, LayerTree layer) {
  std::string name = wrapper + "(" + layer.name + ")";
  std::vector<LayerTree> layers;
  layers.push_back(std::move(layer));
  return {std::move(name), std::move(layers)};
}

Result<ThincModel> ThincModel::Read(const std::string& path, LayerTree& tree) {
  Result<MsgPackFile> file = MsgPackFile::Read(path);
  if (!file) return std::move(file).error();
  ThincModel model;
  model.path_ = path;
  model.file_ = std::move(*file);
  const std::pair<const char*, const std::vector<MsgPack>**> lists[] = {
      {"nodes", &model.nodes_}, {"attrs", &model.attributes_}, {"params", &model.params_}};
  for (const auto& [name, list] : lists) {
    const MsgPack* found = model.file_.root().Find(name);
    if (found == nullptr || !found->Is(MsgPack::Kind::kArray)) {
      return Error{ErrorCode::kMalformed, std::string("not the weights of a model: it has no list \"") + name + "\"",
                   path};
    }
    *list = &found->items();
  }
  const std::vector<LayerTree*> walk = Walk(tree);
  for (std::size_t i = 0; i < walk.size(); ++i) {
    if (i >= model.nodes_->size() || i >= model.attributes_->size() || i >= model.params_->size()) {
      return Error{ErrorCode::kMalformed,
                   "the model has " + std::to_string(model.nodes_->size()) + " layers where config.cfg asks for " +
                       std::to_string(walk.size()),
                   path};
    }
    const MsgPack* name = (*model.nodes_)[i].Find("name");
    if (name == nullptr || name->text() != walk[i]->name) {
      return Error{ErrorCode::kMalformed,
                   "layer " + std::to_string(i) + " is \"" + std::string(name == nullptr ? "" : name->text()) +
                       "\" where config.cfg asks for \"" + walk[i]->name + "\"",
                   path};
    }
    walk[i]->node = i;
  }
  return model;
}

Error ThincModel::Fault(const LayerTree& layer, const std::string& message) const {
  return Error{ErrorCode::kMalformed, "layer " + std::to_string(layer.node) + " (" + layer.name + "): " + message,
               path_};
}

Result<std::vector<float>> ThincModel::Param(const LayerTree& layer, const std::string& name,
                                             std::initializer_list<std::size_t> shape) const {
  static_assert(std::endian::native == std::endian::little, "weights are little-endian and copied as they are");
  const std::vector<std::size_t> wanted(shape);
  const MsgPack* array = (*params_)[layer.node].Find(name);
  const MsgPack* data = array == nullptr ? nullptr : FindBinaryKey(*array, "data");
  if (data == nullptr) return Fault(layer, "it has no array \"" + name + "\"");
  const std::vector<std::size_t> found = ShapeOf(*array);
  if (found != wanted) {
    return Fault(layer, "the array \"" + name + "\" has the shape " + ShapeText(found) + " where " + ShapeText(wanted) +
                            " is needed");
  }
  const MsgPack* type = FindBinaryKey(*array, "type");
  if (type == nullptr || type->text() != "<f4") {
    return Fault(layer, "the array \"" + name + "\" is not of 32-bit floats (\"<f4\")");
  }
  std::size_t size = 1;
  for (const std::size_t extent : wanted) size *= extent;
  if (data->binary().size() != size * sizeof(float)) {
    return Fault(layer, "the array \"" + name + "\" has " + std::to_string(data->binary().size()) +
                            " bytes, which its shape " + ShapeText(found) + " contradicts");
  }
  std::vector<float> floats(size);
  if (size > 0) std::memcpy(floats.data(), data->binary().data(), data->binary().size());
  return floats;
}

std::size_t ThincModel::Extent(const LayerTree& layer, const std::string& name, std::size_t axis) const {
  const MsgPack* array = (*params_)[layer.node].Find(name);
  if (array == nullptr) return 0;
  const std::vector<std::size_t> shape = ShapeOf(*array);
  return axis < shape.size() ? shape[axis] : 0;
}

std::optional<std::uint64_t> ThincModel::IntegerAttribute(const LayerTree& layer, std::string_view name) const {
  const MsgPack* bytes = (*attributes_)[layer.node].Find(name);
  if (bytes == nullptr) return std::nullopt;
  const Result<MsgPack> value = MsgPack::Decode(bytes->binary());  // an attribute is MessagePack within MessagePack
  if (!value || !value->Is(MsgPack::Kind::kInteger)) return std::nullopt;
  return value->integer();
}

std::optional<bool> ThincModel::BooleanAttribute(const LayerTree& layer, std::string_view name) const {
  const MsgPack* bytes = (*attributes_)[layer.node].Find(name);
  if (bytes == nullptr) return std::nullopt;
  const Result<MsgPack> value = MsgPack::Decode(bytes->binary());
  if (!value || !value->Is(MsgPack::Kind::kBool)) return std::nullopt;
  return value->boolean();
}

}  // namespace tacitus
