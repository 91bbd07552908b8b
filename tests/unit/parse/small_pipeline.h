// A pipeline folder of a few rules, which stays the same while the shipped model changes.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tacitus {

// A special case: its tokens and the norm each is given ("" for its own).
using SmallCase = std::vector<std::pair<std::string, std::string>>;

// Writes `tokenizer` and `vocab/lookups.bin` into a folder for this test, and gives the folder.
//
// Prefixes: ( " ' $; suffixes: ) " ' 's . .. , and km after a digit; infixes: "-" between letters; URLs: http:// and
// on. Special cases: can't, 's, U.K., x-ray, o'clock, and those given. The norm of "colour" is "color".
std::string WriteSmallPipeline(const std::string& name, const std::vector<SmallCase>& cases = {});

}  // namespace tacitus
