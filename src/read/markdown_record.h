// The Markdown news record: headers in any order, each optional, then the body.
//
//   # Iran renews its ban on talks
//   Published at: **2019-11-03T18:01:00+00:00**
//   Author: ****
//   Original: [The Example Wire](https://example.org/1)
//   Section: World
//
//   DUBAI: Iran will …
//
// Blank lines may stand between. Asterisks around a value are left out; "****" is an absent value. A line "Key: value"
// with another key is a header too where it cannot be the body's beginning (docs/reading.md has the rule).
// Tested in tests/unit/read/markdown_record_test.cc.
#pragma once

#include <string>
#include <string_view>

#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

// Whether a text begins with a title or one of the headers by which a record is known. LF line ends.
bool IsMarkdownRecord(std::string_view text);

// Precondition: text is UTF-8 without NUL bytes, with LF line ends. `name` is the id where the record has none.
Result<Document> ReadMarkdownRecord(std::string_view text, const std::string& name);

}  // namespace tacitus
