#include "eval/softmax.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <unordered_map>

namespace tacitus {
namespace {

// The order is our own, since std::shuffle differs between standard libraries.
template <typename T>
void Shuffle(std::vector<T>& values, std::mt19937& random) {
  for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[random() % i]);
}

struct Term {
  std::uint32_t row = 0;
  float value = 0;
};

// The features that are frequent enough, numbered by rising key, and the examples in those numbers.
struct Problem {
  std::vector<std::uint32_t> keys;
  std::vector<float> counts;  // examples that a feature is in
  std::vector<std::vector<Term>> examples;
  std::vector<std::size_t> labels;
  std::vector<double> importance;
};

Problem Index(std::size_t classes, const std::vector<const SoftmaxExample*>& examples, const SoftmaxOptions& options) {
  std::unordered_map<std::uint32_t, std::size_t> count;
  std::vector<double> of_class(classes);
  for (const SoftmaxExample* example : examples) {
    for (const Feature& feature : example->features) ++count[feature.key];
    ++of_class[example->label];
  }
  Problem problem;
  for (const auto& [key, seen] : count) {
    if (seen >= options.rarest) problem.keys.push_back(key);
  }
  std::sort(problem.keys.begin(), problem.keys.end());
  for (const std::uint32_t key : problem.keys) problem.counts.push_back(static_cast<float>(count[key]));
  const double even = static_cast<double>(examples.size()) / static_cast<double>(classes);
  for (const SoftmaxExample* example : examples) {
    std::vector<Term>& terms = problem.examples.emplace_back();
    for (const Feature& feature : example->features) {
      const auto found = std::lower_bound(problem.keys.begin(), problem.keys.end(), feature.key);
      if (found == problem.keys.end() || *found != feature.key) continue;
      terms.push_back({static_cast<std::uint32_t>(found - problem.keys.begin()), feature.value});
    }
    problem.labels.push_back(example->label);
    problem.importance.push_back(std::pow(even / of_class[example->label], options.balance));
  }
  return problem;
}

class Descent {
 public:
  Descent(std::size_t classes, const Problem& problem, const SoftmaxOptions& options)
      : classes_(classes),
        problem_(problem),
        options_(options),
        weights_(problem.keys.size() * classes),
        squares_(problem.keys.size() * classes, 1e-6F),
        errors_(classes) {}

  std::vector<float> Run() {
    std::vector<std::size_t> order(problem_.examples.size());
    std::iota(order.begin(), order.end(), 0U);
    std::mt19937 random(options_.seed);
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      Shuffle(order, random);
      // Falling steps end the wandering that a constant one has around the optimum.
      const double step = options_.step * (1 - 0.9 * epoch / options_.epochs);
      for (const std::size_t example : order) Learn(example, static_cast<float>(step));
    }
    return std::move(weights_);
  }

 private:
  void Learn(std::size_t example, float step) {
    Predict(example);
    const auto importance = static_cast<float>(problem_.importance[example]);
    const auto smoothing = static_cast<float>(options_.smoothing);
    for (std::size_t c = 0; c < classes_; ++c) {
      const float wanted =
          smoothing / static_cast<float>(classes_) + (c == problem_.labels[example] ? 1 - smoothing : 0);
      errors_[c] = importance * (errors_[c] - wanted);
    }
    for (const Term& term : problem_.examples[example]) {
      // Each example that a feature is in pays its share of the feature's penalty.
      const float decay = static_cast<float>(options_.penalty) / problem_.counts[term.row];
      for (std::size_t c = 0; c < classes_; ++c) {
        const std::size_t place = term.row * classes_ + c;
        const float gradient = errors_[c] * term.value + decay * weights_[place];
        squares_[place] += gradient * gradient;
        weights_[place] -= step * gradient / std::sqrt(squares_[place]);
      }
    }
  }

  // Leaves the probabilities in errors_.
  void Predict(std::size_t example) {
    std::fill(errors_.begin(), errors_.end(), 0.0F);
    for (const Term& term : problem_.examples[example]) {
      for (std::size_t c = 0; c < classes_; ++c) errors_[c] += term.value * weights_[term.row * classes_ + c];
    }
    const float largest = *std::max_element(errors_.begin(), errors_.end());
    float sum = 0;
    for (float& score : errors_) sum += score = std::exp(score - largest);
    for (float& score : errors_) score /= sum;
  }

  std::size_t classes_;
  const Problem& problem_;
  const SoftmaxOptions& options_;
  std::vector<float> weights_;
  std::vector<float> squares_;  // sums of squared gradients
  std::vector<float> errors_;
};

double CrossEntropy(const std::vector<TypeModel::Scores>& scores, const std::vector<std::size_t>& labels,
                    std::size_t classes, double temperature) {
  double total = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto end = scores[i].begin() + static_cast<std::ptrdiff_t>(classes);
    const double largest = static_cast<double>(*std::max_element(scores[i].begin(), end));
    double sum = 0;
    for (std::size_t c = 0; c < classes; ++c)
      sum += std::exp((static_cast<double>(scores[i][c]) - largest) / temperature);
    total += std::log(sum) - (static_cast<double>(scores[i][labels[i]]) - largest) / temperature;
  }
  return total;
}

}  // namespace

TypeModel FitSoftmax(const std::vector<std::string>& classes, const std::vector<const SoftmaxExample*>& examples,
                     const SoftmaxOptions& options) {
  Problem problem = Index(classes.size(), examples, options);
  const std::vector<float> weights = Descent(classes.size(), problem, options).Run();
  return {classes, std::move(problem.keys), weights, 1};
}

double FitTemperature(const std::vector<TypeModel::Scores>& scores, const std::vector<std::size_t>& labels,
                      std::size_t classes) {
  // Golden section on the logarithm: the cross entropy has one minimum.
  constexpr double kGolden = 0.6180339887498949;
  double low = std::log(0.05);
  double high = std::log(20.0);
  for (int round = 0; round < 40; ++round) {
    const double left = high - kGolden * (high - low);
    const double right = low + kGolden * (high - low);
    const bool lower =
        CrossEntropy(scores, labels, classes, std::exp(left)) < CrossEntropy(scores, labels, classes, std::exp(right));
    (lower ? high : low) = lower ? right : left;
  }
  return std::exp((low + high) / 2);
}

std::vector<int> DealFolds(const std::vector<std::size_t>& groups, int folds, unsigned seed) {
  std::vector<std::size_t> order = groups;
  std::sort(order.begin(), order.end());
  order.erase(std::unique(order.begin(), order.end()), order.end());
  std::mt19937 random(seed);
  Shuffle(order, random);
  std::unordered_map<std::size_t, int> fold_of;
  for (std::size_t i = 0; i < order.size(); ++i)
    fold_of[order[i]] = static_cast<int>(i % static_cast<std::size_t>(folds));
  std::vector<int> result;
  for (const std::size_t group : groups) result.push_back(fold_of[group]);
  return result;
}

}  // namespace tacitus
