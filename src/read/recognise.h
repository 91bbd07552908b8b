// What kind of bytes an input holds, judged by its beginning. Tested in tests/unit/read/recognise_test.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tacitus/read.h"

namespace tacitus {

// So much of an input is looked at.
inline constexpr std::size_t kRecognisedBytes = std::size_t{64} << 10;

// Why these bytes are nothing that Tacitus reads ("looks like a PDF file: …"), or "" where they may be.
std::string WhyNotRead(std::string_view head);

// The byte order mark that some editors put at the start of UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
std::string_view WithoutByteOrderMark(std::string_view bytes);

// Whether a line can only be an object of JSON Lines: it begins {" or {}.
bool BeginsObject(std::string_view line);

// The name of the first element of a page or feed, in small letters, or "" where the bytes do not begin with one.
// Comments, processing instructions and the document type are passed over.
std::string RootElement(std::string_view head);

}  // namespace tacitus
