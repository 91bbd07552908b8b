// Numbers in text: digits, words, and vague amounts, with their bounds.
//
//   "1,200"  "2.5 million"  "twenty-one"  "a hundred"  "two and a half"  "two dozen"     an exact value
//   "dozens"  "hundreds of thousands"  "several"  "a few"                                a value and a lower bound
//   "at least 12"  "more than 100"  "up to 200"  "between 3 and 5"  "40 to 50"           bounds
//
// A plural of a round number means two of it at the least: "dozens" is 24 or more, "tens of thousands" 20,000 or
// more. The words are data/cues/numbers.tsv. Tested in tests/unit/code/numbers_test.cc.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/result.h"

namespace tacitus {

struct NumberPhrase {
  TokenSpan tokens;
  std::optional<double> low;
  std::optional<double> high;
  bool vague = false;  // "several", "dozens": no digits or number words give the amount

  // The amount, where there is exactly one.
  [[nodiscard]] std::optional<double> Exact() const { return low == high && !vague ? low : std::nullopt; }
};

// Immutable once loaded; any number of threads.
class NumberWords {
 public:
  static Result<NumberWords> Load(const std::string& data_folder);

  // Whether a number or its bound can start with this lower-case word; digits aside.
  [[nodiscard]] bool MayStart(std::string_view word) const { return starts_.find(word) != starts_.end(); }
  // The longest plain number that starts at token `first` ("two and a half million", "dozens"), without bounds.
  [[nodiscard]] std::optional<NumberPhrase> ReadNumber(const Tree& tree, std::uint32_t first) const;
  // The same with what bounds it: "at least 12", "between 3 and 5", "40 to 50".
  [[nodiscard]] std::optional<NumberPhrase> ReadAmount(const Tree& tree, std::uint32_t first) const;

 private:
  enum class Kind : std::uint8_t { kUnit, kTens, kScale, kPlural, kVague, kFraction, kFloor, kCeiling, kAbout };
  struct Word {
    Kind kind = Kind::kUnit;
    double value = 0;
  };
  struct Bound {
    std::vector<std::string> words;  // "no", "more", "than"
    Kind kind = Kind::kFloor;
  };

  [[nodiscard]] const Word* Find(const Tree& tree, std::uint32_t token) const;
  [[nodiscard]] std::optional<NumberPhrase> ReadVague(const Tree& tree, std::uint32_t first) const;
  [[nodiscard]] const Bound* ReadBound(const Tree& tree, std::uint32_t first) const;
  [[nodiscard]] std::optional<NumberPhrase> ReadRange(const Tree& tree, std::uint32_t first) const;

  std::map<std::string, Word, std::less<>> words_;
  std::vector<Bound> bounds_;  // the longest first
  std::set<std::string, std::less<>> starts_;
};

// The value of digits as news write them: "1,200", "2.5"; nothing for anything else ("2019-20", "3rd").
std::optional<double> ParseDigits(std::string_view text);

}  // namespace tacitus
