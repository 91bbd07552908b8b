#include "parse/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <utility>

namespace tacitus {
namespace {

constexpr std::string_view kSpaceRanges =
    R"(\x{9}-\x{d}\x{1c}-\x{20}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000})";
constexpr std::string_view kWordRanges = R"(\p{L}\p{N}_)";

// Copies a Python pattern character by character, rewriting what PCRE2 reads differently.
class PatternTranslator {
 public:
  explicit PatternTranslator(std::string_view pattern) : rest_(pattern) {}

  Result<std::string> Run() {
    while (!rest_.empty()) {
      if (!in_class_ && Flags()) continue;
      if (rest_.front() == '\\') {
        if (!Escape()) return Refusal();
      } else {
        Plain();
      }
    }
    return std::move(translated_);
  }

 private:
  // A group of flags alone: "u" is the default in Python 3; "i", "m" and "s" mean the same in both.
  bool Flags() {
    constexpr std::string_view kFlags = "uims";
    if (!rest_.starts_with("(?")) return false;
    const std::size_t end = rest_.find_first_not_of(kFlags, 2);
    if (end == 2 || end == std::string_view::npos || rest_[end] != ')') return false;
    std::string kept(rest_.substr(2, end - 2));
    std::erase(kept, 'u');
    if (!kept.empty()) translated_ += "(?" + kept + ")";
    rest_.remove_prefix(end + 1);
    return true;
  }

  // A "[" within a class is itself in Python, but may begin a POSIX name in PCRE2; a "]" first in a class is itself
  // in both.
  void Plain() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    if (!in_class_ && c == '[') {
      in_class_ = true;
      translated_ += c;
      if (rest_.starts_with('^')) Copy();
      if (rest_.starts_with(']')) Copy();
      return;
    }
    if (in_class_ && c == '[') translated_ += '\\';
    if (in_class_ && c == ']') in_class_ = false;
    translated_ += c;
  }

  void Copy() {
    translated_ += rest_.front();
    rest_.remove_prefix(1);
  }

  // False where the escape has no translation; rest_ then begins with it.
  bool Escape() {
    if (rest_.size() < 2) return false;
    const char letter = rest_[1];
    if (letter == 'u' || letter == 'U') return CodePoint(letter == 'u' ? 4 : 8);
    const std::string translation = Translation(letter);
    if (translation.empty()) return false;
    translated_ += translation;
    rest_.remove_prefix(2);
    return true;
  }

  bool CodePoint(std::size_t digits) {
    const std::string_view number = rest_.substr(2, digits);
    if (number.size() < digits || number.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos) {
      return false;
    }
    translated_ += "\\x{" + std::string(number) + "}";
    rest_.remove_prefix(2 + digits);
    return true;
  }

  [[nodiscard]] std::string Translation(char letter) const {
    const auto ranges = [&](std::string_view content) {
      return in_class_ ? std::string(content) : "[" + std::string(content) + "]";
    };
    const auto negated = [&](std::string_view content) {
      return in_class_ ? std::string() : "[^" + std::string(content) + "]";
    };
    switch (letter) {
      case 's':
        return ranges(kSpaceRanges);
      case 'S':
        return negated(kSpaceRanges);
      case 'w':
        return ranges(kWordRanges);
      case 'W':
        return negated(kWordRanges);
      case 'd':
        return R"(\p{Nd})";
      case 'D':
        return R"(\P{Nd})";
      case 'v':
        return R"(\x{b})";
      case 'Z':
        return in_class_ ? std::string() : R"(\z)";
      case 'b':
        return in_class_ ? R"(\x{8})" : R"(\b)";
      default:
        break;
    }
    constexpr std::string_view kSame = "ntrfaBA";  // escapes with the same meaning in both
    const bool alphanumeric = (letter >= '0' && letter <= '9') || ((letter | 0x20) >= 'a' && (letter | 0x20) <= 'z');
    if (alphanumeric && kSame.find(letter) == std::string_view::npos) return {};
    return {'\\', letter};
  }

