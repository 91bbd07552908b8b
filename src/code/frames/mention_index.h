// Which mention a token belongs to, and who that is.
//
// Built once a document in O(tokens + mentions); the Coding must outlive it and keep its mentions in place.
// Tested with the frames (tests/unit/code/frames/).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "code/tree.h"
#include "tacitus/coding.h"

namespace tacitus {

class MentionIndex {
 public:
  MentionIndex(const Coding& coding, std::size_t token_count);

  // The mention whose head this token is, or kNoIndex.
  [[nodiscard]] std::uint32_t HeadedBy(std::uint32_t token) const { return by_head_[token]; }

  // The actor a mention refers to: its entity's, which all its mentions tell of, else what the mention itself says.
  [[nodiscard]] const Actor& ActorOf(std::uint32_t mention) const;

  // Whether anything is known of whom the mention refers to: a country, a sector or a listed actor.
  [[nodiscard]] bool IsKnown(std::uint32_t mention) const;

  [[nodiscard]] const Coding& coding() const { return *coding_; }

 private:
  const Coding* coding_;
  std::vector<std::uint32_t> by_head_;
};

// Whether the actor's sectors contain this one ("GOV").
bool HasSector(const Actor& actor, std::string_view sector);

}  // namespace tacitus
