#include "cli/commands.h"

#include <array>

namespace tacitus {

std::span<const Command> Commands() {
  static constexpr std::array kCommands = {
      Command{"code", "Code the events of news: who did what to whom, when, where, according to whom", DeclareCode},
      Command{"ingest", "Read, code and store news: a folder of tables that others can read", DeclareIngest},
      Command{"watch", "Ingest news as they turn up in folders and feed files", DeclareWatch},
      Command{"query", "Ask a store in SQL", DeclareQuery},
      Command{"search", "Find documents of a store by their words", DeclareSearch},
      Command{"export", "Write events of a store as GDELT, ICEWS, Phoenix, POLECAT, CSV, JSON, Parquet", DeclareExport},
      Command{"parse", "Print the linguistic analysis that coding stands on", DeclareParse},
      Command{"explain", "Show why each event is coded as it is: tree, steps, rules, words", DeclareExplain},
      Command{"actor", "Say who somebody is: country, sectors, office", DeclareActor},
      Command{"place", "Say where a place is", DeclarePlace},
      Command{"date", "Say when something is", DeclareDate},
      Command{"eval", "Score the program on annotated texts", DeclareEval},
      Command{"check", "List what is wrong with the words, codes, actors and rules of the data", DeclareCheck},
  };
  return kCommands;
}

}  // namespace tacitus
