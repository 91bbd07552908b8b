// The grammar of pattern lines (verb_dictionary.h).
#include <algorithm>

#include "base/strings.h"
#include "code/petrarch/verb_dictionary.h"

namespace tacitus {
namespace {

constexpr std::string_view kSeparators = " \t_";

PatternElement ElementOf(std::string_view token) {
  PatternElement element;
  if (token == "$") {
    element.kind = ElementKind::kSource;
  } else if (token == "+") {
    element.kind = ElementKind::kTarget;
  } else if (token == "^") {
    element.kind = ElementKind::kSkip;
  } else if (token == "%") {
    element.kind = ElementKind::kCompound;
  } else if (token.front() == '&') {
    element.kind = ElementKind::kSynset;
    element.word = UpperAscii(token);
    if (element.word.ends_with('_')) element.word.pop_back();
  } else {
    element.word = CleanWord(token);
  }
  return element;
}

class PatternParser {
 public:
  explicit PatternParser(std::string_view text) : text_(text) {}

  Result<VerbPattern> Parse() {
    while (!text_.empty()) {
      const char c = text_.front();
      if (kSeparators.find(c) != std::string_view::npos) {
        Separate();
      } else if (c == '{' || c == '}') {
        braces_ = c == '{' ? ++last_braces_ : 0;
        text_.remove_prefix(1);
        Separate();
      } else if (c == '(' || c == ')') {
        text_.remove_prefix(1);
        Separate();
      } else if (c == '*') {
        if (seen_verb_)
          return Error{ErrorCode::kMalformed, "the pattern has a second *, which stands for the verb", ""};
        seen_verb_ = true;
        text_.remove_prefix(std::min(text_.find_first_not_of('*'), text_.size()));
        pattern_.verb_tight = Separate();
      } else if (c == '|') {
        return Error{ErrorCode::kUnsupported, "alternatives with | are not supported: define a synset for them", ""};
      } else {
        AddElement();
      }
    }
    if (!seen_verb_) return Error{ErrorCode::kMalformed, "the pattern has no *, which stands for the verb", ""};
    if (!pattern_.after.empty()) pattern_.after.back().tight = false;
    return std::move(pattern_);
  }

 private:
  // Passes blanks and "_"; whether there was a "_".
  bool Separate() {
    const std::size_t next = std::min(text_.find_first_not_of(kSeparators), text_.size());
    const bool tight = text_.substr(0, next).find('_') != std::string_view::npos;
    text_.remove_prefix(next);
    return tight;
  }

  void AddElement() {
    const std::size_t end = std::min(text_.find_first_of(" \t_{}()*|"), text_.size());
    PatternElement element = ElementOf(text_.substr(0, end));
    text_.remove_prefix(std::max<std::size_t>(end, 1));
    element.tight = Separate();
    element.braces = braces_;
    const bool word = element.kind == ElementKind::kWord;
    if (word && element.word.empty()) return;
    (seen_verb_ ? pattern_.after : pattern_.before).push_back(std::move(element));
  }

  std::string_view text_;
  VerbPattern pattern_;
  bool seen_verb_ = false;
  std::uint32_t braces_ = 0;
  std::uint32_t last_braces_ = 0;
};

}  // namespace

Result<VerbPattern> ParsePattern(std::string_view text) {
  const std::size_t open = text.find('[');
  const std::size_t close = text.find(']', std::min(open, text.size()));
  if (close == std::string_view::npos) {
    return Error{ErrorCode::kMalformed, "the pattern has no code: write - WORDS * WORDS [CODE]", ""};
  }
  std::string_view code = Trim(text.substr(open + 1, close - open - 1));
  Result<VerbPattern> pattern = PatternParser(Trim(text.substr(0, open))).Parse();
  if (!pattern) return pattern;
  if (code.empty())
    return Error{ErrorCode::kMalformed, "the code of the pattern is empty: write [---] for no event", ""};
  pattern->weak = code.ends_with('?');
  if (pattern->weak) code.remove_suffix(1);
  pattern->code = std::string(code);
  return pattern;
}

}  // namespace tacitus
