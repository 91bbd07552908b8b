// A small set of dictionaries, made of texts, for tests of coding by them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "code/petrarch/dictionaries.h"

namespace tacitus {

inline constexpr std::string_view kSmallActors = R"(FRANCE [FRA]
+FRENCH
PERU [PER]
CHILE [CHL]
KENYA [KEN]
NEW_ZEALAND [NZL]
PRINCE OF MONTE CARLO [MCO]
BENELUX [BEL/NLD]
GHOST [---]
)";

inline constexpr std::string_view kSmallAgents = R"(GOVERNMENT [~GOV]
MINISTER [~GOV]
POLICE {} [~COP]
SOLDIER [~MIL]
LAWMAKER [~LEG]
OFFICIAL [~GOV]
PRESS {} [~MED]
RELIEF_AGENCY [NGO~]
)";

inline constexpr std::string_view kSmallVerbs = R"(&NEGATION_
+NOT
+N'T
+REALLY_DID_NOT

--- CRITICISE [111] ---
CRITICISE
ACCUSE [112]
- * OF LYING [113]
- &NEGATION * [050]
- HARSHLY_* [114]

--- MEET [040:041] ---
MEET {MET}
- % * [042:042]
- REFUSED TO * [125]

--- SEND [070] ---
SEND {SENT}
- * TROOPS ^ AGAINST + [190]
- * TROOPS [154]
- $ WAS * AID BY + [071]
+CALL_OFF [080]

--- SAY [010?] ---
SAY {SAID}
--- PLAY [---] ---
PLAY
- * BALL [---]
- * SPY [###]
)";

inline Dictionaries SmallDictionaries() {
  Dictionaries dictionaries;
  std::vector<Error> problems;
  ReadActors(DictionaryFile::FromText("actors", kSmallActors), dictionaries.actors, problems);
  ReadAgents(DictionaryFile::FromText("agents", kSmallAgents), dictionaries.agents, problems);
  dictionaries.verbs.Read(DictionaryFile::FromText("verbs", kSmallVerbs), problems);
  dictionaries.discards.Read(DictionaryFile::FromText("discards", "CRICKET\n+OLYMPICS\n"), problems);
  dictionaries.issues.Read(DictionaryFile::FromText("issues", "n:border [BORDERS]\n"), problems);
  dictionaries.words = {{"THE", "A", "AN", "HAS", "HAVE"}, {"OF", "IN", "FROM"}, {"FORMER"}};
  dictionaries.actors.names.Sort();
  dictionaries.agents.names.Sort();
  dictionaries.verbs.Finish(problems);
  EXPECT_TRUE(problems.empty());
  return dictionaries;
}

}  // namespace tacitus
