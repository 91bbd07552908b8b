#include "code/types/type_model.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/table_file.h"

namespace tacitus {
namespace {

constexpr std::string_view kFile = "models/types.linear";
constexpr std::string_view kFirstLine = "tacitus linear model 1";
constexpr float kLargest = 32767;

// Takes the next line off the content; nothing where it has no end.
std::optional<std::string_view> TakeLine(std::string_view& content) {
  const std::size_t end = content.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = content.substr(0, end);
  content.remove_prefix(end + 1);
  return line;
}

// What follows the name on the next line.
std::optional<std::string_view> TakeField(std::string_view& content, std::string_view name) {
  const std::optional<std::string_view> line = TakeLine(content);
  if (!line || !line->starts_with(name) || line->size() <= name.size() || (*line)[name.size()] != ' ') {
    return std::nullopt;
  }
  return line->substr(name.size() + 1);
}

template <typename Number>
bool TakeNumber(std::string_view& content, std::string_view name, Number& number) {
  const std::optional<std::string_view> field = TakeField(content, name);
  if (!field) return false;
  const auto [end, problem] = std::from_chars(field->data(), field->data() + field->size(), number);
  return problem == std::errc() && end == field->data() + field->size() && number > 0;
}

std::uint32_t TakeBytes(std::string_view& content, unsigned count) {
  std::uint32_t value = 0;
  for (unsigned i = 0; i < count; ++i) value |= std::uint32_t{static_cast<unsigned char>(content[i])} << (8 * i);
  content.remove_prefix(count);
  return value;
}

void PutBytes(std::uint32_t value, unsigned count, std::string& bytes) {
  for (unsigned i = 0; i < count; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xffU);
}

std::string Shortest(double number) {
  std::array<char, 32> buffer{};
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr};
}

}  // namespace

Result<TypeModel> TypeModel::Load(const std::string& data_folder) {
  const std::string path = data_folder + "/" + std::string(kFile);
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    return Error{ErrorCode::kNotFound, "the model of event types is missing; build/fit_models types GOLD writes it",
                 path};
  }
  const std::string content(std::istreambuf_iterator<char>(stream), {});
  return Read(content, path);
}

Result<TypeModel> TypeModel::Read(std::string_view content, const std::string& name) {
  const auto malformed = [&](const std::string& what) { return Error{ErrorCode::kMalformed, what, name}; };
  while (content.starts_with('#')) {
    if (!TakeLine(content)) break;
  }
  if (TakeLine(content) != kFirstLine) {
    return malformed("this is no model of event types: no line \"" + std::string(kFirstLine) + "\"");
  }
  TypeModel model;
  const std::optional<std::string_view> classes = TakeField(content, "classes");
  if (!classes) return malformed("the line \"classes …\" is missing");
  for (const std::string_view type : SplitValues(*classes, ' ')) model.classes_.emplace_back(type);
  if (model.classes_.empty() || model.classes_.size() > kMaxClasses) return malformed("a model has 1 to 16 classes");
  std::size_t count = 0;
  if (!TakeNumber(content, "temperature", model.temperature_)) return malformed("the temperature is no number above 0");
  if (!TakeNumber(content, "scale", model.scale_)) return malformed("the scale is no number above 0");
  if (!TakeNumber(content, "features", count)) return malformed("the number of features is no number above 0");
  const std::size_t row = 4 + 2 * model.classes_.size();
  if (content.size() % row != 0 || content.size() / row != count) {
    return malformed(std::to_string(count) + " features of " + std::to_string(row) +
                     " bytes should follow, but there are " + std::to_string(content.size()) + " bytes");
  }
  model.keys_.resize(count);
  model.weights_.resize((count + 1) * kMaxClasses);
  for (std::size_t f = 0; f < count; ++f) {
    model.keys_[f] = TakeBytes(content, 4);
    if (f > 0 && model.keys_[f] <= model.keys_[f - 1]) return malformed("the keys of the features do not rise");
    for (std::size_t c = 0; c < model.classes_.size(); ++c) {
      model.weights_[(f + 1) * kMaxClasses + c] = static_cast<std::int16_t>(TakeBytes(content, 2));
    }
  }
  model.BuildIndex();
  return model;
}

