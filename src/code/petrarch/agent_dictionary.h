// PETRARCH's dictionary of agents: words for roles, whose codes join those of actors.
//
//   !PERSON! = MAN, MEN, WOMAN, WOMEN       a set of endings, for
//   CONGRESS!PERSON! [~LEG]                 CONGRESSMAN, CONGRESSMEN …
//   AMBASSADOR [~GOV]                       with its regular plural: IRN and ~GOV are IRNGOV
//   ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~JUD]   with this plural
//   POLICE {} [~COP]                        without one
//   HUMAN_RIGHTS_BODY [NGO~]                goes before the actor's code
//
// Immutable once read. Tested in tests/unit/code/petrarch/agent_dictionary_test.cc.
#pragma once

#include <string>
#include <vector>

#include "code/petrarch/dictionary_file.h"
#include "code/petrarch/phrase.h"

namespace tacitus {

struct DictionaryAgent {
  std::string name;
  std::string code;     // without "~"
  bool before = false;  // goes before the actor's code
  Origin origin;
};

struct AgentDictionary {
  std::vector<DictionaryAgent> agents;
  PhraseIndex names;  // to positions in `agents`
};

// Adds the agents of a file. Lines that make no sense are left out and told.
void ReadAgents(const DictionaryFile& file, AgentDictionary& dictionary, std::vector<Error>& problems);

}  // namespace tacitus
