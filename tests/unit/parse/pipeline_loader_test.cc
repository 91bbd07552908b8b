// What loading says of folders that are not a pipeline this runtime can run.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tacitus/parser.h"
#include "tests/support/msgpack_bytes.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

std::string ReadAll(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// A copy of the pipeline, to be spoilt.
class PipelineLoaderTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no pipeline; `make model` fetches it";
    folder_ = testing::TempDir() + "/pipeline_loader_test";
    fs::remove_all(folder_);
    fs::copy(TestPipelineFolder(), folder_, fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string Read(const std::string& name) const { return ReadAll(folder_ + "/" + name); }
  void Write(const std::string& name, const std::string& bytes) const { WriteFile(folder_ + "/" + name, bytes); }
  void Replace(const std::string& name, const std::string& old_text, const std::string& new_text) const {
    std::string bytes = Read(name);
    const std::size_t at = bytes.find(old_text);
    ASSERT_NE(at, std::string::npos) << old_text;
    Write(name, bytes.replace(at, old_text.size(), new_text));
  }

  // What loading says, with the folder left out; "" where it succeeds.
  [[nodiscard]] std::string Fault() const {
    const Result<Parser> parser = Parser::Load(folder_);
    if (parser) return "";
    const std::string text = parser.error().ToString();
    return text.starts_with(folder_ + "/") ? text.substr(folder_.size() + 1) : text;
  }

  std::string folder_;
};

TEST_F(PipelineLoaderTest, TakesTheWholePipeline) { EXPECT_EQ(Fault(), ""); }

TEST_F(PipelineLoaderTest, SaysWhichFileIsMissing) {
  for (const char* name : {"config.cfg", "meta.json", "tok2vec/model", "tagger/model", "tagger/cfg", "parser/moves",
                           "parser/cfg", "ner/model"}) {
    const std::string bytes = Read(name);
    fs::remove(folder_ + "/" + name);
    EXPECT_EQ(Fault(), std::string(name) + ": cannot open this file of the pipeline");
    Write(name, bytes);
  }
  EXPECT_EQ(Parser::Load("/no/such").error().ToString(),
            "/no/such: no such folder; a spaCy pipeline is the folder that holds config.cfg");
}

TEST_F(PipelineLoaderTest, SaysWhichComponentIsNotSupported) {
  Replace("config.cfg", "disabled = [\"senter\"]", "disabled = []");
  EXPECT_EQ(Fault(),
            "config.cfg:92: the component \"senter\" is of a kind that is not supported, \"senter\"; disable it under "
            "[nlp] or take another pipeline (supported: attribute_ruler, lemmatizer, ner, parser, tagger, tok2vec)");
}

TEST_F(PipelineLoaderTest, SaysWhichArchitectureIsNotSupported) {
  Replace("config.cfg", "spacy.TransitionBasedParser.v2", "spacy.TransitionBasedParser.v1");
  EXPECT_TRUE(
      Fault().ends_with("the architecture \"spacy.TransitionBasedParser.v1\" is not supported here; "
                        "\"spacy.TransitionBasedParser.v2\" is"))
      << Fault();
}

TEST_F(PipelineLoaderTest, SaysThatAListenerHasNothingToListenTo) {
  Replace("config.cfg", "upstream = \"tok2vec\"", "upstream = \"other\"");
  EXPECT_TRUE(Fault().ends_with("no component before this one is called \"other\" and is of the kind tok2vec"))
      << Fault();
}

TEST_F(PipelineLoaderTest, SaysThatShapesDisagree) {
  Replace("config.cfg", "rows = [5000,1000,2500,2500,50,50]", "rows = [5000,1000,2500,2500,50,60]");
  EXPECT_EQ(Fault(),
            "tok2vec/model: layer 38 (hashembed): the array \"E\" has the shape (50, 96) where (60, 96) is needed");
}

TEST_F(PipelineLoaderTest, SaysThatLayersDisagree) {
  Replace("config.cfg", "depth = 4", "depth = 3");  // the entity recognizer's
  EXPECT_TRUE(Fault().starts_with("ner/model: layer 1 is \"")) << Fault();
}

TEST_F(PipelineLoaderTest, SaysThatTagsAndWeightsDisagree) {
  Replace("tagger/cfg", "\"XX\",", "");
  EXPECT_EQ(Fault(),
            "tagger/model: layer 3 (softmax): the array \"W\" has the shape (50, 96) where (49, 96) is needed");
}

TEST_F(PipelineLoaderTest, SaysThatBeamsAreNotSupported) {
  Replace("ner/cfg", "\"beam_width\":1", "\"beam_width\":16");
  EXPECT_EQ(Fault(), "ner/cfg: \"beam_width\" 16 is not supported; 1 is");
}

TEST_F(PipelineLoaderTest, SaysThatAFileIsMalformed) {
  Write("meta.json", "{}");
  EXPECT_EQ(Fault(), "meta.json: \"lang\" must be a string");
  Write("meta.json", "[");
  EXPECT_EQ(Fault(), "meta.json: not a JSON object");
}

// A file that is cut off, empty or of another kind gives an error and never a parser.
TEST_F(PipelineLoaderTest, NeverTakesACorruptFile) {
  for (const char* name : {"tok2vec/model", "tagger/model", "parser/model", "parser/moves", "ner/model", "ner/moves",
                           "tokenizer", "attribute_ruler/patterns", "lemmatizer/lookups/lookups.bin"}) {
    const std::string bytes = Read(name);
    for (const std::size_t size : {std::size_t{0}, bytes.size() / 2, bytes.size() - 1}) {
      Write(name, bytes.substr(0, size));
      EXPECT_TRUE(Fault().starts_with(std::string(name) + ": not MessagePack: ")) << name << " " << Fault();
    }
    Write(name, "these are words, not MessagePack");
    EXPECT_TRUE(Fault().starts_with(std::string(name) + ": ")) << name << " " << Fault();
    Write(name, bytes);
  }
}

// Bytes changed here and there give an error or a parser, never a crash.
TEST_F(PipelineLoaderTest, SurvivesChangedBytes) {
  for (const char* name : {"tagger/model", "parser/moves", "config.cfg", "tagger/cfg"}) {
    const std::string bytes = Read(name);
    std::uint32_t state = 1;
    for (int i = 0; i < 8; ++i) {
      std::string changed = bytes;
      for (int j = 0; j < 3; ++j) {
        state = state * 1664525U + 1013904223U;
        changed[(state >> 4) % std::min<std::size_t>(changed.size(), 4000)] = static_cast<char>(state >> 24);
      }
      Write(name, changed);
      const Result<Parser> parser = Parser::Load(folder_);
      if (parser) {
        EXPECT_EQ(parser->Run("Iran rejected it.").tokens.size(), 4U);
      }
    }
    Write(name, bytes);
  }
}

}  // namespace
}  // namespace tacitus
