#include "parse/type_cache.h"

#include <algorithm>

namespace tacitus {

void TypeCache::Begin(std::uint64_t generation, std::size_t types, std::size_t record_floats, std::size_t capacity) {
  if (record_floats != record_floats_ || capacity != capacity_) blocks_.clear();
  if (generation != generation_ || blocks_.empty()) {
    generation_ = generation;
    record_floats_ = record_floats;
    capacity_ = capacity;
    slots_.clear();
    owners_.clear();
    used_.clear();
    passed_.clear();
    hand_ = 0;
    AddSlot();
    std::fill_n(Record(0), record_floats_, 0.0F);
  }
  if (slots_.size() < types) slots_.resize(types, kNoSlot);
  ++chunk_;
}

const float* TypeCache::Insert(std::size_t type, std::size_t token, std::vector<Missing>& missing) {
  const std::uint32_t slot = owners_.size() < capacity_ ? AddSlot() : ReuseSlot();
  slots_[type] = slot;
  owners_[slot] = type;
  passed_[slot] = chunk_;
  used_[slot] = chunk_;
  missing.push_back({type, token, Record(slot)});
  return Record(slot);
}

std::uint32_t TypeCache::AddSlot() {
  const auto slot = static_cast<std::uint32_t>(owners_.size());
  if (slot / kBlockSlots == blocks_.size()) {
    blocks_.push_back(std::make_unique<AlignedFloats>(kBlockSlots * record_floats_));
  }
  owners_.push_back(0);
  used_.push_back(chunk_);
  passed_.push_back(chunk_);
  return slot;
}

std::uint32_t TypeCache::ReuseSlot() {
  while (true) {
    hand_ = hand_ + 1 < owners_.size() ? hand_ + 1 : 1;
    if (used_[hand_] == chunk_) continue;
    if (used_[hand_] == passed_[hand_]) {
      slots_[owners_[hand_]] = kNoSlot;
      return hand_;
    }
    passed_[hand_] = used_[hand_];
  }
}

}  // namespace tacitus
