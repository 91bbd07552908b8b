#include "parse/token_encoder.h"

#include <gtest/gtest.h>

#include <deque>

#include "tests/reference/slow_layers.h"
#include "tests/support/msgpack_bytes.h"
#include "tests/support/thinc_bytes.h"

namespace tacitus {
namespace {

constexpr std::size_t kWidth = 20;  // not a whole number of lanes
constexpr std::size_t kMixPieces = 3;
constexpr std::size_t kPieces = 2;
constexpr std::size_t kRows[] = {11, 7, 3};
constexpr std::uint32_t kSeeds[] = {8, 9, 10};

std::string Config(std::size_t depth, std::size_t window) {
  return "[t]\n@architectures = \"spacy.Tok2Vec.v2\"\n"
         "[t.embed]\n@architectures = \"spacy.MultiHashEmbed.v2\"\nwidth = ${t.encode:width}\n"
         "attrs = [\"NORM\", \"SHAPE\", \"SPACY\"]\nrows = [11, 7, 3]\ninclude_static_vectors = false\n"
         "[t.encode]\n@architectures = \"spacy.MaxoutWindowEncoder.v2\"\nwidth = 20\ndepth = " +
         std::to_string(depth) + "\nwindow_size = " + std::to_string(window) + "\nmaxout_pieces = 2\n";
}

// A random encoder, as a model file and as slow layers.
struct Sample {
  TokenEncoder encoder;
  std::vector<std::vector<float>> tables;
  slow::NormalizedLayer mix;
  std::vector<slow::NormalizedLayer> layers;
  std::size_t window;
};

slow::NormalizedLayer AddLayer(const std::string& path, std::size_t pieces, std::size_t inputs, RandomFloats& random,
                               ThincContent& content) {
  slow::NormalizedLayer layer = {
      {kWidth, pieces, inputs, random.Take(kWidth * pieces * inputs), random.Take(kWidth * pieces)},
      random.Take(kWidth),
      random.Take(kWidth)};
  content.arrays[path + ".0"] = {{"W", {{kWidth, pieces, inputs}, layer.maxout.weights}},
                                 {"b", {{kWidth, pieces}, layer.maxout.bias}}};
  content.arrays[path + ".1"] = {{"G", {{kWidth}, layer.gain}}, {"b", {{kWidth}, layer.bias}}};
  return layer;
}

Sample MakeSample(std::size_t depth, std::size_t window, const Kernels& kernels) {
  RandomFloats random(static_cast<std::uint32_t>(10 * depth + window));
  ThincContent content;
  std::vector<std::vector<float>> tables;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string path = "0.2.0." + std::to_string(i) + ".1";
    tables.push_back(random.Take(kRows[i] * kWidth));
    content.arrays[path]["E"] = {{kRows[i], kWidth}, tables.back()};
    content.integers[path]["seed"] = kSeeds[i];
  }
  const slow::NormalizedLayer mix = AddLayer("0.3.0.0", kMixPieces, 3 * kWidth, random, content);
  std::vector<slow::NormalizedLayer> layers;
  for (std::size_t i = 0; i < depth; ++i) {
    const std::string path = (depth == 1 ? "1.0" : "1.0." + std::to_string(i)) + ".0.1.0";
    layers.push_back(AddLayer(path, kPieces, (2 * window + 1) * kWidth, random, content));
  }
  const ConfigFile config = *ConfigFile::Parse(Config(depth, window), "config.cfg");
  const TokenEncoder::Shape shape = *TokenEncoder::ReadShape(config, "t");
  LayerTree tree = TokenEncoder::Tree(shape);
  const std::string path = testing::TempDir() + "/token_encoder_test/model";
  WriteFile(path, PackThincModel(tree, content));
  const Result<ThincModel> model = ThincModel::Read(path, tree);
  EXPECT_TRUE(model) << model.error().ToString();
  Result<TokenEncoder> encoder = TokenEncoder::Load(shape, *model, tree, kernels);
  EXPECT_TRUE(encoder) << encoder.error().ToString();
  return {std::move(*encoder), tables, mix, layers, window};
}

slow::Vector SlowEmbedding(const Sample& sample, const TokenPiece& piece) {
  slow::Vector in;
  const std::uint64_t keys[] = {piece.lexeme->norm, piece.lexeme->shape, piece.space_after ? 1U : 0U};
  for (std::size_t table = 0; table < 3; ++table) {
    const auto hashes = HashKey(keys[table], kSeeds[table]);
    for (std::size_t i = 0; i < kWidth; ++i) {
      double sum = 0;
      for (const std::uint32_t hash : hashes) {
        sum += static_cast<double>(sample.tables[table][hash % kRows[table] * kWidth + i]);
      }
      in.push_back(sum);
    }
  }
  return sample.mix(in);
}

// Documents of these lengths over few types.
struct Text {
  std::deque<Lexeme> lexemes;
  std::vector<TokenPiece> pieces;
  std::vector<TokenSpan> documents;
};

Text MakeText(const std::vector<std::uint32_t>& lengths) {
  Text text;
  for (std::uint32_t i = 0; i < 50; ++i) {
    text.lexemes.emplace_back();
    text.lexemes.back().id = i;
    text.lexemes.back().norm = 1000 + i / 2;
    text.lexemes.back().shape = i % 5;
  }
  std::uint32_t state = 1;
  for (const std::uint32_t length : lengths) {
    const auto first = static_cast<std::uint32_t>(text.pieces.size());
    for (std::uint32_t i = 0; i < length; ++i) {
      state = state * 1664525U + 1013904223U;
      text.pieces.push_back({0, 0, &text.lexemes[(state >> 8) % 50], (state >> 20) % 2 == 0});
    }
    text.documents.push_back({first, first + length});
  }
  return text;
}

// The vectors of each token of the text.
std::vector<std::vector<float>> Encode(const TokenEncoder& encoder, const Text& text, TokenEncoder::Scratch& scratch) {
  std::vector<std::vector<float>> by_token(text.pieces.size());
  encoder.Run(text.pieces, text.documents, 0, text.lexemes.size(), scratch,
              [&](std::size_t first, std::size_t count, ConstRows vectors) {
                for (std::size_t i = 0; i < count; ++i) {
                  const float* row = vectors.data + i * vectors.stride;
                  by_token[first + i].assign(row, row + kWidth);
                }
              });
  return by_token;
}

TEST(TokenEncoderTest, AgreesWithTheSlowLayers) {
  const Text text = MakeText({0, 1, 3, 300, 0, 2, 1025, 2500});
  for (const Kernels* kernels : {PlainKernels(), &BestKernels()}) {
    for (const std::size_t depth : {1U, 2U, 4U}) {
      for (const std::size_t window : {1U, 2U}) {
        const Sample sample = MakeSample(depth, window, *kernels);
        TokenEncoder::Scratch scratch;
        const std::vector<std::vector<float>> vectors = Encode(sample.encoder, text, scratch);
        for (const TokenSpan document : text.documents) {
          std::vector<slow::Vector> embedded;
          for (std::uint32_t i = document.first; i < document.last; ++i) {
            embedded.push_back(SlowEmbedding(sample, text.pieces[i]));
          }
          const std::vector<slow::Vector> wanted = slow::EncodeWindows(embedded, sample.layers, window);
          for (std::uint32_t i = 0; i < document.size(); ++i) {
            for (std::size_t k = 0; k < kWidth; ++k) {
              ASSERT_NEAR(static_cast<double>(vectors[document.first + i][k]), wanted[i][k], 2e-4)
                  << kernels->name << " depth " << depth << " window " << window << " token " << i;
            }
          }
        }
      }
    }
  }
}

// Neither the neighbours in the batch nor what the scratch has seen may change a bit.
TEST(TokenEncoderTest, DocumentsDoNotSeeEachOther) {
  const Sample sample = MakeSample(4, 1, BestKernels());
  const Text together = MakeText({5, 300, 1, 17, 255, 1023, 1024, 1025, 2});
  TokenEncoder::Scratch scratch;
  Encode(sample.encoder, MakeText({40, 40}), scratch);
  const std::vector<std::vector<float>> vectors = Encode(sample.encoder, together, scratch);
  for (const TokenSpan document : together.documents) {
    Text alone = together;
    alone.documents = {document};
    TokenEncoder::Scratch fresh;
    const std::vector<std::vector<float>> own = Encode(sample.encoder, alone, fresh);
    for (std::uint32_t i = document.first; i < document.last; ++i) ASSERT_EQ(own[i], vectors[i]) << i;
  }
}

// What a change of one line of the config says.
std::string ShapeFault(const std::string& line, const std::string& changed) {
  std::string text = Config(2, 1);
  text.replace(text.find(line), line.size(), changed);
  const Result<TokenEncoder::Shape> shape = TokenEncoder::ReadShape(*ConfigFile::Parse(text, "config.cfg"), "t");
  return shape ? "" : shape.error().ToString();
}

TEST(TokenEncoderTest, SaysWhatItDoesNotSupport) {
  EXPECT_EQ(ShapeFault("spacy.Tok2Vec.v2", "spacy.HashEmbedCNN.v2"),
            "config.cfg:2: the architecture \"spacy.HashEmbedCNN.v2\" is not supported here; \"spacy.Tok2Vec.v2\" is");
  EXPECT_EQ(ShapeFault("spacy.MultiHashEmbed.v2", "spacy.CharacterEmbed.v2"),
            "config.cfg:4: the architecture \"spacy.CharacterEmbed.v2\" is not supported here; "
            "\"spacy.MultiHashEmbed.v2\" is");
  EXPECT_EQ(ShapeFault("spacy.MaxoutWindowEncoder.v2", "spacy.TorchBiLSTMEncoder.v1"),
            "config.cfg:10: the architecture \"spacy.TorchBiLSTMEncoder.v1\" is not supported here; "
            "\"spacy.MaxoutWindowEncoder.v2\" is");
  EXPECT_EQ(ShapeFault("include_static_vectors = false", "include_static_vectors = true"),
            "config.cfg:8: word vectors are not supported; take a pipeline without them (\"…_sm\")");
  EXPECT_EQ(ShapeFault("SHAPE", "LENGTH"),
            "config.cfg:6: the attribute LENGTH is not supported; ORTH, LOWER, NORM, PREFIX, SUFFIX, SHAPE, SPACY and "
            "IS_SPACE are");
  EXPECT_EQ(ShapeFault("[11, 7, 3]", "[11, 7]"), "config.cfg:7: \"rows\" must have a number for each of \"attrs\"");
  EXPECT_EQ(ShapeFault("[11, 7, 3]", "[11, 0, 3]"), "config.cfg:7: each of \"rows\" must be between 1 and 10000000");
  EXPECT_EQ(ShapeFault("maxout_pieces = 2", "maxout_pieces = 5"),
            "config.cfg:14: \"maxout_pieces\" must be between 1 and 4");
  EXPECT_EQ(ShapeFault("${t.encode:width}", "24"), "config.cfg:5: embedding and encoding must have the same width");
}

}  // namespace
}  // namespace tacitus
