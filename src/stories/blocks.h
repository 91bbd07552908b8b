// A long list of small things, in blocks that stay where they are: it grows without being copied, and no room for as
// much again stands empty.
// One thread at a time. Tested in tests/unit/stories/happening_index_test.cc.
#pragma once

#include <cstddef>
#include <vector>

namespace tacitus {

template <typename T>
class Blocks {
 public:
  T& operator[](std::size_t at) { return blocks_[at / kBlock][at % kBlock]; }
  const T& operator[](std::size_t at) const { return blocks_[at / kBlock][at % kBlock]; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] T& back() { return (*this)[size_ - 1]; }

  void push_back(const T& value) {
    resize(size_ + 1);
    back() = value;
  }

  // New ones are T{}.
  void resize(std::size_t size) {
    while (blocks_.size() * kBlock < size) blocks_.emplace_back(kBlock);
    for (; size_ > size; --size_) (*this)[size_ - 1] = T{};
    size_ = size;
  }

 private:
  static constexpr std::size_t kBlock = 4096;

  std::vector<std::vector<T>> blocks_;
  std::size_t size_ = 0;
};

}  // namespace tacitus
