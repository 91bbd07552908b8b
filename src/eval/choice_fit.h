// Fits conditional logit models (McFadden 1974): which of several options is chosen, by the options' features.
//
// Stochastic gradient descent with a step of its own for each weight (AdaGrad, Duchi et al. 2011) on the likelihood
// and the squared weights. Deterministic: the same choices in the same order give the same weights. Tested in
// tests/unit/eval/choice_fit_test.cc.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace tacitus {

struct Choice {
  std::vector<std::vector<std::uint64_t>> options;  // the features of each
  std::vector<bool> right;  // as many; of several right ones any will do. Precondition: one is right
  double weight = 1;
};

struct ChoiceOptions {
  double penalty = 1;  // on half the squared weights, in choices
  double step = 0.3;
  int epochs = 30;
  int rarest = 2;  // features seen less often are left out
  unsigned seed = 1;
};

std::unordered_map<std::uint64_t, double> FitChoices(const std::vector<Choice>& choices, const ChoiceOptions& options);

}  // namespace tacitus
