// Fits the models of event types on gold with marked pairs, as the suite `types` reads it; tools/fit_types.cc is the
// program.
//
// Each returns the whole file for data/models/, with its source and the command in its comments. The parse must be that
// of the parser the models will be used with. Tested in tests/unit/eval/fit_types_test.cc.
#pragma once

#include <string>

#include "eval/type_training.h"
#include "tacitus/result.h"

namespace tacitus {

// data/models/types.linear.
Result<std::string> FitLinearTypes(const std::string& gold_file, const ParseText& parse,
                                   const PairKnowledge& knowledge);

// data/models/fusion.tsv: the linear model out of five folds, and for each fold an encoder that was not trained on it,
// in the files that the pattern names (encoder_opinions.h).
Result<std::string> FitTypeFusion(const std::string& gold_file, const std::string& encoders, const ParseText& parse,
                                  const PairKnowledge& knowledge);

}  // namespace tacitus
