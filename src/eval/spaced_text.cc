#include "eval/spaced_text.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "tacitus/coding.h"

namespace tacitus {
namespace {

std::vector<std::string_view> SplitAtSpaces(std::string_view text) {
  std::vector<std::string_view> tokens;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    if (end > start) tokens.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return tokens;
}

constexpr std::array<std::string_view, 9> kHoldToLeft = {",", ".", ";", ":", "!", "?", ")", "]", "%"};
constexpr std::array<std::string_view, 7> kClitics = {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m"};
constexpr std::array<std::string_view, 5> kHoldToRight = {"(", "[", "$", "C$", "US$"};
constexpr std::array<std::string_view, 2> kHoldToBoth = {"-", "/"};

class Joiner {
 public:
  SpacedText Run(std::string_view spaced) {
    const std::vector<std::string_view> tokens = SplitAtSpaces(spaced);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i] == "'" && i + 1 < tokens.size() && tokens[i + 1] == "'") {
        AddDoubleMark(!in_double_);  // "' '" stands for a mark in some of the sources
        result_.tokens.push_back({At(), At()});
        ++i;
      } else {
        Add(tokens[i]);
      }
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::uint32_t At() const { return static_cast<std::uint32_t>(result_.text.size()); }

  void Add(std::string_view token) {
    if (token == "``") return AddDoubleMark(true);
    if (token == "''") return AddDoubleMark(false);
    if (token == "\"") return AddDoubleMark(!in_double_);
    if (token == "`") return AddSingleMark(true);
    if (token == "'") return AddSingleMark(false);
    const bool to_both = IsOneOf(token, kHoldToBoth);
    const bool to_left = to_both || IsOneOf(token, kHoldToLeft) || IsOneOf(LowerAscii(token), kClitics);
    Append(token == "_" ? "--" : token, to_left, to_both || IsOneOf(token, kHoldToRight));
  }

  void AddDoubleMark(bool opens) {
    in_double_ = opens;
    Append("\"", !opens, opens);
  }

  void AddSingleMark(bool opens) { Append("'", !opens, opens); }

  void Append(std::string_view token, bool to_left, bool to_right) {
    if (!result_.text.empty() && !to_left && !glue_) result_.text += ' ';
    const std::uint32_t start = At();
    result_.text += token;
    result_.tokens.push_back({start, At()});
    glue_ = to_right;
  }

  SpacedText result_;
  bool in_double_ = false;
  bool glue_ = false;  // the token before takes no space after it
};

}  // namespace

SpacedText JoinTokens(std::string_view spaced) { return Joiner().Run(spaced); }

}  // namespace tacitus
