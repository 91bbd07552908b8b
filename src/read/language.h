// Which language a text is in, and whether that is English.
//
// The detector is Google's CLD2 (quadgrams of letters, scripts), from Debian; it is only believed where it is sure and
// most of the text is in the one language; and not against the commonest words of English, so that an English sentence
// full of foreign names stays English.
// Tested in tests/unit/read/read_test.cc.
#pragma once

#include <string>
#include <string_view>

namespace tacitus {

// BCP 47 ("en", "pt", "zh-Hant"); "" where it is not sure.
std::string DetectLanguage(std::string_view text);

// What an input says of its language ("en", "en-GB", "en_US", "eng", "English").
bool IsEnglish(std::string_view language);

// Whether a value says nothing: empty, or one of ISO 639's codes for no language in particular ("und", "mul" …).
bool IsNoLanguage(std::string_view language);

}  // namespace tacitus
