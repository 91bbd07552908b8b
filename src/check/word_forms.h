// Words that are inflected forms of others, by their endings: "banned" of "ban", "studies" of "study".
//
// Rules are compared with lemmas, so a form never matches. Only a form of a word that is known is taken for one
// ("bring" is none of "br"); irregular forms are not told. Tested in tests/unit/check/check_rules_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tacitus {

// What a verb in -ing, -ed or -s, or a noun in -s, may be a form of, the likeliest first.
std::vector<std::string> StemsOfVerb(std::string_view word);
std::vector<std::string> StemsOfNoun(std::string_view word);

}  // namespace tacitus
