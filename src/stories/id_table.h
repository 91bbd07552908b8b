// Numbers for names, in about 24 bytes a name: for ids of 32 hex digits, of which there are very many. Names of another
// form, as other programs may write, are kept as they are beside.
//
// Open addressing with linear probing (Knuth, The Art of Computer Programming, vol. 3, section 6.4, algorithm L). Names
// are taken back in the reverse order of their coming, so that a place is emptied that no other name was led past.
// One thread at a time. Tested in tests/unit/stories/happening_index_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stories/blocks.h"

namespace tacitus {

class IdTable {
 public:
  // The number of this name, the next one where it was not said before.
  std::uint32_t Of(std::string_view name);

  [[nodiscard]] bool Contains(std::string_view name) const;
  [[nodiscard]] std::string name(std::uint32_t number) const;
  // Whether the first's name comes before the other's in the alphabet.
  [[nodiscard]] bool ComesBefore(std::uint32_t one, std::uint32_t other) const;
  [[nodiscard]] std::size_t size() const { return keys_.size(); }

  // Takes back all but the first so many.
  void Shrink(std::size_t size);

 private:
  // The 128 bits that the digits say, or a hash.
  struct Key {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  static std::optional<Key> DigitsOf(std::string_view name);
  static Key KeyOf(std::string_view name);

  // Where the key stands, or the empty place where it would.
  [[nodiscard]] std::size_t PlaceOf(const Key& key) const;
  void Grow();

  Blocks<Key> keys_;
  std::vector<std::uint32_t> places_;                      // numbers, or kEmpty; a power of two
  std::unordered_map<std::uint32_t, std::string> others_;  // names that are no 32 hex digits
};

}  // namespace tacitus
