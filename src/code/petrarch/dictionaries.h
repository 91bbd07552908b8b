// A folder of PETRARCH dictionaries: actors, agents, verbs, discards, issues.
//
//   std::vector<Error> problems;
//   Result<Dictionaries> dictionaries = Dictionaries::Load("my_dictionaries", "data", problems);
//
// Every file of the folder that ends in .txt or in the name of its kind (.actors, .agents, .verbs, .discards, .issues)
// is read, in the order of their names; what it is is told by its name, else by what is in it. Lines that make no
// sense do not stop the rest: they are left out, and `problems` says where and how to mend them.
// docs/petrarch.md describes the formats. Immutable once loaded. Tested in
// tests/unit/code/petrarch/dictionaries_test.cc.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "code/petrarch/actor_dictionary.h"
#include "code/petrarch/agent_dictionary.h"
#include "code/petrarch/text_lists.h"
#include "code/petrarch/verb_dictionary.h"
#include "tacitus/result.h"

namespace tacitus {

enum class DictionaryKind : std::uint8_t { kActors, kAgents, kVerbs, kDiscards, kIssues };

// Words that the language of the patterns treats in a way of their own (data/dictionaries/words.tsv).
struct PatternWords {
  std::set<std::string, std::less<>> passed_over;  // may stand between words joined by "_"
  std::set<std::string, std::less<>> belonging;    // prepositions: "soldiers from", "ministry of"
  std::set<std::string, std::less<>> former;       // whose holders are out of office: "former minister"
};

struct Dictionaries {
  ActorDictionary actors;
  AgentDictionary agents;
  VerbDictionary verbs;
  DiscardList discards;
  IssueList issues;
  PatternWords words;
  std::vector<std::string> files;  // those read, in order

  // Fails where the folder or the data folder cannot be read or holds no dictionary of verbs.
  static Result<Dictionaries> Load(const std::string& folder, const std::string& data_folder,
                                   std::vector<Error>& problems);
  // The same with each file named, whatever their names.
  static Result<Dictionaries> LoadFiles(const std::vector<std::pair<std::string, DictionaryKind>>& files,
                                        const std::string& data_folder, std::vector<Error>& problems);
};

// By its name ("Phoenix.agents.txt"), else by its lines; nothing where neither tells.
std::optional<DictionaryKind> KindOf(const DictionaryFile& file);

}  // namespace tacitus
