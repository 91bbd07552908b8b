// What an event is about: PLOVER's contexts, from the words of its clause and from its code.
//
// data/ontology/context_words.tsv lists words and phrases with the contexts they tell. The longest phrase at a place
// counts and hides those inside it, even where it tells none ("liberation army"). A code's own contexts (cameo.tsv)
// always stand; words add to them, phrases before single words and, among equals, contexts that more words tell before
// others, to four in all.
//
//   ContextsOf(tree, words, clause, ontology.FindCameo("046"));  // {"cbrn", "diplomatic"}
//
// Immutable once loaded; any number of threads may read it. Tested in tests/unit/code/ontology/contexts_test.cc.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "code/ontology/ontology.h"
#include "code/tree.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

class ContextWords {
 public:
  struct Phrase {
    std::vector<std::string> words;
    Pos pos = Pos::kNone;               // of the last word; names count as nouns
    std::vector<std::string> contexts;  // none: the phrase only hides shorter ones
    Origin origin;
  };

  // Reads `data_folder`/ontology/context_words.tsv. Fails with the line at fault where a cell is malformed or names a
  // context that `ontology` lacks.
  static Result<ContextWords> Load(const std::string& data_folder, const Ontology& ontology);

  // The longest phrase that starts at this token and ends before `end`; null where there is none.
  [[nodiscard]] const Phrase* LongestAt(const Parse& parse, std::uint32_t token, std::uint32_t end) const;

 private:
  std::map<std::string, std::vector<Phrase>, std::less<>> by_first_word_;  // each list with the longest first
};

// The contexts of an event whose clause is `clause`, in alphabetical order, at most four. `code` may be null.
std::vector<std::string> ContextsOf(const Tree& tree, const ContextWords& words, TokenSpan clause,
                                    const CameoCode* code);

}  // namespace tacitus
