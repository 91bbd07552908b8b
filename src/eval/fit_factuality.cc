// Fits the weights of data/models/factuality.tsv (see status.h). tools/fit_status.cc is the program.
#include <algorithm>
#include <cmath>
#include <map>

#include "code/status/factuality.h"
#include "code/status/scope.h"
#include "code/tree.h"
#include "eval/spaced_text.h"
#include "eval/status.h"

namespace tacitus {
namespace {

constexpr double kRidge = 20;        // strength of the penalty on weights, in targets
constexpr int kRounds = 3;           // of re-weighting
constexpr int kSweeps = 60;          // of coordinate descent in each round
constexpr double kNear = 0.5;        // errors below this count by their square
constexpr std::size_t kRarest = 3;   // features seen less often are left out
constexpr double kSmallest = 0.005;  // weights below this are left out

struct Problem {
  std::vector<double> labels;
  std::vector<std::string> names;                     // of features
  std::vector<std::vector<std::uint32_t>> examples;   // of each feature
};

Problem KeepFrequent(const std::map<std::string, std::vector<std::uint32_t>>& seen, std::vector<double> labels) {
  Problem problem;
  problem.labels = std::move(labels);
  for (const auto& [name, examples] : seen) {
    if (examples.size() < kRarest) continue;
    problem.names.push_back(name);
    problem.examples.push_back(examples);
  }
  return problem;
}

// Iteratively re-weighted ridge regression on features that are on or off.
std::vector<double> Solve(const Problem& problem) {
  std::vector<double> weights(problem.names.size());
  std::vector<double> residuals = problem.labels;
  std::vector<double> importance(problem.labels.size(), 1.0);
  for (int round = 0; round < kRounds; ++round) {
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
      for (std::size_t f = 0; f < weights.size(); ++f) {
        double pull = 0;
        double mass = 0;
        for (const std::uint32_t i : problem.examples[f]) {
          pull += importance[i] * residuals[i];
          mass += importance[i];
        }
        const double penalty = problem.names[f] == "bias" ? 0 : kRidge;
        const double step = (pull - penalty * weights[f]) / (mass + penalty);
        weights[f] += step;
        for (const std::uint32_t i : problem.examples[f]) residuals[i] -= step;
      }
    }
    double total = 0;
    for (std::size_t i = 0; i < residuals.size(); ++i) {
      importance[i] = 1 / std::max(std::abs(residuals[i]), kNear);
      total += importance[i];
    }
    for (double& share : importance) share *= static_cast<double>(importance.size()) / total;
  }
  return weights;
}

}  // namespace

Result<std::vector<std::pair<std::string, double>>> FitFactuality(const std::string& path, const CodeText& code,
                                                                  const StatusKnowledge& knowledge) {
  const Result<std::vector<StatusRow>> rows = ReadStatusGold(path);
  if (!rows) return rows.error();
  std::map<std::string, std::vector<std::uint32_t>> seen;
  std::vector<double> labels;
  for (const StatusRow& row : *rows) {
    const SpacedText joined = JoinTokens(row.text);
    const CodedText coded = code(joined.text);
    const Tree tree(coded.parse);
    for (const StatusTarget& target : row.targets) {
      const std::uint32_t token = target.start < joined.tokens.size() ? TokenAt(coded.parse, joined.tokens[target.start]) : kNoIndex;
      if (token == kNoIndex) continue;
      const Scope scope = ScopeOf(tree, knowledge, token);
      for (const std::string& feature : FactualityFeatures(tree, knowledge, coded.coding, token, scope)) {
        seen[feature].push_back(static_cast<std::uint32_t>(labels.size()));
      }
      labels.push_back(target.label);
    }
  }
  const Problem problem = KeepFrequent(seen, std::move(labels));
  const std::vector<double> weights = Solve(problem);
  std::vector<std::pair<std::string, double>> result;
  for (std::size_t f = 0; f < weights.size(); ++f) {
    if (std::abs(weights[f]) >= kSmallest) result.emplace_back(problem.names[f], weights[f]);
  }
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return std::abs(a.second) > std::abs(b.second); });
  return result;
}

}  // namespace tacitus
