// A linear model over features that are on or off, read from a table of data/models/ (columns feature, weight).
//
// Immutable once read; safe to share between threads. Tested in tests/unit/code/quotes/quote_knowledge_test.cc.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

// The features and weights of such a table. Fails with file:line where a weight is no number, or a feature is listed
// twice.
Result<std::vector<std::pair<std::string, double>>> ReadWeights(const std::string& data_folder,
                                                                const std::string& name);

class LinearModel {
 public:
  // Fails as ReadWeights does.
  static Result<LinearModel> Read(const std::string& data_folder, const std::string& name);

  // Of features and their weights, each feature once.
  static LinearModel Of(std::span<const std::pair<std::string, double>> weights);

  // The sum of the features' weights; a feature that the table lacks counts 0.
  [[nodiscard]] double Score(std::span<const std::string> features) const;
  [[nodiscard]] bool empty() const { return weights_.empty(); }

 private:
  std::unordered_map<std::string, double> weights_;
};

}  // namespace tacitus
