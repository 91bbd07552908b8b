// What a pipeline knows of words before it reads any: their norms (spacy/vocab.pyx, spacy/lang/norm_exceptions.py).
//
// Immutable once loaded, shared by threads. Tested in tests/unit/parse/lexeme_test.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "parse/lexeme.h"
#include "parse/msgpack.h"
#include "parse/regex.h"
#include "parse/string_store.h"
#include "tacitus/result.h"

namespace tacitus {

class Vocabulary {
 public:
  // Reads `vocab/lookups.bin` of a pipeline folder; a pipeline may do without.
  static Result<Vocabulary> Load(const std::string& pipeline_folder, std::shared_ptr<const StringStore> strings);

  // The lexeme of a text (valid UTF-8, not empty), all but its id. `text` and `lower_text` are kept as given: both
  // must outlive it.
  [[nodiscard]] Lexeme Describe(std::string_view text, std::string_view lower_text, RegexScratch& scratch) const;

 private:
  std::shared_ptr<const StringStore> strings_;
  std::unordered_map<std::uint64_t, std::uint64_t> norms_;  // StringId of a word -> of its norm
};

}  // namespace tacitus
