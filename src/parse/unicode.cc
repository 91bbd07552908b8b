#include "parse/unicode.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "base/utf8.h"

namespace tacitus {
namespace {

// Every step-th character from first to last.
struct CharacterRange {
  std::uint32_t first;
  std::uint32_t last;
  std::uint32_t step;
};

// Those whose lower case lies `difference` after them.
struct LowerCaseRange {
  std::uint32_t first;
  std::uint32_t last;
  std::uint32_t step;
  std::int32_t difference;
};

#include "parse/unicode_tables.inc"

template <typename Range>
const Range* FindRange(std::span<const Range> ranges, char32_t c) {
  auto after = std::upper_bound(ranges.begin(), ranges.end(), c,
                                [](char32_t value, const Range& range) { return value < range.first; });
  if (after == ranges.begin()) return nullptr;
  const Range& range = *--after;
  return c <= range.last && (c - range.first) % range.step == 0 ? &range : nullptr;
}

bool Contains(std::span<const CharacterRange> ranges, char32_t c) { return FindRange(ranges, c) != nullptr; }

constexpr char32_t kCapitalSigma = 0x3a3;
constexpr char32_t kFinalSigma = 0x3c2;
constexpr char32_t kSigma = 0x3c3;
constexpr char32_t kCapitalIWithDot = 0x130;
constexpr char32_t kReplacement = 0xfffd;

// The lower case of a capital sigma depends on its neighbours: final where a cased letter stands before it and none
// after it, passing over what case ignores (Unicode 14.0, section 3.13, Final_Sigma).
char32_t LowerSigma(std::u32string_view text, std::size_t at) {
  std::size_t before = at;
  while (before > 0 && Contains(kCaseIgnorable, text[before - 1])) --before;
  if (before == 0 || !Contains(kCased, text[before - 1])) return kSigma;
  std::size_t after = at + 1;
  while (after < text.size() && Contains(kCaseIgnorable, text[after])) ++after;
  return after < text.size() && Contains(kCased, text[after]) ? kSigma : kFinalSigma;
}

std::string LowerWithSigma(std::string_view text) {
  std::u32string wide;
  for (std::size_t i = 0; i < text.size();) wide.push_back(NextCharacter(text, i));
  std::string lower;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    if (wide[i] == kCapitalSigma) {
      AppendUtf8(LowerSigma(wide, i), lower);
    } else {
      std::string one;
      AppendUtf8(wide[i], one);
      lower += ToLower(one);
    }
  }
  return lower;
}

}  // namespace

bool IsAlphabetic(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return Contains(kAlphabetic, c);
}

bool IsDigit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return Contains(kDigits, c);
}

bool IsUpperCase(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return Contains(kUpperCase, c);
}

bool IsAlphabetic(std::string_view text) {
  if (text.empty()) return false;
  for (std::size_t i = 0; i < text.size();) {
    if (!IsAlphabetic(NextCharacter(text, i))) return false;
  }
  return true;
}

std::string ToLower(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = NextCharacter(text, i);
    if (c < 0x80) {
      lower.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c));
    } else if (c == kCapitalSigma && text.size() > 2) {
      return LowerWithSigma(text);
    } else if (c == kCapitalIWithDot) {
      lower += "i\xcc\x87";  // the one character whose lower case is two: i and a combining dot above
    } else {
      const LowerCaseRange* range = FindRange(std::span<const LowerCaseRange>(kLowerCase), c);
      const auto difference = static_cast<char32_t>(range == nullptr ? 0 : range->difference);
      AppendUtf8(c + difference, lower);
    }
  }
  return lower;
}

std::size_t CountCharacters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

RepairedText RepairUtf8(std::string_view text) {
  RepairedText repaired;
  repaired.text.reserve(text.size() + text.size() / 8);
  while (true) {
    const std::size_t bad = FirstInvalidUtf8(text);
    repaired.text += text.substr(0, bad);
    if (bad == std::string_view::npos) return repaired;
    repaired.replaced.push_back(repaired.text.size());
    AppendUtf8(kReplacement, repaired.text);
    text.remove_prefix(bad + 1);
  }
}

}  // namespace tacitus
