// Mentions of three countries, for tests of what is made of mentions.
#pragma once

#include <algorithm>

#include "tacitus/coding.h"
#include "tacitus/parse.h"

namespace tacitus {

// Peru, Chile and Brazil by their names, wherever they stand.
inline Coding Countries(const Parse& parse) {
  Coding coding;
  for (const char* country : {"Peru", "Chile", "Brazil"}) {
    const auto number = static_cast<std::uint32_t>(coding.entities.size());
    Entity& entity = coding.entities.emplace_back();
    entity.actor.country = entity.actor.code = entity.actor.actor_id = country;
    for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
      if (parse.TextOf(i) != country) continue;
      entity.mentions.push_back(static_cast<std::uint32_t>(coding.mentions.size()));
      Mention& mention = coding.mentions.emplace_back();
      mention.tokens = {i, i + 1};
      mention.head = i;
      mention.kind = MentionKind::kName;
      mention.actor = entity.actor;
      mention.actor.text = country;
      mention.entities = {number};
    }
  }
  std::sort(coding.mentions.begin(), coding.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.head < b.head; });
  return coding;
}

}  // namespace tacitus
