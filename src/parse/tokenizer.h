// spaCy's rule-based tokenizer (spacy/tokenizer.pyx), from the regular expressions and exceptions a pipeline carries.
//
// The text is cut at white space. Of each piece, prefixes and suffixes are split off by regular expressions until a
// special case or nothing is left to split; what remains is a special case, a URL, or cut at infixes. At last special
// cases that the affix rules have torn apart are put together again. One ' ' between tokens is a flag of the token
// before it; any other white space is a token.
//
// Tested in tests/unit/parse/tokenizer_test.cc, and against spaCy in tests/unit/parse/parse_reference_test.cc.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "parse/lexeme.h"
#include "parse/string_store.h"
#include "tacitus/result.h"

namespace tacitus {

class Tokenizer {
 public:
  // Reads `tokenizer` and `vocab/lookups.bin` of a pipeline folder. `strings` may still grow afterwards, until the
  // first Run.
  static Result<Tokenizer> Load(const std::string& pipeline_folder, std::shared_ptr<const StringStore> strings);

  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;
  ~Tokenizer();

  // Appends the tokens of the text. Invalid UTF-8 bytes are taken as U+FFFD each; offsets are those of the input.
  void Run(std::string_view text, LexemeCache& cache, std::vector<TokenPiece>& pieces) const;

 private:
  struct Rules;
  explicit Tokenizer(std::unique_ptr<const Rules> rules);
  std::unique_ptr<const Rules> rules_;
};

}  // namespace tacitus
