#include "parse/transition_model.h"

#include <gtest/gtest.h>

#include "tests/reference/slow_layers.h"
#include "tests/support/msgpack_bytes.h"
#include "tests/support/thinc_bytes.h"

namespace tacitus {
namespace {

constexpr std::size_t kWidth = 10;
constexpr std::size_t kHidden = 20;  // not a whole number of lanes
constexpr std::size_t kPieces = 2;
constexpr std::size_t kFeatures = 3;
constexpr std::size_t kClasses = 37;

// A random model, as the fast one and as slow layers.
struct Sample {
  TransitionModel model;
  std::vector<slow::Layer> lower;           // of each feature, without bias
  std::vector<std::vector<float>> padding;  // of each feature, [hidden][pieces]
  std::vector<float> hidden_bias;           // [hidden][pieces]
  slow::Layer upper;
};

Sample MakeSample(bool has_upper) {
  const TransitionModel::Shape shape = {kFeatures, kHidden, kPieces, has_upper};
  const std::size_t outputs = has_upper ? kHidden : kClasses;
  RandomFloats random(1);
  const std::vector<float> weights = random.Take(kFeatures * outputs * kPieces * kHidden);
  const std::vector<float> padding = random.Take(kFeatures * outputs * kPieces);
  Sample sample;
  sample.hidden_bias = random.Take(outputs * kPieces);
  sample.upper = {kClasses, 1, kHidden, random.Take(kClasses * kHidden), random.Take(kClasses)};
  const auto slice = [](const std::vector<float>& all, std::size_t part, std::size_t size) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(part * size);
    return std::vector<float>(begin, begin + static_cast<std::ptrdiff_t>(size));
  };
  for (std::size_t i = 0; i < kFeatures; ++i) {
    sample.lower.push_back({outputs * kPieces, 1, kHidden, slice(weights, i, outputs * kPieces * kHidden), {}});
    sample.padding.push_back(slice(padding, i, outputs * kPieces));
  }
  ThincContent content;
  content.arrays["0.2"] = {{"W", {{kHidden, kWidth}, random.Take(kHidden * kWidth)}},
                           {"b", {{kHidden}, random.Take(kHidden)}}};
  content.arrays["1"] = {{"W", {{kFeatures, outputs, kPieces, kHidden}, weights}},
                         {"b", {{outputs, kPieces}, sample.hidden_bias}},
                         {"pad", {{1, kFeatures, outputs, kPieces}, padding}}};
  if (has_upper) {
    content.arrays["2"] = {{"W", {{kClasses, kHidden}, sample.upper.weights}}, {"b", {{kClasses}, sample.upper.bias}}};
  }
  LayerTree tree = TransitionModel::Tree(shape, Leaf("tok2vec-listener"));
  const std::string path = testing::TempDir() + "/transition_model_test/model";
  WriteFile(path, PackThincModel(tree, content));
  const Result<ThincModel> file = ThincModel::Read(path, tree);
  EXPECT_TRUE(file) << file.error().ToString();
  Result<TransitionModel> model = TransitionModel::Load(shape, kWidth, kClasses, *file, tree, BestKernels());
  EXPECT_TRUE(model) << model.error().ToString();
  sample.model = std::move(*model);
  return sample;
}

// The scores of a state: sums of its features, maxout, upper layer.
slow::Vector SlowScores(const Sample& sample, bool has_upper, ConstRows projections,
                        const std::vector<std::int32_t>& tokens) {
  slow::Vector sums(sample.hidden_bias.begin(), sample.hidden_bias.end());
  for (std::size_t feature = 0; feature < kFeatures; ++feature) {
    slow::Vector part(sample.padding[feature].begin(), sample.padding[feature].end());
    if (tokens[feature] != TransitionModel::kNoToken) {
      const float* row = projections.data + static_cast<std::size_t>(tokens[feature]) * projections.stride;
      part = slow::Maxout(sample.lower[feature], slow::Vector(row, row + kHidden));
    }
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += part[i];
  }
  slow::Vector hidden;
  for (std::size_t i = 0; i < sums.size(); i += kPieces) hidden.push_back(std::max(sums[i], sums[i + 1]));
  return has_upper ? slow::Maxout(sample.upper, hidden) : hidden;
}

// Far more tokens than the blocks hold, looked at here and there: blocks are dropped and made again.
TEST(TransitionModelTest, AgreesWithTheSlowLayers) {
  constexpr std::size_t kTokens = 6000;
  constexpr std::size_t kStride = 64;
  const std::vector<float> rows = RandomFloats(2).Take(kTokens * kStride);
  const ConstRows projections = {rows.data(), kStride};
  for (const bool has_upper : {true, false}) {
    const Sample sample = MakeSample(has_upper);
    TransitionModel::Scratch scratch;
    scratch.Begin(projections, kTokens);
    std::uint32_t state = 1;
    for (int step = 0; step < 300; ++step) {
      std::vector<std::int32_t> tokens;
      for (std::size_t feature = 0; feature < kFeatures; ++feature) {
        state = state * 1664525U + 1013904223U;
        const auto token = static_cast<std::int32_t>((state >> 8) % kTokens);
        tokens.push_back((state >> 4) % 5 == 0 ? TransitionModel::kNoToken : token);
      }
      const float* scores = sample.model.Score(tokens, scratch);
      const slow::Vector wanted = SlowScores(sample, has_upper, projections, tokens);
      for (std::size_t i = 0; i < kClasses; ++i) ASSERT_NEAR(static_cast<double>(scores[i]), wanted[i], 1e-4) << step;
    }
  }
}

TEST(TransitionModelTest, ForgetsTheLastDocument) {
  const Sample sample = MakeSample(true);
  const std::vector<float> first = RandomFloats(3).Take(64);
  const std::vector<float> second = RandomFloats(4).Take(64);
  TransitionModel::Scratch scratch;
  const std::vector<std::int32_t> tokens = {0, TransitionModel::kNoToken, 0};
  const auto score = [&](const std::vector<float>& row) {
    scratch.Begin({row.data(), 64}, 1);
    return sample.model.Score(tokens, scratch)[0];
  };
  const float wanted = score(second);
  EXPECT_NE(score(first), wanted);
  EXPECT_EQ(score(second), wanted);
}

// What a change of one line of the config says.
std::string ShapeFault(const std::string& line, const std::string& changed) {
  std::string text =
      "[m]\n@architectures = \"spacy.TransitionBasedParser.v2\"\nstate_type = \"parser\"\n"
      "extra_state_tokens = false\nhidden_width = 64\nmaxout_pieces = 2\nuse_upper = true\n";
  text.replace(text.find(line), line.size(), changed);
  const Result<TransitionModel::Shape> shape =
      TransitionModel::ReadShape(*ConfigFile::Parse(text, "config.cfg"), "m", "parser");
  return shape ? std::to_string(shape->features) : shape.error().ToString();
}

TEST(TransitionModelTest, ReadsItsShape) {
  EXPECT_EQ(ShapeFault("64", "64"), "8");
  EXPECT_EQ(ShapeFault("tokens = false", "tokens = true"), "13");
  EXPECT_EQ(ShapeFault("v2", "v1"),
            "config.cfg:2: the architecture \"spacy.TransitionBasedParser.v1\" is not supported here; "
            "\"spacy.TransitionBasedParser.v2\" is");
  EXPECT_EQ(ShapeFault("\"parser\"", "\"ner\""),
            "config.cfg:3: the state type must be \"parser\" for this component, not \"ner\"");
  EXPECT_EQ(ShapeFault("64", "0"), "config.cfg:5: \"hidden_width\" must be between 1 and 4096");
  EXPECT_EQ(ShapeFault("pieces = 2", "pieces = 5"), "config.cfg:6: \"maxout_pieces\" must be between 1 and 4");
}

}  // namespace
}  // namespace tacitus