TypeModel::TypeModel(std::vector<std::string> classes, std::vector<std::uint32_t> keys,
                     const std::vector<float>& weights, double temperature)
    : classes_(std::move(classes)), keys_(std::move(keys)), temperature_(temperature) {
  float largest = 0;
  for (const float weight : weights) largest = std::max(largest, std::abs(weight));
  scale_ = largest == 0 ? 1 : static_cast<double>(largest / kLargest);
  weights_.resize((keys_.size() + 1) * kMaxClasses);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const std::size_t place = (i / classes_.size() + 1) * kMaxClasses + i % classes_.size();
    weights_[place] = static_cast<std::int16_t>(std::lround(static_cast<double>(weights[i]) / scale_));
  }
  BuildIndex();
}

void TypeModel::BuildIndex() {
  const std::size_t size = std::bit_ceil(2 * keys_.size() + 1);
  slots_.assign(size, {});
  for (std::size_t f = 0; f < keys_.size(); ++f) {
    std::size_t slot = keys_[f] & (size - 1);
    while (slots_[slot].row != 0) slot = (slot + 1) & (size - 1);
    slots_[slot] = {keys_[f], static_cast<std::uint32_t>(f + 1)};
  }
}

std::string TypeModel::Write(const std::vector<std::string>& comments) const {
  std::string content;
  for (const std::string& comment : comments) content.append("# ").append(comment).append("\n");
  content.append(kFirstLine).append("\nclasses");
  for (const std::string& type : classes_) content.append(" ").append(type);
  content.append("\ntemperature ").append(Shortest(temperature_));
  content.append("\nscale ").append(Shortest(scale_));
  content.append("\nfeatures ").append(std::to_string(keys_.size())).append("\n");
  for (std::size_t f = 0; f < keys_.size(); ++f) {
    PutBytes(keys_[f], 4, content);
    for (std::size_t c = 0; c < classes_.size(); ++c) {
      PutBytes(static_cast<std::uint16_t>(weights_[(f + 1) * kMaxClasses + c]), 2, content);
    }
  }
  return content;
}

std::uint32_t TypeModel::Find(std::uint32_t key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = key & mask;
  while (slots_[slot].row != 0 && slots_[slot].key != key) slot = (slot + 1) & mask;
  return slots_[slot].row;
}

TypeModel::Scores TypeModel::Score(std::span<const Feature> features) const {
  // Rows are found before they are added up: neither loop waits for memory once for each feature.
  constexpr std::size_t kRun = 512;
  std::array<std::uint32_t, kRun> rows;
  Scores scores{};
  for (std::size_t next = 0; next < features.size();) {
    // Features of one value: their weights are whole numbers, so that the sum is exact, whatever the order.
    const float value = features[next].value;
    std::size_t count = 0;
    for (; count < kRun && next < features.size() && features[next].value == value; ++count, ++next) {
      rows[count] = Find(features[next].key);
    }
    std::array<std::int32_t, kMaxClasses> sums{};
    for (std::size_t f = 0; f < count; ++f) {
      const std::int16_t* weights = &weights_[rows[f] * kMaxClasses];
      for (std::size_t c = 0; c < kMaxClasses; ++c) sums[c] += weights[c];
    }
    for (std::size_t c = 0; c < kMaxClasses; ++c) scores[c] += value * static_cast<float>(sums[c]);
  }
  for (float& score : scores) score *= static_cast<float>(scale_);
  return scores;
}

TypeModel::Answer TypeModel::Classify(std::span<const Feature> features) const {
  return AnswerOf(Score(features), classes_.size(), temperature_);
}

TypeModel::Answer AnswerOf(const TypeModel::Scores& scores, std::size_t classes, double temperature) {
  const auto end = scores.begin() + static_cast<std::ptrdiff_t>(classes);
  const auto best = std::max_element(scores.begin(), end);
  float sum = 0;
  for (auto score = scores.begin(); score != end; ++score) {
    sum += std::exp((*score - *best) / static_cast<float>(temperature));
  }
  return {static_cast<std::size_t>(best - scores.begin()), 1 / sum};
}

}  // namespace tacitus
