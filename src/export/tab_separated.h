// Lines of cells with tabs between them, as GDELT, ICEWS, Phoenix and POLECAT are written: without quoting, so that
// no reader has to know of any.
//
// What would break a line in some reader becomes harmless: tabs, line ends of every kind and other control characters
// are a space, a double quote is an apostrophe (pandas, data.table and read.delim take a cell that begins with one, or
// a word in it, for a quoted one). Everything else, apostrophes and "#" too, stays. Stateless; any number of threads.
// Tested in tests/unit/export/tab_separated_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tacitus {

// Appends the cell as it may stand between tabs. Precondition: well-formed UTF-8.
void AppendCell(std::string_view text, std::string& line);

std::string TabSeparated(const std::vector<std::string>& cells);

}  // namespace tacitus
