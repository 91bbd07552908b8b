#include "eval/ridge.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tacitus {
namespace {

double WeightOf(const std::vector<std::pair<std::string, double>>& weights, const std::string& feature) {
  for (const auto& [name, weight] : weights) {
    if (name == feature) return weight;
  }
  return 0;
}

TEST(RidgeTest, FindsTheWeightsOfALinearTruth) {
  RidgeProblem problem;
  for (int i = 0; i < 200; ++i) {
    std::vector<std::string> features = {"bias"};
    double label = 1;
    if (i % 2 == 0) {
      features.emplace_back("even");
      label += 2;
    }
    if (i % 5 == 0) {
      features.emplace_back("fifth");
      label -= 3;
    }
    problem.Add(features, label);
  }
  const auto weights = problem.Fit({.penalty = 0.001, .sweeps = 200});
  EXPECT_NEAR(WeightOf(weights, "bias"), 1, 0.01);
  EXPECT_NEAR(WeightOf(weights, "even"), 2, 0.01);
  EXPECT_NEAR(WeightOf(weights, "fifth"), -3, 0.01);
}

TEST(RidgeTest, ThePenaltyShrinksWeights) {
  RidgeProblem problem;
  for (int i = 0; i < 10; ++i) problem.Add({"on"}, 1);
  EXPECT_NEAR(WeightOf(problem.Fit({.penalty = 10}), "on"), 0.5, 0.001);
}

TEST(RidgeTest, ReweightingHeedsTheOddOneLess) {
  RidgeProblem problem;
  for (int i = 0; i < 9; ++i) problem.Add({"bias"}, 0);
  problem.Add({"bias"}, 10);
  const double once = WeightOf(problem.Fit({.rounds = 1}), "bias");
  const double often = WeightOf(problem.Fit({.rounds = 5}), "bias");
  EXPECT_NEAR(once, 1, 0.001);
  EXPECT_LT(often, once / 2);
}

TEST(RidgeTest, LeavesRareFeaturesOut) {
  RidgeProblem problem;
  problem.Add({"rare"}, 5);
  problem.Add({"rare"}, 5);
  EXPECT_TRUE(problem.Fit({.rarest = 3}).empty());
}

TEST(ModelTableTest, WritesWhatLinearModelReads) {
  EXPECT_EQ(ModelTable({"Source: a test."}, {{"bias", 0.5}, {"lemma=say", -1.25}}),
            "# Source: a test.\nfeature\tweight\nbias\t0.5000\nlemma=say\t-1.2500\n");
}

}  // namespace
}  // namespace tacitus
