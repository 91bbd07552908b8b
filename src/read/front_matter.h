// A Markdown file with front matter, as site generators and note-taking programs write it:
//
//   ---
//   title: "Iran renews its ban on talks"
//   date: 2019-11-03T18:01:00Z
//   authors: [A. Writer, B. Writer]
//   source: The Example Wire
//   ---
//
//   DUBAI: Iran will …
//
// What is read of YAML (https://yaml.org/spec/1.2.2/) is what such heads hold: a key at the start of a line with a
// plain or quoted value, a list of values in brackets or one a line, a text over several indented lines ("|", ">").
// What is nested deeper is passed over. Keys are those of tables and JSON (field_names.h). Tested in
// tests/unit/read/front_matter_test.cc.
#pragma once

#include <string>
#include <string_view>

#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

// Whether a text begins with a line "---" and keys up to another, one of which is a field of documents. LF line ends.
bool HasFrontMatter(std::string_view text);

// Precondition: HasFrontMatter(text), which is UTF-8 without NUL bytes. A title "# …" that opens the body is the title
// where the front matter names none or the same. `name` is the id where it has none.
Result<Document> ReadFrontMatter(std::string_view text, const std::string& name);

}  // namespace tacitus
