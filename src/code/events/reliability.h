// Whether an event is right as it is told: type, parties and status, all four.
//
// A linear model (data/models/reliability.tsv) over what the coder knows of how it came by an event: how sure the type
// is, what words tell it, who the parties are and where they stand, what kind of sentence it is. It was fitted on
// readers' verdicts on drawn news (docs/precision/), so that its score is about the share of such events that
// were right. A user may have those of a low score left out; `tacitus explain` says of each what spoke against it.
//
// Immutable; any number of threads. Tested in tests/unit/code/events/reliability_test.cc.
#pragma once

#include <string>
#include <vector>

#include "code/linear_model.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/result.h"

namespace tacitus {

// What is known of how the event came about, each once: "type=ASSAULT", "source=role", "tag=VBD". Precondition: the
// layers of `coding` below its events are filled, and `event` is of the tree's text.
std::vector<std::string> ReliabilityFeatures(const Tree& tree, const Coding& coding, const Event& event);

class Reliability {
 public:
  static Result<Reliability> Load(const std::string& data_folder);
  explicit Reliability(LinearModel model) : model_(std::move(model)) {}

  // Moves events whose score is below `least` to coding.left_out.
  void LeaveOutUnreliable(const Tree& tree, double least, Coding& coding, std::vector<Event>& events) const;

 private:
  LinearModel model_;
};

}  // namespace tacitus
