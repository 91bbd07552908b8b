#include "stories/joined_ids.h"

#include <utility>

namespace tacitus {

std::uint32_t JoinedIds::Of(std::string_view name) {
  const std::uint32_t group = names_.Of(name);
  if (group == parents_.size()) parents_.push_back(group);
  return group;
}

std::uint32_t JoinedIds::Root(std::uint32_t group) const {
  while (parents_[group] != group) group = parents_[group];
  return group;
}

std::uint32_t JoinedIds::Join(std::uint32_t one, std::uint32_t other) {
  std::uint32_t root = Root(one);
  std::uint32_t child = Root(other);
  if (root == child) return root;
  if (ComesBefore(child, root)) std::swap(root, child);
  parents_[child] = root;
  joined_.push_back(child);
  return root;
}

void JoinedIds::Keep() {
  joined_.clear();
  kept_ = names_.size();
}

void JoinedIds::TakeBack() {
  for (const std::uint32_t child : joined_) parents_[child] = child;
  joined_.clear();
  names_.Shrink(kept_);
  parents_.resize(kept_);
}

}  // namespace tacitus
