// Broken files of encoders, made from the tiny one: each has one clear fault, and none is read beyond its end.
#include "encode/encoder_file.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "encode/pair_encoder.h"

namespace tacitus {
namespace {

using nlohmann::json;

constexpr std::string_view kFirstLine = "tacitus encoder 1\n";

class EncoderFileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream stream(TACITUS_SOURCE_DIR "/tests/reference/encode/tiny.encoder", std::ios::binary);
    content_.assign(std::istreambuf_iterator<char>(stream), {});
    const std::size_t end = content_.find('\n', kFirstLine.size());
    header_ = json::parse(content_.substr(kFirstLine.size(), end - kFirstLine.size()));
    header_size_ = end - kFirstLine.size();
    path_ = testing::TempDir() + "encoder_file_test_" + testing::UnitTest::GetInstance()->current_test_info()->name() +
            ".encoder";
  }
  void TearDown() override { std::filesystem::remove(path_); }

  // What loading these bytes says; "" where it succeeds.
  std::string Fault(const std::string& content) {
    std::ofstream(path_, std::ios::binary) << content;
    const Result<PairEncoder> encoder = PairEncoder::Load(path_);
    if (encoder) return "";
    const std::string message = encoder.error().ToString();
    EXPECT_TRUE(message.starts_with(path_ + ": ")) << message;
    return message.substr(std::min(message.size(), path_.size() + 2));
  }

  // The same of the tiny encoder with another header of the same length.
  std::string FaultOfHeader(const std::function<void(json&)>& change) {
    json header = header_;
    header.erase("comments");  // which makes room
    change(header);
    std::string line = header.dump();
    EXPECT_LE(line.size(), header_size_);
    line.resize(header_size_, ' ');
    return Fault(std::string(kFirstLine) + line + content_.substr(kFirstLine.size() + header_size_));
  }

  // The same with bytes of a tensor overwritten.
  std::string FaultOfTensor(const std::string& name, std::string_view bytes) {
    std::string content = content_;
    content.replace(header_.at("tensors").at(name).at("offset").get<std::size_t>(), bytes.size(), bytes);
    return Fault(content);
  }

  std::string content_;
  json header_;
  std::size_t header_size_ = 0;
  std::string path_;
};

TEST_F(EncoderFileTest, TheTinyEncoderIsRead) {
  EXPECT_EQ(Fault(content_), "");
  EXPECT_EQ(FaultOfHeader([](json&) {}), "");
}

