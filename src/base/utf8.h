// UTF-8: where it is broken, and its characters one by one.
//
// Well-formed is what Unicode's table 3-7 allows: no overlong forms, no surrogates, nothing above U+10FFFF.
// Tested in tests/unit/base/utf8_test.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tacitus {

// The offset of the first byte that does not begin or continue a well-formed character; npos where all is well.
std::size_t FirstInvalidUtf8(std::string_view text);

// The character at `at`, which moves past it; U+FFFD and one byte where the bytes are not well-formed.
// Precondition: at < text.size().
char32_t NextCharacter(std::string_view text, std::size_t& at);

// Appends the character in UTF-8.
void AppendUtf8(char32_t character, std::string& out);

}  // namespace tacitus
