// Fits linear models over features that are on or off: ridge regression by coordinate descent.
//
// With more than one round, targets that the last round missed by far pull less in the next (iteratively re-weighted
// least squares), which lowers the absolute error. Tested in tests/unit/eval/ridge_test.cc.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tacitus {

struct RidgeOptions {
  double penalty = 20;      // on squared weights, in targets; the feature "bias" has none
  int rounds = 1;           // of re-weighting
  int sweeps = 60;          // of coordinate descent in each round
  double near = 0.5;        // errors below this count by their square
  std::size_t rarest = 3;   // features seen less often are left out
  double smallest = 0.005;  // weights below this are left out
};

class RidgeProblem {
 public:
  // Adds a target with the features that are on.
  void Add(const std::vector<std::string>& features, double label);
  [[nodiscard]] std::size_t size() const { return labels_.size(); }

  // Feature and weight, the largest weights first.
  [[nodiscard]] std::vector<std::pair<std::string, double>> Fit(const RidgeOptions& options) const;

 private:
  std::map<std::string, std::vector<std::uint32_t>> targets_of_;  // the targets that each feature is on in
  std::vector<double> labels_;
};

// The table of a model: comment lines (without their "# "), the names of the columns, a line for each weight.
std::string ModelTable(const std::vector<std::string>& comments,
                       const std::vector<std::pair<std::string, double>>& weights);

}  // namespace tacitus
