// Two opinions of what type an event is, the linear model's and the encoder's, made one.
//
// A logarithmic opinion pool (Genest and Zidek 1986): the probability of a class is proportional to
// linear(class)^a · encoder(class)^b. The two weights also calibrate, since their sum need not be 1. Where the linear
// model alone is sure enough, the encoder, which is a thousand times slower, need not be asked.
//
// Weights: data/models/fusion.tsv, fitted by src/eval/fusion_fit.h on answers that neither model was fitted on.
// Tested in tests/unit/code/types/type_fusion_test.cc.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

struct TypeFusion {
  double linear = 1;   // a
  double encoder = 1;  // b
  double sure = 1;     // the linear model's probability from which on the encoder is not asked

  // Fails with file:line where a weight is missing or no number.
  static Result<TypeFusion> Load(const std::string& data_folder);
};

// The pooled probabilities. Precondition: both have as many classes.
std::vector<double> Pool(const TypeFusion& fusion, std::span<const double> linear, std::span<const double> encoder);

// Probabilities from their logarithms, up to a constant.
void Normalise(std::vector<double>& logarithms);

// softmax(scores / temperature).
std::vector<double> Softmax(std::span<const float> scores, double temperature);

}  // namespace tacitus
