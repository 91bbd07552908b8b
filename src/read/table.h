// Tables with a line of names: RFC 4180, with comma, semicolon, tab or bar between the cells.
//
//   id,title,text
//   1,A ban,"Iran ""will not"" talk,
//   it says"
//
// A cell in quotes may hold delimiters, line ends, and quotes doubled. The delimiter is the one that the line of names
// makes most of. Tested in tests/unit/read/table_test.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tacitus {

// One row out of the front of `bytes`.
struct TableRow {
  std::vector<std::string> cells;
  std::size_t size = 0;       // in bytes, with its line end
  std::size_t line_ends = 0;  // in it
  bool ended = false;         // by a line end that is there
  bool open = false;          // a quote is not closed where the bytes (or, in one line, the line) end
};

// `one_line`: cells in quotes end with the line, too.
TableRow ReadTableRow(std::string_view bytes, char delimiter, bool one_line = false);

struct TableHead {
  char delimiter = 0;     // 0: this is no table
  bool has_text = false;  // a column is a text or a title
  std::vector<std::string> names;
};

// What the first lines say. A table is known by a line of names with text or title among them; or by one of several
// plain names and a next row with as many cells.
TableHead RecogniseTable(std::string_view head);

}  // namespace tacitus
