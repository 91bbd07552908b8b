// Names of groups, of which some turn out to be one: a union-find whose steps can be taken back.
//
// Two groups that are joined keep their names; the root of both is the one whose name comes first in the alphabet, so
// that it is the same in whatever order they were said. Tarjan, "Efficiency of a good but not linear set union
// algorithm" (JACM 22, 1975), without path compression, which could not be taken back; joins are rare. One thread at a
// time. Tested in tests/unit/stories/happening_index_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stories/id_table.h"

namespace tacitus {

class JoinedIds {
 public:
  // The group of this name, new where it was not said before.
  std::uint32_t Of(std::string_view name);

  [[nodiscard]] std::string name(std::uint32_t group) const { return names_.name(group); }
  [[nodiscard]] bool ComesBefore(std::uint32_t one, std::uint32_t other) const {
    return names_.ComesBefore(one, other);
  }
  [[nodiscard]] std::uint32_t Root(std::uint32_t group) const;
  [[nodiscard]] std::size_t size() const { return names_.size(); }

  // Makes two groups one; gives its root.
  std::uint32_t Join(std::uint32_t one, std::uint32_t other);

  // From here on steps are remembered, until they are kept for good or taken back.
  void Keep();
  void TakeBack();

 private:
  IdTable names_;
  Blocks<std::uint32_t> parents_;
  std::size_t kept_ = 0;               // groups
  std::vector<std::uint32_t> joined_;  // roots that got a parent since
};

}  // namespace tacitus
