#include "encode/encoder_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>
#include <utility>

#include "encode/quantised_matrix.h"

namespace tacitus {
namespace {

using nlohmann::json;

constexpr std::string_view kFirstLine = "tacitus encoder 1\n";
constexpr std::size_t kMostLayers = 64;
constexpr std::size_t kMostWidth = 16384;  // sums of as many products of int8 fit 32 bits
constexpr std::size_t kMostTokens = 4096;

constexpr std::array<std::pair<std::string_view, EncoderInput>, 5> kInputs = {{{"pair", EncoderInput::kPair},
                                                                               {"sentence", EncoderInput::kSentence},
                                                                               {"piece", EncoderInput::kPiece},
                                                                               {"first", EncoderInput::kFirst},
                                                                               {"word", EncoderInput::kWord}}};

std::size_t BytesOf(std::string_view type) { return type == "f32" ? 4 : 1; }

std::string ShapeText(std::span<const std::size_t> shape) {
  std::string text = "[";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
  return text + "]";
}

// A whole number that is not negative.
std::optional<std::size_t> WholeNumber(const json& value) {
  if (!value.is_number_unsigned()) return std::nullopt;
  return value.get<std::size_t>();
}

std::optional<float> PositiveNumber(const json& parent, const char* name) {
  const auto found = parent.find(name);
  if (found == parent.end() || !found->is_number()) return std::nullopt;
  const auto number = found->get<float>();
  return std::isfinite(number) && number > 0.0F ? std::optional(number) : std::nullopt;
}

std::string StringOf(const json& parent, const char* name) {
  const auto found = parent.find(name);
  return found == parent.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

// The names of a head's classes; none where there is something else among them.
std::vector<std::string> ClassesOf(const json& head) {
  std::vector<std::string> classes;
  const auto found = head.find("classes");
  if (found == head.end() || !found->is_array()) return classes;
  for (const json& name : *found) {
    if (!name.is_string()) return {};
    classes.push_back(name.get<std::string>());
  }
  return classes;
}

std::optional<std::string> ReadNumbers(const json& header, EncoderShape& shape) {
  const struct {
    const char* name;
    std::size_t* number;
    std::size_t least;
    std::size_t most;
  } kNumbers[] = {{"layers", &shape.layers, 1, kMostLayers},
                  {"attention_heads", &shape.attention_heads, 1, kMostWidth},
                  {"hidden", &shape.hidden, 1, kMostWidth},
                  {"intermediate", &shape.intermediate, 1, kMostWidth},
                  {"max_tokens", &shape.max_tokens, 3, kMostTokens}};
  for (const auto& entry : kNumbers) {
    const auto found = header.find(entry.name);
    const std::optional<std::size_t> number = found == header.end() ? std::nullopt : WholeNumber(*found);
    if (!number || *number < entry.least || *number > entry.most) {
      return "the header's \"" + std::string(entry.name) + "\" should be a number from " + std::to_string(entry.least) +
             " to " + std::to_string(entry.most);
    }
    *entry.number = *number;
  }
  const std::optional<float> epsilon = PositiveNumber(header, "layer_norm_epsilon");
  if (!epsilon) return "the header's \"layer_norm_epsilon\" should be a number above 0";
  shape.layer_norm_epsilon = *epsilon;
  if (shape.hidden % shape.attention_heads != 0 || shape.head_size() % kEncoderLanes != 0 ||
      shape.intermediate % kEncoderLanes != 0) {
    return "\"hidden\" divided by \"attention_heads\", and \"intermediate\", should be multiples of 16";
  }
  return std::nullopt;
}

}  // namespace

Result<EncoderFile> EncoderFile::Read(const std::string& path) {
  EncoderFile file;
  file.path_ = path;
  if (Result<Done> content = file.ReadContent(); !content) return std::move(content).error();
  if (Result<Done> header = file.ReadHeader(); !header) return std::move(header).error();
  return file;
}

Result<Done> EncoderFile::ReadContent() {
  std::ifstream stream(path_, std::ios::binary);
  if (!stream) return Error{ErrorCode::kNotFound, "cannot open this file of an encoder", path_};
  std::error_code failure;
  size_ = std::filesystem::file_size(path_, failure);  // which a folder has not, though it can be opened
  if (failure) return Error{ErrorCode::kUnreadable, "cannot read this file of an encoder", path_};
  content_.reset(static_cast<char*>(::operator new (std::max<std::size_t>(size_, 1), std::align_val_t{kCacheLine})));
  if (!stream.read(content_.get(), static_cast<std::streamsize>(size_))) {
    return Error{ErrorCode::kUnreadable, "cannot read this file of an encoder", path_};
  }
  return Done{};
}

Result<Done> EncoderFile::ReadHeader() {
  const std::string_view content(content_.get(), size_);
  if (!content.starts_with(kFirstLine)) {
    return Fault("this is no file of an encoder: its first line is not \"tacitus encoder 1\"");
  }
  const std::size_t end = content.find('\n', kFirstLine.size());
  if (end == std::string_view::npos) return Fault("the file ends within its header");
  const std::string_view line = content.substr(kFirstLine.size(), end - kFirstLine.size());
  const json header = json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!header.is_object()) return Fault("the second line is no JSON object");
  if (const std::optional<std::string> fault = ReadNumbers(header, shape_)) return Fault(*fault);
  if (Result<Done> heads = ReadHeads(header); !heads) return heads;
  return ReadTensors(header);
}

Result<Done> EncoderFile::ReadHeads(const json& header) {
  const auto heads = header.find("heads");
  if (heads == header.end() || !heads->is_array() || heads->empty()) {
    return Fault("the header's \"heads\" should be a list of heads");
  }
  std::size_t scores = 0;
  for (const json& entry : *heads) {
    EncoderHead head;
    head.name = StringOf(entry, "name");
    if (head.name.empty()) return Fault("a head has no \"name\"");
    const std::string input = StringOf(entry, "input");
    const auto known = std::find_if(kInputs.begin(), kInputs.end(), [&](const auto& i) { return i.first == input; });
    if (known == kInputs.end()) {
      return Fault("the \"input\" of the head " + head.name +
                   " should be \"pair\", \"sentence\", \"piece\", \"first\" or \"word\"");
    }
    head.input = known->second;
    head.classes = ClassesOf(entry);
    if (head.classes.empty()) return Fault("the \"classes\" of the head " + head.name + " should be a list of names");
    const std::optional<float> temperature = PositiveNumber(entry, "temperature");
    if (!temperature) return Fault("the \"temperature\" of the head " + head.name + " should be a number above 0");
    head.temperature = *temperature;
    head.first_score = scores;
    scores += head.classes.size();
    heads_.push_back(std::move(head));
  }
  return Done{};
}

Result<Done> EncoderFile::ReadTensors(const json& header) {
  const auto tensors = header.find("tensors");
  if (tensors == header.end() || !tensors->is_object()) {
    return Fault("the header's \"tensors\" should be an object of tensors");
  }
  for (const auto& [name, entry] : tensors->items()) {
    if (Result<Done> tensor = ReadTensor(name, entry); !tensor) return tensor;
  }
  return Done{};
}

Result<Done> EncoderFile::ReadTensor(const std::string& name, const json& entry) {
  Tensor tensor;
  tensor.type = StringOf(entry, "type");
  if (tensor.type != "i8" && tensor.type != "f32" && tensor.type != "u8") {
    return Fault("the \"type\" of the tensor " + name + " should be \"i8\", \"f32\" or \"u8\"");
  }
  const auto shape = entry.find("shape");
  if (shape == entry.end() || !shape->is_array()) {
    return Fault("the \"shape\" of the tensor " + name + " should be a list of numbers");
  }
  const Error outside = Fault("the tensor " + name + " does not lie within the file: it is cut off or malformed");
  tensor.bytes = BytesOf(tensor.type);
  for (const json& value : *shape) {
    const std::optional<std::size_t> extent = WholeNumber(value);
    if (!extent) return Fault("the \"shape\" of the tensor " + name + " should be a list of numbers");
    if (*extent != 0 && tensor.bytes > size_ / *extent) return outside;
    tensor.bytes *= *extent;
    tensor.shape.push_back(*extent);
  }
  const auto offset = entry.find("offset");
  const std::optional<std::size_t> number = offset == entry.end() ? std::nullopt : WholeNumber(*offset);
  if (!number || *number % kCacheLine != 0) {
    return Fault("the \"offset\" of the tensor " + name + " should be a multiple of 64");
  }
  tensor.offset = *number;
  if (tensor.offset > size_ || tensor.bytes > size_ - tensor.offset) return outside;
  tensors_.emplace(name, std::move(tensor));
  return Done{};
}

Result<const EncoderFile::Tensor*> EncoderFile::Find(const std::string& name, std::string_view type,
                                                     std::span<const std::size_t> shape) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) return Fault("the tensor " + name + " is missing");
  const Tensor& tensor = found->second;
  if (tensor.type != type || !std::equal(shape.begin(), shape.end(), tensor.shape.begin(), tensor.shape.end())) {
    return Fault("the tensor " + name + " is " + tensor.type + " " + ShapeText(tensor.shape) +
                 " where the header asks for " + std::string(type) + " " + ShapeText(shape));
  }
  return &tensor;
}

