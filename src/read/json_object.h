// An object with some of id, title, text, published_at, url, outlet, author and language, or other names for them.
//
// The object is read as a stream of values, so that what is not wanted is never held: an object needs about three
// times its size in memory. Tested in tests/unit/read/json_object_test.cc.
#pragma once

#include <string>
#include <string_view>

#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

// `id` is the document's where the object has none; `record` is what to call the bytes in messages, "line" or
// "element". Errors have no `where`.
Result<Document> ReadJsonObject(std::string_view bytes, const std::string& id, std::string_view record);

}  // namespace tacitus
