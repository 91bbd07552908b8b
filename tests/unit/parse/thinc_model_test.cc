#include "parse/thinc_model.h"

#include <gtest/gtest.h>

#include "tests/support/msgpack_bytes.h"
#include "tests/support/thinc_bytes.h"

namespace tacitus {
namespace {

LayerTree SmallTree() { return Chain({Leaf("listener"), Wrapped("with_array", Leaf("softmax"))}); }

ThincContent SmallContent() {
  ThincContent content;
  content.arrays["1.0"]["W"] = {{2, 3}, {1, 2, 3, 4, 5, 6}};
  content.integers["1.0"]["seed"] = 8;
  return content;
}

// Writes the bytes to a file of this test and reads them as a model of `tree`.
Result<ThincModel> ReadBytes(const std::string& bytes, LayerTree& tree) {
  const std::string path = testing::TempDir() + "/thinc_model_test/model";
  WriteFile(path, bytes);
  return ThincModel::Read(path, tree);
}

// What went wrong, without the folder of temporary files.
std::string Fault(const Error& error) {
  const std::string path = testing::TempDir() + "/thinc_model_test/";
  const std::string text = error.ToString();
  return text.starts_with(path) ? text.substr(path.size()) : text;
}

TEST(ThincModelTest, ReadsArraysAndAttributes) {
  LayerTree tree = SmallTree();
  const Result<ThincModel> model = ReadBytes(PackThincModel(tree, SmallContent()), tree);
  ASSERT_TRUE(model) << model.error().ToString();
  const LayerTree& softmax = *tree.Find("softmax");
  EXPECT_EQ(softmax.node, 3U);  // breadth first
  EXPECT_EQ(*model->Param(softmax, "W", {2, 3}), (std::vector<float>{1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(model->Extent(softmax, "W", 1), 3U);
  EXPECT_EQ(model->Extent(softmax, "W", 2), 0U);
  EXPECT_EQ(model->Extent(softmax, "E", 0), 0U);
  EXPECT_EQ(model->IntegerAttribute(softmax, "seed"), 8U);
  EXPECT_EQ(model->IntegerAttribute(softmax, "depth"), std::nullopt);
}

TEST(ThincModelTest, NamesLayersAsThincDoes) {
  const LayerTree residual = Wrapped("residual", Leaf("cnn"));
  EXPECT_EQ(Chain({Leaf("a"), Wrapped("with_array", Clone(residual, 2))}).name,
            "a>>with_array(residual(cnn)>>residual(cnn))");
  EXPECT_EQ(Clone(residual, 1).name, "residual(cnn)");
  EXPECT_EQ(Concatenate({Leaf("a"), Leaf("b")}).name, "a|b");
  EXPECT_EQ(Concatenate({Leaf("a")}).name, "a");
}

TEST(ThincModelTest, SaysWhatIsWrongWithAnArray) {
  LayerTree tree = SmallTree();
  ThincContent content = SmallContent();
  content.arrays["1.0"]["b"] = {{4}, {1, 2}};
  const Result<ThincModel> model = ReadBytes(PackThincModel(tree, content), tree);
  ASSERT_TRUE(model) << model.error().ToString();
  const LayerTree& softmax = *tree.Find("softmax");
  EXPECT_EQ(Fault(model->Param(softmax, "E", {2}).error()), "model: layer 3 (softmax): it has no array \"E\"");
  EXPECT_EQ(Fault(model->Param(softmax, "W", {3, 2}).error()),
            "model: layer 3 (softmax): the array \"W\" has the shape (2, 3) where (3, 2) is needed");
  EXPECT_EQ(Fault(model->Param(softmax, "b", {4}).error()),
            "model: layer 3 (softmax): the array \"b\" has 8 bytes, which its shape (4) contradicts");
}

TEST(ThincModelTest, SaysWhichLayerIsNotTheOneWanted) {
  LayerTree tree = SmallTree();
  const std::string bytes = PackThincModel(tree, SmallContent());
  LayerTree other = Chain({Leaf("listener"), Wrapped("with_array", Leaf("linear"))});
  EXPECT_EQ(Fault(ReadBytes(bytes, other).error()),
            "model: layer 0 is \"listener>>with_array(softmax)\" where config.cfg asks for "
            "\"listener>>with_array(linear)\"");
  LayerTree deeper = tree;
  deeper.layers[1].layers[0].layers.push_back(Leaf("more"));
  EXPECT_EQ(Fault(ReadBytes(bytes, deeper).error()), "model: the model has 4 layers where config.cfg asks for 5");
}

TEST(ThincModelTest, SaysThatAFileIsNoModel) {
  LayerTree tree = SmallTree();
  EXPECT_EQ(Fault(ReadBytes("", tree).error()), "model: not MessagePack: the file ends too soon at byte 0");
  EXPECT_EQ(Fault(ReadBytes("\xc1", tree).error()), "model: not MessagePack: a byte that begins no value at byte 1");
  EXPECT_EQ(Fault(ReadBytes(PackMap({}), tree).error()), "model: not the weights of a model: it has no list \"nodes\"");
}

// Wherever a file is cut off, the answer is an error and never a model.
TEST(ThincModelTest, NeverTakesATruncatedFile) {
  LayerTree tree = SmallTree();
  const std::string bytes = PackThincModel(tree, SmallContent());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const Result<ThincModel> model = ReadBytes(bytes.substr(0, size), tree);
    ASSERT_FALSE(model) << size;
    ASSERT_TRUE(Fault(model.error()).starts_with("model: not MessagePack: the file ends too soon")) << size;
  }
}

}  // namespace
}  // namespace tacitus
