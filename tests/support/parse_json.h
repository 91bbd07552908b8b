// Parses made elsewhere, for tests: one JSON object as `tacitus parse --format jsonl` prints it (and as
// tools/spacy_reference.py writes it with spaCy itself).
#pragma once

#include <string_view>

#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

// Offsets in the JSON count bytes of "text". Fails where a field is missing or of the wrong type.
Result<Parse> ParseFromJson(std::string_view line);

}  // namespace tacitus
