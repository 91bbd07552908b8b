// Small questions about text, in ASCII unless a name says otherwise.
// Tested in tests/unit/base/strings_test.cc.
#pragma once

#include <string>
#include <string_view>

namespace tacitus {

// Without spaces, tabs, carriage returns and newlines at either end.
std::string_view Trim(std::string_view text);

// With A-Z in lower case; other bytes as they are.
std::string LowerAscii(std::string_view text);

}  // namespace tacitus
