// A set of documents' ids, small enough for millions: each is kept as the 128 bits that its 32 hex digits say.
// Ids of another form, as other programs may write, are hashed.
// Any number of threads may ask while one inserts. Tested in tests/unit/store/store_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <string_view>
#include <unordered_set>

namespace tacitus {

class DocumentKeys {
 public:
  void Insert(std::string_view document_id);
  [[nodiscard]] bool Contains(std::string_view document_id) const;

 private:
  struct Key {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const { return static_cast<std::size_t>(key.high ^ key.low); }
  };
  static Key KeyOf(std::string_view document_id);
  std::unordered_set<Key, Hash> keys_;
  std::unique_ptr<std::shared_mutex> mutex_ = std::make_unique<std::shared_mutex>();  // apart, so that the set moves
};

}  // namespace tacitus
