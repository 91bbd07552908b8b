// Actors as one line of text, for tests: "USA GOV MIL", "- UNK" where no country is known.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "code/actors/knowledge.h"
#include "tacitus/event.h"

namespace tacitus {

inline std::string ActorText(const Actor& actor) {
  std::string text = actor.country.empty() ? "-" : actor.country;
  for (const std::string& sector : actor.sectors) text += " " + sector;
  return text;
}

// The shipped tables, loaded once a program.
inline const ActorKnowledge& ShippedActors() {
  static const Result<ActorKnowledge> knowledge = ActorKnowledge::Load(std::string(TACITUS_SOURCE_DIR) + "/data");
  if (!knowledge) {
    ADD_FAILURE() << knowledge.error().ToString();
    std::abort();
  }
  return *knowledge;
}

}  // namespace tacitus
