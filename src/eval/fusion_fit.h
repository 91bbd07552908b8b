// Fits how the linear model and the encoder are weighed (type_fusion.h), on answers neither was fitted on.
//
// The two weights have the least cross entropy. `sure` is the least probability at which leaving the answer to the
// linear model costs at most one row in a thousand. Tested in tests/unit/eval/fusion_fit_test.cc.
#pragma once

#include <cstddef>
#include <vector>

#include "code/types/type_fusion.h"

namespace tacitus {

struct FusionRow {
  const std::vector<double>* linear = nullptr;
  const std::vector<double>* encoder = nullptr;
  std::size_t label = 0;
};

TypeFusion FitFusion(const std::vector<FusionRow>& rows);

// The probabilities of the two together, the encoder's left out where the linear model is sure.
std::vector<double> Cascade(const TypeFusion& fusion, const std::vector<double>& linear,
                            const std::vector<double>& encoder, bool& by_encoder);

}  // namespace tacitus
