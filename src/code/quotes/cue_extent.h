// Which words make up a cue: from its head outwards, word by word to either side, as long as a linear model says so.
//
//   has | gone on to explain | in an interview        head "explain"
//
// The weights are in data/models/cue_extents.tsv, which `fit_models extents` fits. Cues cross neither quotation marks
// nor paragraphs. Tested in tests/unit/code/quotes/cue_model_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "code/linear_model.h"
#include "code/quotes/cue_context.h"

namespace tacitus {

enum class Side : std::uint8_t { kLeft, kRight };

// Whether a cue with this head may reach `token` at all; what is between them it has reached already.
bool MayReach(const CueContext& context, std::uint32_t head, std::uint32_t token);

// The features of the question whether a cue that has reached up to `token` takes it in.
// With their weights the sum is above 0 where it does.
std::vector<std::string> ExtentFeatures(const CueContext& context, std::uint32_t head, std::uint32_t token, Side side);

// The cue around a head.
TokenSpan GrowCue(const CueContext& context, const LinearModel& model, std::uint32_t head);

}  // namespace tacitus
