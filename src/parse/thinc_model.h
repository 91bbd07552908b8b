// The weights of one component, as thinc writes them (thinc/model.py, Model.to_bytes): MessagePack of four lists that
// go together, "nodes" (name, dimensions), "attrs", "params" (arrays) and "shims", one entry a layer, in the order of
// a breadth-first walk over the tree of layers. The tree itself is not in the file; its owner rebuilds it from
// config.cfg as a LayerTree, and every layer's name must agree.
//
//   LayerTree tree = Chain({Leaf("tok2vec-listener"), Wrapped("with_array", Leaf("softmax"))});
//   tacitus::Result<ThincModel> model = ThincModel::Read(folder + "/model", tree);
//   tacitus::Result<ThincModel::Array> weights = model->Param(tree.layers[1].layers[0], "W", {50, 96});
//
// Tested in tests/unit/parse/thinc_model_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/msgpack.h"
#include "tacitus/result.h"

namespace tacitus {

// A layer and those inside it, with the name thinc gives it.
struct LayerTree {
  std::string name;
  std::vector<LayerTree> layers;
  std::size_t node = 0;  // its place in the walk; set by ThincModel::Read

  // The first layer of this name in a walk from here, depth first; null where there is none.
  [[nodiscard]] const LayerTree* Find(std::string_view layer_name) const;
  // All of them.
  [[nodiscard]] std::vector<const LayerTree*> FindAll(std::string_view layer_name) const;
};

LayerTree Leaf(std::string name);
LayerTree Chain(std::vector<LayerTree> layers);        // "a>>b"
LayerTree Concatenate(std::vector<LayerTree> layers);  // "a|b"; one layer stays itself
LayerTree Clone(const LayerTree& layer, std::size_t count);
LayerTree Wrapped(const std::string& wrapper, LayerTree layer);  // "with_array(a)"

class ThincModel {
 public:
  // Reads the file and numbers the tree's nodes. Fails where they are not those of the file.
  static Result<ThincModel> Read(const std::string& path, LayerTree& tree);

  // An array of this shape, row after row. Fails where it is missing or of another shape.
  [[nodiscard]] Result<std::vector<float>> Param(const LayerTree& layer, const std::string& name,
                                                 std::initializer_list<std::size_t> shape) const;

  // The size of one axis of an array; 0 where the array or the axis is missing.
  [[nodiscard]] std::size_t Extent(const LayerTree& layer, const std::string& name, std::size_t axis) const;

  // A whole number among the layer's attributes.
  [[nodiscard]] std::optional<std::uint64_t> IntegerAttribute(const LayerTree& layer, std::string_view name) const;
  [[nodiscard]] std::optional<bool> BooleanAttribute(const LayerTree& layer, std::string_view name) const;

  [[nodiscard]] Error Fault(const LayerTree& layer, const std::string& message) const;

 private:
  std::string path_;
  MsgPackFile file_;
  const std::vector<MsgPack>* nodes_ = nullptr;
  const std::vector<MsgPack>* attributes_ = nullptr;
  const std::vector<MsgPack>* params_ = nullptr;
};

}  // namespace tacitus
