#include "eval/ridge.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tacitus {
namespace {

// One pass over all weights, each set to its best value with the others held.
void Sweep(const std::vector<const std::vector<std::uint32_t>*>& targets_of, const std::vector<double>& penalties,
           const std::vector<double>& importance, std::vector<double>& weights, std::vector<double>& residuals) {
  for (std::size_t f = 0; f < weights.size(); ++f) {
    double pull = 0;
    double mass = 0;
    for (const std::uint32_t i : *targets_of[f]) {
      pull += importance[i] * residuals[i];
      mass += importance[i];
    }
    const double step = (pull - penalties[f] * weights[f]) / (mass + penalties[f]);
    weights[f] += step;
    for (const std::uint32_t i : *targets_of[f]) residuals[i] -= step;
  }
}

std::vector<double> Importance(const std::vector<double>& residuals, double near) {
  std::vector<double> importance(residuals.size());
  double total = 0;
  for (std::size_t i = 0; i < residuals.size(); ++i) {
    importance[i] = 1 / std::max(std::abs(residuals[i]), near);
    total += importance[i];
  }
  for (double& share : importance) share *= static_cast<double>(importance.size()) / total;
  return importance;
}

}  // namespace

void RidgeProblem::Add(const std::vector<std::string>& features, double label) {
  const auto target = static_cast<std::uint32_t>(labels_.size());
  for (const std::string& feature : features) targets_of_[feature].push_back(target);
  labels_.push_back(label);
}

std::vector<std::pair<std::string, double>> RidgeProblem::Fit(const RidgeOptions& options) const {
  std::vector<std::string> names;
  std::vector<const std::vector<std::uint32_t>*> targets_of;
  std::vector<double> penalties;
  for (const auto& [name, targets] : targets_of_) {
    if (targets.size() < options.rarest) continue;
    names.push_back(name);
    targets_of.push_back(&targets);
    penalties.push_back(name == "bias" ? 0 : options.penalty);
  }
  std::vector<double> weights(names.size());
  std::vector<double> residuals = labels_;
  std::vector<double> importance(labels_.size(), 1.0);
  for (int round = 0; round < options.rounds; ++round) {
    if (round > 0) importance = Importance(residuals, options.near);
    for (int sweep = 0; sweep < options.sweeps; ++sweep) Sweep(targets_of, penalties, importance, weights, residuals);
  }
  std::vector<std::pair<std::string, double>> result;
  for (std::size_t f = 0; f < weights.size(); ++f) {
    if (std::abs(weights[f]) >= options.smallest) result.emplace_back(names[f], weights[f]);
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const auto& a, const auto& b) { return std::abs(a.second) > std::abs(b.second); });
  return result;
}

std::string ModelTable(const std::vector<std::string>& comments,
                       const std::vector<std::pair<std::string, double>>& weights) {
  std::string table;
  for (const std::string& comment : comments) table += "# " + comment + "\n";
  table += "feature\tweight\n";
  for (const auto& [feature, weight] : weights) {
    char number[32];
    std::snprintf(number, sizeof number, "%.4f", weight);
    table += feature + "\t" + number + "\n";
  }
  return table;
}

}  // namespace tacitus
