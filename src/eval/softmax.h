// Fits multinomial logistic models: stochastic gradient descent with a step of its own for each weight (AdaGrad, Duchi
// et al. 2011) on the cross entropy and the squared weights.
//
// Deterministic: the same examples in the same order give the same model. Tested in tests/unit/eval/softmax_test.cc.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "code/types/type_model.h"

namespace tacitus {

struct SoftmaxExample {
  std::vector<Feature> features;
  std::size_t label = 0;  // number of the class
};

struct SoftmaxOptions {
  double penalty = 0.03;  // on squared weights, in examples
  double step = 0.3;
  int epochs = 40;
  double smoothing = 0.05;  // share of the label that all classes get
  std::size_t rarest = 2;   // features in fewer examples are left out
  double balance = 0.3;     // rare classes weigh more, by this power of how rare they are
  unsigned seed = 1;        // of the order of examples
};

// The temperature of the model is 1.
TypeModel FitSoftmax(const std::vector<std::string>& classes, const std::vector<const SoftmaxExample*>& examples,
                     const SoftmaxOptions& options);

// The temperature at which scores of examples that a model has not seen say how often they are right: the least cross
// entropy. `classes` is how many of the scores count.
double FitTemperature(const std::vector<TypeModel::Scores>& scores, const std::vector<std::size_t>& labels,
                      std::size_t classes);

// A number of the fold, 0 to folds - 1, for each group number; groups are dealt out after shuffling them.
std::vector<int> DealFolds(const std::vector<std::size_t>& groups, int folds, unsigned seed);

}  // namespace tacitus
