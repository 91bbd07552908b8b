// How far the rules' types can be trusted: for each event, the share that was right on development data.
//
// Read from data/models/confidence.tsv, which `tacitus eval types GOLD --unmarked --confidence FILE` writes. A type
// that was said `said` times and right `right` times is right with probability (right + 1) / (said + 2) (Laplace's rule
// of succession). Immutable; any number of threads. Tested in tests/unit/code/types/type_confidence_test.cc.
#pragma once

#include <array>
#include <string>

#include "tacitus/event.h"
#include "tacitus/result.h"

namespace tacitus {

class TypeConfidence {
 public:
  static Result<TypeConfidence> Load(const std::string& data_folder);

  // 0.5 for a type that the table does not have.
  [[nodiscard]] double Of(EventType event) const { return of_[static_cast<std::size_t>(event)]; }

 private:
  TypeConfidence() { of_.fill(0.5); }

  std::array<double, 17> of_{};
};

}  // namespace tacitus
