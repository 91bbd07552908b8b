// PETRARCH's dictionary of actors: who is called what, and what his code is at what time.
//
//   HAMID_KARZAI_ [AFGMIL]          the code where no date fits
//   +BABRAK_KARMAL_                 another name of the same
//       [AFGGOV 791227-861124]      the code between these days, both included; also <date and >date
//
// Codes may stand on the line of the name (TABARI) or be indented below it. Dates are YYYYMMDD or YYMMDD, years from
// 31 on being of the 1900s. Of dated codes the first that fits counts, of others the last; a code of "---" is nobody.
// "AAA/BBB" is two actors. Immutable once read. Tested in tests/unit/code/petrarch/actor_dictionary_test.cc.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "code/petrarch/dictionary_file.h"
#include "code/petrarch/phrase.h"
#include "tacitus/event.h"

namespace tacitus {

// A code with the days on which it is right; a missing one is unbounded.
struct DatedCode {
  std::string code;
  std::optional<Date> from;
  std::optional<Date> to;
  Origin origin;
};

struct DictionaryActor {
  std::string name;  // its first, with spaces
  std::vector<DatedCode> codes;
  Origin origin;

  // The code on this day; without a day, the one without dates, else the last. Null where none fits.
  [[nodiscard]] const DatedCode* CodeOn(const std::optional<Date>& day) const;
};

struct ActorDictionary {
  std::vector<DictionaryActor> actors;
  PhraseIndex names;  // to positions in `actors`
};

// Adds the actors of a file. Lines that make no sense are left out and told.
void ReadActors(const DictionaryFile& file, ActorDictionary& dictionary, std::vector<Error>& problems);

// "19991231" or "991231"; nothing for other forms and for days that do not exist.
std::optional<Date> ParseDictionaryDate(std::string_view text);

}  // namespace tacitus