  [[nodiscard]] Error Refusal() const {
    return Error{ErrorCode::kUnsupported,
                 "the escape \"" + std::string(rest_.substr(0, 2)) + "\" of a Python regular expression is not handled",
                 ""};
  }

  std::string_view rest_;
  std::string translated_;
  bool in_class_ = false;
};

struct Free {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
  void operator()(pcre2_compile_context* context) const { pcre2_compile_context_free(context); }
  void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
  void operator()(pcre2_match_data* match) const { pcre2_match_data_free(match); }
  void operator()(pcre2_jit_stack* stack) const { pcre2_jit_stack_free(stack); }
};

template <typename T>
using Owned = std::unique_ptr<T, Free>;

constexpr std::uint32_t kMatchLimit = 10'000'000;
constexpr std::size_t kFirstStack = 32 * 1024;
constexpr std::size_t kLargestStack = 1024 * 1024;

}  // namespace

struct RegexScratch::State {
  Owned<pcre2_match_data> match{pcre2_match_data_create(1, nullptr)};
  Owned<pcre2_match_context> context{pcre2_match_context_create(nullptr)};
  Owned<pcre2_jit_stack> stack{pcre2_jit_stack_create(kFirstStack, kLargestStack, nullptr)};
};

RegexScratch::RegexScratch() : state_(std::make_unique<State>()) {
  pcre2_set_match_limit(state_->context.get(), kMatchLimit);
  pcre2_jit_stack_assign(state_->context.get(), nullptr, state_->stack.get());
}
RegexScratch::RegexScratch(RegexScratch&&) noexcept = default;
RegexScratch& RegexScratch::operator=(RegexScratch&&) noexcept = default;
RegexScratch::~RegexScratch() = default;

struct Regex::Code {
  Owned<pcre2_code> code;
};

Regex::Regex(std::unique_ptr<const Code> code) : code_(std::move(code)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Result<std::string> TranslatePythonPattern(std::string_view pattern) { return PatternTranslator(pattern).Run(); }

Result<Regex> Regex::Compile(std::string_view python_pattern, const std::string& what) {
  const Result<std::string> pattern = TranslatePythonPattern(python_pattern);
  if (!pattern) return Error{pattern.error().code, pattern.error().message, what};
  const Owned<pcre2_compile_context> context{pcre2_compile_context_create(nullptr)};
  pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
  int error = 0;
  std::size_t at = 0;
  Owned<pcre2_code> code{pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern->data()), pattern->size(),
                                       PCRE2_UTF | PCRE2_UCP, &error, &at, context.get())};
  if (code == nullptr) {
    std::array<PCRE2_UCHAR, 256> reason{};
    pcre2_get_error_message(error, reason.data(), reason.size());
    return Error{ErrorCode::kMalformed,
                 "a regular expression does not compile: " + std::string(reinterpret_cast<char*>(reason.data())) +
                     " near \"" + pattern->substr(at > 10 ? at - 10 : 0, 20) + "\"",
                 what};
  }
  // Where machine code cannot be made (another processor, no executable memory), matching is slower but the same.
  pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE);
  auto holder = std::make_unique<Code>();
  holder->code = std::move(code);
  return Regex(std::move(holder));
}

std::optional<Regex::Match> Regex::Search(std::string_view text, RegexScratch& scratch, std::size_t from,
                                          bool not_empty_at_from) const {
  const std::uint32_t options = PCRE2_NO_UTF_CHECK | (not_empty_at_from ? PCRE2_NOTEMPTY_ATSTART : 0);
  RegexScratch::State& state = *scratch.state_;
  const auto search = [&](std::uint32_t extra) {
    return pcre2_match(code_->code.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from, options | extra,
                       state.match.get(), state.context.get());
  };
  int count = search(0);
  // The interpreter keeps its stack on the heap.
  if (count == PCRE2_ERROR_JIT_STACKLIMIT) count = search(PCRE2_NO_JIT);
  if (count < 0) return std::nullopt;
  const std::size_t* bounds = pcre2_get_ovector_pointer(state.match.get());
  return Match{bounds[0], bounds[1]};
}

}  // namespace tacitus
