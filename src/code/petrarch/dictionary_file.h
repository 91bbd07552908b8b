// A dictionary of PETRARCH or TABARI, line by line, without its comments.
//
//   IRAN_ [IRN]   # a comment
//   <!-- a comment
//        of several lines -->
//   ISRAEL [ISR]  ; TABARI's way
//
// '#' and ';' begin comments outside of brackets and braces ("[###]" is a code), the latter not between letters
// ("F;A"). Format: PETRARCH's documentation, "Dictionary Formats". Tested in
// tests/unit/code/petrarch/dictionary_file_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/coding.h"
#include "tacitus/result.h"

namespace tacitus {

struct DictionaryLine {
  std::string text;  // trimmed; never empty
  std::uint32_t number = 0;
  bool indented = false;
};

struct DictionaryFile {
  std::string_view name;  // as messages and origins call it
  std::vector<DictionaryLine> lines;

  // Fails where the file cannot be read.
  static Result<DictionaryFile> Read(const std::string& path);
  static DictionaryFile FromText(const std::string& name, std::string_view text);

  [[nodiscard]] Origin OriginOf(const DictionaryLine& line) const { return {name, line.number}; }
  [[nodiscard]] Error At(const DictionaryLine& line, std::string message) const;
};

}  // namespace tacitus
