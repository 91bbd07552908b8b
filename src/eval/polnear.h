// Reads PolNeAR: texts with the stand-off annotations of one or several annotators.
//
// Tested in tests/unit/eval/quotes_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "eval/brat.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

struct PolnearText {
  std::string name;  // the file's, without folder and extension
  std::string text;
  std::vector<std::vector<BratSpan>> annotations;  // one for each annotator, at least one
};

// The texts of a folder with text/NAME.txt and attributions/NAME_xxxx.ann that are annotated, by name. Fails where the
// folder or a file of it cannot be read, or an annotation is malformed.
Result<std::vector<PolnearText>> ReadPolnear(const std::string& folder);

// From bytes to characters of a text, and back to tokens.
class CharacterMap {
 public:
  explicit CharacterMap(std::string_view text);

  [[nodiscard]] std::uint32_t CharacterAt(std::uint32_t byte) const { return character_of_byte_[byte]; }
  // The tokens that a span of characters touches.
  [[nodiscard]] TokenSpan TokensAt(const Parse& parse, CharacterSpan span) const;

 private:
  std::vector<std::uint32_t> character_of_byte_;  // one more than there are bytes
};

}  // namespace tacitus
