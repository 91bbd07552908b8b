// How wide text is on a terminal, and text made to fit: East Asian wide characters take two columns, combining marks
// none. What a document says never reaches the terminal as a command: control characters become spaces.
// Tested in tests/unit/query/text_width_test.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tacitus {

// Columns that printable text takes.
std::size_t TextWidth(std::string_view text);

// On one line, without control and direction characters; runs of white space become one space; broken UTF-8 U+FFFD.
std::string Printable(std::string_view text);

// Printable text cut to at most `width` columns, the last of them "…" where something is missing.
std::string Truncated(std::string_view text, std::size_t width);

// The same, filled up with spaces to exactly `width` columns.
std::string Fitted(std::string_view text, std::size_t width);

}  // namespace tacitus
