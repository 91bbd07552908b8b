// Byte offsets as character offsets (Unicode code points), for gold that counts those.
// Tested in tests/unit/eval/characters_test.cc.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tacitus {

class CharacterOffsets {
 public:
  // Precondition: text is UTF-8.
  explicit CharacterOffsets(std::string_view text) {
    at_byte_.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool first_of_character = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
      if (first_of_character) byte_at_.push_back(static_cast<std::uint32_t>(i));
      at_byte_.push_back(static_cast<std::uint32_t>(byte_at_.size()) - 1);
    }
    at_byte_.push_back(static_cast<std::uint32_t>(byte_at_.size()));
    byte_at_.push_back(static_cast<std::uint32_t>(text.size()));
  }

  // The character that a byte is part of; the byte where a character starts.
  [[nodiscard]] std::uint32_t At(std::uint32_t byte) const { return at_byte_[byte]; }
  [[nodiscard]] std::uint32_t ByteAt(std::uint32_t character) const {
    return character < byte_at_.size() ? byte_at_[character] : byte_at_.back();
  }

 private:
  std::vector<std::uint32_t> at_byte_;
  std::vector<std::uint32_t> byte_at_;
};

}  // namespace tacitus
