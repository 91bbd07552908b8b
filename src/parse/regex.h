// Python's regular expressions, as the files of a pipeline carry them, run by PCRE2 with its compiler.
//
// What differs between the two is translated: \uXXXX and \UXXXXXXXX, the inline flag u, and \s, \d, \w and \Z,
// which mean what they mean in Python 3.11 over str. Escapes that are not known to mean the same are refused.
//
// A Regex is immutable and may be shared by threads; each thread brings a RegexScratch of its own.
// Tested in tests/unit/parse/regex_test.cc.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tacitus/result.h"

namespace tacitus {

// The stack and the registers of a search.
class RegexScratch {
 public:
  RegexScratch();
  RegexScratch(RegexScratch&&) noexcept;
  RegexScratch& operator=(RegexScratch&&) noexcept;
  ~RegexScratch();

 private:
  friend class Regex;
  struct State;
  std::unique_ptr<State> state_;
};

class Regex {
 public:
  struct Match {
    std::size_t start = 0;
    std::size_t end = 0;
  };

  // `what` names the expression in the message when it cannot be compiled.
  static Result<Regex> Compile(std::string_view python_pattern, const std::string& what);

  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  // The leftmost match at or after `from`, as re.search; text before `from` is seen by lookbehinds. The text must be
  // valid UTF-8. A search that takes more than ten million steps counts as without a match.
  [[nodiscard]] std::optional<Match> Search(std::string_view text, RegexScratch& scratch, std::size_t from = 0,
                                            bool not_empty_at_from = false) const;

 private:
  struct Code;
  explicit Regex(std::unique_ptr<const Code> code);
  std::unique_ptr<const Code> code_;
};

// The pattern in PCRE2's syntax.
Result<std::string> TranslatePythonPattern(std::string_view pattern);

}  // namespace tacitus
