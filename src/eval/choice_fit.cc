#include "eval/choice_fit.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace tacitus {
namespace {

class Fit {
 public:
  Fit(const std::vector<Choice>& choices, const ChoiceOptions& options) : choices_(choices), options_(options) {
    std::unordered_map<std::uint64_t, int> seen;
    for (const Choice& choice : choices) {
      for (const auto& features : choice.options) {
        for (const std::uint64_t feature : features) ++seen[feature];
      }
    }
    for (const auto& [feature, count] : seen) {
      if (count >= options.rarest) weights_.emplace(feature, Weight{0, kFirstSquares, options.penalty / count});
    }
  }

  std::unordered_map<std::uint64_t, double> Run() {
    std::vector<std::size_t> order(choices_.size());
    std::iota(order.begin(), order.end(), 0);
    std::mt19937 random(options_.seed);
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      for (const std::size_t i : order) Learn(choices_[i]);
    }
    std::unordered_map<std::uint64_t, double> fitted;
    for (const auto& [feature, weight] : weights_) fitted.emplace(feature, weight.value);
    return fitted;
  }

 private:
  static constexpr double kFirstSquares = 1e-3;

  struct Weight {
    double value = 0;
    double squares = 0;  // of its gradients so far
    double pull = 0;     // towards 0, each time it is seen
  };

  // The shares that the options have by the weights; of the right ones alone where asked.
  [[nodiscard]] std::vector<double> Shares(const Choice& choice, bool right_only) const {
    std::vector<double> shares(choice.options.size(), 0);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      for (const std::uint64_t feature : choice.options[i]) {
        const auto found = weights_.find(feature);
        if (found != weights_.end()) shares[i] += found->second.value;
      }
    }
    const double highest = *std::max_element(shares.begin(), shares.end());
    double sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      // The smallest share keeps a right option that is far off from having none.
      shares[i] = right_only && !choice.right[i] ? 0 : std::exp(std::max(shares[i] - highest, -50.0));
      sum += shares[i];
    }
    for (double& share : shares) share /= sum;
    return shares;
  }

  void Learn(const Choice& choice) {
    const std::vector<double> all = Shares(choice, false);
    const std::vector<double> right = Shares(choice, true);
    for (std::size_t i = 0; i < choice.options.size(); ++i) {
      const double error = (all[i] - right[i]) * choice.weight;
      for (const std::uint64_t feature : choice.options[i]) {
        const auto found = weights_.find(feature);
        if (found != weights_.end()) Step(error, found->second);
      }
    }
  }

  void Step(double error, Weight& weight) const {
    const double gradient = error + weight.pull * weight.value;
    weight.squares += gradient * gradient;
    weight.value -= options_.step * gradient / std::sqrt(weight.squares);
  }

  const std::vector<Choice>& choices_;
  const ChoiceOptions& options_;
  std::unordered_map<std::uint64_t, Weight> weights_;
};

}  // namespace

std::unordered_map<std::uint64_t, double> FitChoices(const std::vector<Choice>& choices, const ChoiceOptions& options) {
  return Fit(choices, options).Run();
}

}  // namespace tacitus
