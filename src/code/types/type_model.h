// Which class of event a pair is: multinomial logistic regression over hashed features (pair_features.h).
//
// The file (data/models/types.linear) opens with lines of text and goes on with bytes:
//   # Source: …                   comments: source, licence, command
//   tacitus linear model 1
//   classes ACCUSE AGREE …        at most 16
//   temperature 1.2               the scores are divided by it, so that probabilities are what they say
//   scale 0.0001                  of the weights
//   features 31415                how many follow
// then for each feature, by rising key, its key (u32) and a weight for each class (i16), little-endian.
//
// Immutable; any number of threads. Tested in tests/unit/code/types/type_model_test.cc; fitted by
// src/eval/softmax.h.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/cache_line.h"
#include "code/types/pair_features.h"
#include "tacitus/result.h"

namespace tacitus {

class TypeModel {
 public:
  static constexpr std::size_t kMaxClasses = 16;
  using Scores = std::array<float, kMaxClasses>;
  struct Answer {
    std::size_t type = 0;  // number of the class
    float probability = 0;
  };

  // Fails where the file is not of this form.
  static Result<TypeModel> Load(const std::string& data_folder);
  static Result<TypeModel> Read(std::string_view content, const std::string& name);

  // `weights`: classes.size() for each key. Precondition: keys rise, and there are at most kMaxClasses classes.
  TypeModel(std::vector<std::string> classes, std::vector<std::uint32_t> keys, const std::vector<float>& weights,
            double temperature);

  // The file, comments (without their "# ") first.
  [[nodiscard]] std::string Write(const std::vector<std::string>& comments) const;

  [[nodiscard]] const std::vector<std::string>& classes() const { return classes_; }
  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  [[nodiscard]] double temperature() const { return temperature_; }
  void set_temperature(double temperature) { temperature_ = temperature; }

  // The sums of the weights of the features, before the temperature. Fastest where features of one value stand
  // together.
  [[nodiscard]] Scores Score(std::span<const Feature> features) const;
  // The likeliest class.
  [[nodiscard]] Answer Classify(std::span<const Feature> features) const;

 private:
  TypeModel() = default;
  void BuildIndex();
  [[nodiscard]] std::uint32_t Find(std::uint32_t key) const;  // the row; 0 where the model lacks the key

  std::vector<std::string> classes_;
  std::vector<std::uint32_t> keys_;
  std::vector<std::int16_t, CacheLineAllocator<std::int16_t>>
      weights_;  // rows of kMaxClasses: zeros, then one for each key
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t row = 0;  // in weights_; 0 is free
  };
  std::vector<Slot> slots_;  // by key; open addressing, a power of two
  double scale_ = 1;
  double temperature_ = 1;
};

// The class with the highest of the first `classes` scores, of equals the first, and how probable the temperature makes
// it.
TypeModel::Answer AnswerOf(const TypeModel::Scores& scores, std::size_t classes, double temperature);

}  // namespace tacitus
