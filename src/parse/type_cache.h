// Vectors that depend on a token's type alone, kept from batch to batch: one record of floats a type, in slots that
// are reused when all are taken (second chance: a slot used since the hand last passed is passed once more).
//
// Types are numbered densely by their owner; records are zero-filled memory of the cache. Bounded: never more slots
// than `capacity`. Tested in tests/unit/parse/type_cache_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "parse/aligned_floats.h"

namespace tacitus {

class TypeCache {
 public:
  // A record handed out for the first time, to be filled.
  struct Missing {
    std::size_t type;
    std::size_t token;  // for which it was asked
    float* record;
  };

  // Starts a chunk of work: no slot used in it is reused before the next call. Forgets everything where `generation`
  // or the record's size differ from the last ones; `types` is above every type to be asked for.
  void Begin(std::uint64_t generation, std::size_t types, std::size_t record_floats, std::size_t capacity);

  // The record of this type; noted in `missing` where it is new. Precondition: at most `capacity` - 1 types a chunk.
  const float* Find(std::size_t type, std::size_t token, std::vector<Missing>& missing) {
    const std::uint32_t slot = slots_[type];
    if (slot == kNoSlot) return Insert(type, token, missing);
    used_[slot] = chunk_;
    return Record(slot);
  }

  // A record of zeros, for what is beyond a text.
  [[nodiscard]] const float* Zeros() const { return Record(0); }

  [[nodiscard]] std::size_t slot_count() const { return owners_.size(); }

 private:
  static constexpr std::uint32_t kNoSlot = 0xffffffff;
  static constexpr std::size_t kBlockSlots = 128;

  [[nodiscard]] float* Record(std::size_t slot) const {
    return blocks_[slot / kBlockSlots]->data() + slot % kBlockSlots * record_floats_;
  }
  const float* Insert(std::size_t type, std::size_t token, std::vector<Missing>& missing);
  std::uint32_t AddSlot();
  std::uint32_t ReuseSlot();

  std::uint64_t generation_ = 0;
  std::size_t record_floats_ = 0;
  std::size_t capacity_ = 0;
  std::uint32_t chunk_ = 0;                             // number of the chunk
  std::uint32_t hand_ = 0;                              // the slot last looked at for reuse
  std::vector<std::unique_ptr<AlignedFloats>> blocks_;  // records, kBlockSlots a block
  std::vector<std::uint32_t> slots_;                    // of each type
  std::vector<std::size_t> owners_;                     // type of each slot; slot 0 holds zeros
  std::vector<std::uint32_t> used_;                     // chunk in which a slot was last used
  std::vector<std::uint32_t> passed_;                   // chunk of that use when the hand last passed
};

}  // namespace tacitus
