// The file of an encoder, as train/encoder_file.py writes and describes it: a line that names the format, a line of
// JSON (the header: shape of the network, heads, list of tensors), and the tensors, little-endian, each at a multiple
// of 64.
//
// Nothing in the file is taken on trust: shapes follow from the header's numbers, and every tensor must have its type
// and shape and lie within the file. Tested in tests/unit/encode/encoder_file_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <new>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/cache_line.h"
#include "encode/encoder_head.h"
#include "tacitus/result.h"

namespace tacitus {

struct EncoderShape {
  std::size_t layers = 0;
  std::size_t attention_heads = 0;
  std::size_t hidden = 0;
  std::size_t intermediate = 0;
  std::size_t max_tokens = 0;
  float layer_norm_epsilon = 0.0F;

  [[nodiscard]] std::size_t head_size() const { return hidden / attention_heads; }
};

class EncoderFile {
 public:
  // Reads the file and checks its header.
  static Result<EncoderFile> Read(const std::string& path);

  [[nodiscard]] const EncoderShape& shape() const { return shape_; }
  [[nodiscard]] const std::vector<EncoderHead>& heads() const { return heads_; }

  // A tensor of this shape, row after row; floats are all finite. Views live as long as this EncoderFile.
  [[nodiscard]] Result<std::span<const float>> Floats(const std::string& name,
                                                      std::initializer_list<std::size_t> shape) const;
  [[nodiscard]] Result<std::span<const std::int8_t>> Bytes(const std::string& name,
                                                           std::initializer_list<std::size_t> shape) const;
  [[nodiscard]] Result<std::string_view> Vocabulary() const;

  [[nodiscard]] Error Fault(const std::string& message) const { return {ErrorCode::kMalformed, message, path_}; }

 private:
  struct Tensor {
    std::string type;
    std::vector<std::size_t> shape;
    std::size_t offset = 0;
    std::size_t bytes = 0;
  };
  struct FreeAligned {
    void operator()(char* memory) const { ::operator delete (memory, std::align_val_t{kCacheLine}); }
  };

  Result<Done> ReadContent();
  Result<Done> ReadHeader();
  Result<Done> ReadHeads(const nlohmann::json& header);
  Result<Done> ReadTensors(const nlohmann::json& header);
  Result<Done> ReadTensor(const std::string& name, const nlohmann::json& entry);
  [[nodiscard]] Result<const Tensor*> Find(const std::string& name, std::string_view type,
                                           std::span<const std::size_t> shape) const;

  std::string path_;
  std::unique_ptr<char, FreeAligned> content_;
  std::size_t size_ = 0;
  EncoderShape shape_;
  std::vector<EncoderHead> heads_;
  std::unordered_map<std::string, Tensor> tensors_;
};

}  // namespace tacitus