TEST_F(EncoderFileTest, AMissingFileIsAFault) {
  const Result<PairEncoder> encoder = PairEncoder::Load("no/such.encoder");
  ASSERT_FALSE(encoder);
  EXPECT_EQ(encoder.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(encoder.error().ToString(), "no/such.encoder: cannot open this file of an encoder");
}

TEST_F(EncoderFileTest, AFolderIsAFault) {
  const Result<PairEncoder> encoder = PairEncoder::Load(testing::TempDir());
  ASSERT_FALSE(encoder);
  EXPECT_EQ(encoder.error().code, ErrorCode::kUnreadable);
}

TEST_F(EncoderFileTest, OtherFilesAreToldApart) {
  const std::string fault = "this is no file of an encoder: its first line is not \"tacitus encoder 1\"";
  EXPECT_EQ(Fault(""), fault);
  EXPECT_EQ(Fault("tacitus encoder 2\n{}\n"), fault);
  EXPECT_EQ(Fault("tacitus encoder 1\n{}"), "the file ends within its header");
  EXPECT_EQ(Fault("tacitus encoder 1\n{]\n"), "the second line is no JSON object");
  EXPECT_EQ(Fault("tacitus encoder 1\n[]\n"), "the second line is no JSON object");
  EXPECT_EQ(Fault("tacitus encoder 1\n" + std::string(100000, '[') + "\n"), "the second line is no JSON object");
}

// However much of the file is missing, there is one fault and no more.
TEST_F(EncoderFileTest, ATruncatedFileIsAFault) {
  for (std::size_t size = 0; size < content_.size(); size += size < header_size_ + 200 ? 97 : 1013) {
    EXPECT_NE(Fault(content_.substr(0, size)), "") << size;
  }
  EXPECT_EQ(Fault(content_.substr(0, content_.size() - 1)),
            "the tensor head.statement.bias does not lie within the file: it is cut off or malformed");
}

TEST_F(EncoderFileTest, NumbersOfTheHeaderAreChecked) {
  const auto with = [&](const char* name, const json& value) {
    return FaultOfHeader([&](json& header) { header[name] = value; });
  };
  EXPECT_EQ(with("layers", 0), "the header's \"layers\" should be a number from 1 to 64");
  EXPECT_EQ(with("layers", "2"), "the header's \"layers\" should be a number from 1 to 64");
  EXPECT_EQ(with("layers", 3), "the tensor layer.2.query.weight is missing");
  EXPECT_EQ(with("hidden", -32), "the header's \"hidden\" should be a number from 1 to 16384");
  EXPECT_EQ(with("hidden", 64), "the tensor embeddings.word is i8 [" +
                                    std::to_string(header_["tensors"]["embeddings.word"]["shape"][0].get<int>()) +
                                    ", 32] where the header asks for i8 [" +
                                    std::to_string(header_["tensors"]["embeddings.word"]["shape"][0].get<int>()) +
                                    ", 64]");
  const std::string widths =
      "\"hidden\" divided by \"attention_heads\", and \"intermediate\", should be multiples of 16";
  EXPECT_EQ(with("attention_heads", 3), widths);
  EXPECT_EQ(with("attention_heads", 4), widths);
  EXPECT_EQ(with("intermediate", 63), widths);
  EXPECT_EQ(with("max_tokens", 2), "the header's \"max_tokens\" should be a number from 3 to 4096");
  EXPECT_EQ(with("layer_norm_epsilon", 0), "the header's \"layer_norm_epsilon\" should be a number above 0");
}

TEST_F(EncoderFileTest, HeadsAreChecked) {
  const auto with = [&](const char* name, const json& value) {
    return FaultOfHeader([&](json& header) { header["heads"][0][name] = value; });
  };
  EXPECT_EQ(FaultOfHeader([](json& header) { header["heads"] = json::array(); }),
            "the header's \"heads\" should be a list of heads");
  EXPECT_EQ(FaultOfHeader([](json& header) { header["heads"][0] = 1; }), "a head has no \"name\"");
  EXPECT_EQ(with("input", "text"),
            "the \"input\" of the head root should be \"pair\", \"sentence\", \"piece\", \"first\" or \"word\"");
  EXPECT_EQ(with("classes", {"A", 1}), "the \"classes\" of the head root should be a list of names");
  EXPECT_EQ(with("temperature", -1), "the \"temperature\" of the head root should be a number above 0");
  EXPECT_EQ(with("classes", {"A"}), "the tensor head.root.weight is f32 [5, 96] where the header asks for f32 [1, 96]");
}

TEST_F(EncoderFileTest, TensorsAreChecked) {
  const std::string name = "layer.1.output.scale";
  const auto with = [&](const char* key, const json& value) {
    return FaultOfHeader([&](json& header) { header["tensors"][name][key] = value; });
  };
  const std::string outside = "the tensor " + name + " does not lie within the file: it is cut off or malformed";
  EXPECT_EQ(with("type", "f64"), "the \"type\" of the tensor " + name + " should be \"i8\", \"f32\" or \"u8\"");
  EXPECT_EQ(with("type", "i8"), "the tensor " + name + " is i8 [32] where the header asks for f32 [32]");
  EXPECT_EQ(with("shape", {31}), "the tensor " + name + " is f32 [31] where the header asks for f32 [32]");
  EXPECT_EQ(with("shape", {-1}), "the \"shape\" of the tensor " + name + " should be a list of numbers");
  EXPECT_EQ(with("shape", 32), "the \"shape\" of the tensor " + name + " should be a list of numbers");
  EXPECT_EQ(with("shape", {1ULL << 33, 1ULL << 31}), outside);
  EXPECT_EQ(with("offset", 1ULL << 40), outside);
  EXPECT_EQ(with("offset", ~0ULL - 63), outside);
  EXPECT_EQ(with("offset", 65), "the \"offset\" of the tensor " + name + " should be a multiple of 64");
  EXPECT_EQ(FaultOfHeader([](json& header) { header["tensors"].erase("embeddings.norm.bias"); }),
            "the tensor embeddings.norm.bias is missing");
  EXPECT_EQ(FaultOfHeader([](json& header) { header["tensors"].erase("vocabulary"); }),
            "the tensor vocabulary should be a list of u8");
  EXPECT_EQ(FaultOfHeader([](json& header) { header["tensors"] = 1; }),
            "the header's \"tensors\" should be an object of tensors");
}

TEST_F(EncoderFileTest, ValuesAreChecked) {
  const float no_number = std::nanf("");
  char bytes[sizeof(no_number)];
  std::memcpy(bytes, &no_number, sizeof(bytes));
  EXPECT_EQ(FaultOfTensor("layer.0.key.bias", {bytes, sizeof(bytes)}),
            "the tensor layer.0.key.bias has a value that is no number");
  EXPECT_EQ(FaultOfTensor("layer.0.key.weight", "\x80"), "the tensor layer.0.key.weight has the value -128");
  EXPECT_EQ(FaultOfTensor("vocabulary", "[UNK]\n[UNK]\n"), "the vocabulary has the piece \"[UNK]\" twice");
}

}  // namespace
}  // namespace tacitus
