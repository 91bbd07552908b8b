// Very many short lists of numbers, each under a key, in 14 to 16 bytes a number; what was added last can be taken
// back.
//
// Chains through one array, newest first. Of a key 32 bits are kept: among ten million numbers one look-up in four
// hundred meets a stranger, so what is found is a candidate.
// One thread at a time. Tested in tests/unit/stories/happening_index_test.cc.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "stories/blocks.h"

namespace tacitus {

class KeyedLists {
 public:
  void Add(std::uint64_t key, std::uint32_t number) {
    if (entries_.size() >= kNumbersOfHead * heads_.size()) Grow();
    std::uint32_t& head = heads_[PlaceOf(TagOf(key))];
    entries_.push_back({head, TagOf(key), number});
    head = static_cast<std::uint32_t>(entries_.size() - 1);
  }

  // Calls visit(number) for the newest numbers under the key, `most` at most, until it returns false.
  template <typename Visit>
  void ForEach(std::uint64_t key, std::size_t most, const Visit& visit) const {
    if (heads_.empty()) return;
    for (std::uint32_t at = heads_[PlaceOf(TagOf(key))]; at != kEnd && most > 0; at = entries_[at].next) {
      if (entries_[at].tag != TagOf(key)) continue;
      --most;
      if (!visit(entries_[at].number)) return;
    }
  }

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

  // Takes back all but the first so many.
  void Shrink(std::size_t size) {
    for (; entries_.size() > size; entries_.resize(entries_.size() - 1)) {
      heads_[PlaceOf(entries_.back().tag)] = entries_.back().next;
    }
  }

 private:
  static constexpr std::uint32_t kEnd = UINT32_MAX;
  static constexpr std::size_t kFewest = 1024;
  static constexpr std::size_t kNumbersOfHead = 2;

  struct Entry {
    std::uint32_t next = kEnd;
    std::uint32_t tag = 0;
    std::uint32_t number = 0;
  };

  static std::uint32_t TagOf(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32); }
  [[nodiscard]] std::size_t PlaceOf(std::uint32_t tag) const { return tag & (heads_.size() - 1); }

  void Grow() {
    heads_.assign(std::max(kFewest, 2 * heads_.size()), kEnd);
    for (std::uint32_t at = 0; at < entries_.size(); ++at) {
      std::uint32_t& head = heads_[PlaceOf(entries_[at].tag)];
      entries_[at].next = head;
      head = at;
    }
  }

  std::vector<std::uint32_t> heads_;  // a power of two
  Blocks<Entry> entries_;
};

}  // namespace tacitus
