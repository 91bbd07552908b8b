#include "code/frames/mention_index.h"

#include <algorithm>

namespace tacitus {

MentionIndex::MentionIndex(const Coding& coding, std::size_t token_count)
    : coding_(&coding), by_head_(token_count, kNoIndex) {
  for (std::uint32_t m = 0; m < coding.mentions.size(); ++m) {
    std::uint32_t& slot = by_head_[coding.mentions[m].head];
    // Of two mentions with one head the longer tells more.
    if (slot == kNoIndex || coding.mentions[slot].tokens.size() < coding.mentions[m].tokens.size()) slot = m;
  }
}

const Actor& MentionIndex::ActorOf(std::uint32_t mention) const {
  const Mention& found = coding_->mentions[mention];
  return found.entities.empty() ? found.actor : coding_->entities[found.entities.front()].actor;
}

bool MentionIndex::IsKnown(std::uint32_t mention) const {
  const Actor& actor = ActorOf(mention);
  return !actor.country.empty() || !actor.sectors.empty() || !actor.actor_id.empty();
}

bool HasSector(const Actor& actor, std::string_view sector) {
  return std::find(actor.sectors.begin(), actor.sectors.end(), sector) != actor.sectors.end();
}

}  // namespace tacitus