Result<std::span<const float>> EncoderFile::Floats(const std::string& name,
                                                   std::initializer_list<std::size_t> shape) const {
  const Result<const Tensor*> tensor = Find(name, "f32", shape);
  if (!tensor) return tensor.error();
  const std::span<const float> floats(reinterpret_cast<const float*>(content_.get() + (*tensor)->offset),
                                      (*tensor)->bytes / sizeof(float));
  const auto finite = [](float value) { return std::isfinite(value); };
  if (!std::all_of(floats.begin(), floats.end(), finite)) {
    return Fault("the tensor " + name + " has a value that is no number");
  }
  return floats;
}

Result<std::span<const std::int8_t>> EncoderFile::Bytes(const std::string& name,
                                                        std::initializer_list<std::size_t> shape) const {
  const Result<const Tensor*> tensor = Find(name, "i8", shape);
  if (!tensor) return tensor.error();
  return std::span<const std::int8_t>(reinterpret_cast<const std::int8_t*>(content_.get() + (*tensor)->offset),
                                      (*tensor)->bytes);
}

Result<std::string_view> EncoderFile::Vocabulary() const {
  const auto found = tensors_.find("vocabulary");
  if (found == tensors_.end() || found->second.type != "u8" || found->second.shape.size() != 1) {
    return Fault("the tensor vocabulary should be a list of u8");
  }
  return std::string_view(content_.get() + found->second.offset, found->second.bytes);
}

}  // namespace tacitus
