// What people type into a search, as an expression for SQLite's FTS5.
//
//   iran talks                both words, anywhere in title or text
//   "nuclear talks"           the words one after the other
//   sanct*                    words that begin so
//   iran OR irak              either; AND and OR and NOT in capitals, AND is understood
//   (iran OR irak) NOT oil    NOT stands between what is wanted and what is not
//   title:ceasefire           in the title alone; title:"…" and title:(…) too
//
// NOT binds before AND, AND before OR. Any other sign is taken as a space, as the index does it.
// Grammar of the result: https://www.sqlite.org/fts5.html#full_text_query_syntax
// Stateless; any number of threads. Tested in tests/unit/search/search_words_test.cc.
#pragma once

#include <string>
#include <string_view>

#include "tacitus/result.h"

namespace tacitus {

Result<std::string> SearchExpression(std::string_view words);

}  // namespace tacitus
