// One line of JSON Lines: an object with some of id, title, text, published_at, url, outlet, author and language.
//
// The object is read as a stream of values, so that what is not wanted is never held: a line needs about three times
// its size in memory. Tested in tests/unit/read/json_line_test.cc.
#pragma once

#include <string>
#include <string_view>

#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

// `id` is the document's where the object has none; errors have no `where`.
Result<Document> ReadJsonLine(std::string_view line, const std::string& id);

}  // namespace tacitus
