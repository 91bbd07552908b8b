// The written names of the enumerations in the public headers, one table each.
#include <array>

#include "tacitus/coding.h"
#include "tacitus/event.h"
#include "tacitus/parse.h"

namespace tacitus {

std::string_view Name(Pos pos) {
  static constexpr std::array<std::string_view, 20> kNames = {
      "",    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "CONJ", "DET",  "INTJ", "NOUN",
      "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",  "VERB", "X",    "SPACE"};
  return kNames.at(static_cast<std::size_t>(pos));
}

std::string_view Name(EventType type) {
  static constexpr std::array<std::string_view, 17> kNames = {
      "",       "AGREE",  "CONSULT",  "SUPPORT", "COOPERATE", "AID",      "CONCEDE", "RETREAT", "REQUEST",
      "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
  return kNames.at(static_cast<std::size_t>(type));
}

std::string_view Name(Status status) {
  static constexpr std::array<std::string_view, 12> kNames = {"actual",   "ongoing",    "repeated", "planned",
                                                              "promised", "threatened", "demanded", "conditional",
                                                              "alleged",  "denied",     "negated",  "hypothetical"};
  return kNames.at(static_cast<std::size_t>(status));
}

std::string_view Name(Standing standing) {
  static constexpr std::array<std::string_view, 3> kNames = {"current", "recent", "historical"};
  return kNames.at(static_cast<std::size_t>(standing));
}

std::string Origin::ToString() const {
  return file.empty() ? std::string() : std::string(file) + ":" + std::to_string(line);
}

}  // namespace tacitus
