#include "parse/unicode.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <span>

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
      AppendCharacter(lower, LowerSigma(wide, i));
    } else {
      std::string one;
      AppendCharacter(one, wide[i]);
      lower += ToLower(one);
    }
  }
  return lower;
}

// How many bytes the well-formed character at the start of `text` has; 0 if none stands there.
std::size_t WellFormedLength(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](std::size_t i) { return i < text.size() && (at(i) & 0xc0) == 0x80; };
  const unsigned char first = at(0);
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4 || !continues(1)) return 0;
  if (first < 0xe0) return 2;
  // Not overlong, not a surrogate, not beyond U+10FFFF.
  if ((first == 0xe0 && at(1) < 0xa0) || (first == 0xed && at(1) > 0x9f)) return 0;
  if ((first == 0xf0 && at(1) < 0x90) || (first == 0xf4 && at(1) > 0x8f)) return 0;
  if (!continues(2)) return 0;
  if (first < 0xf0) return 3;
  return continues(3) ? 4 : 0;
}

// How many bytes at the start of `text` are ASCII, rounded down to eight.
std::size_t AsciiLength(std::string_view text) {
  std::size_t length = 0;
  for (std::uint64_t word = 0; length + sizeof word <= text.size(); length += sizeof word) {
    std::memcpy(&word, text.data() + length, sizeof word);
    if ((word & 0x8080808080808080ULL) != 0) break;
  }
  return length;
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
      AppendCharacter(lower, c + difference);
    }
  }
  return lower;
}

void AppendCharacter(std::string& text, char32_t c) {
  const auto append = [&](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) {
    append(c);
  } else if (c < 0x800) {
    append(0xc0 | c >> 6);
    append(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    append(0xe0 | c >> 12);
    append(0x80 | (c >> 6 & 0x3f));
    append(0x80 | (c & 0x3f));
  } else {
    append(0xf0 | c >> 18);
    append(0x80 | (c >> 12 & 0x3f));
    append(0x80 | (c >> 6 & 0x3f));
    append(0x80 | (c & 0x3f));
  }
}

std::size_t CountCharacters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

bool IsValidUtf8(std::string_view text) {
  while (!text.empty()) {
    text.remove_prefix(AsciiLength(text));
    for (int i = 0; i < 8 && !text.empty(); ++i) {
      const std::size_t length = WellFormedLength(text);
      if (length == 0) return false;
      text.remove_prefix(length);
    }
  }
  return true;
}

RepairedText RepairUtf8(std::string_view text) {
  RepairedText repaired;
  repaired.text.reserve(text.size() + text.size() / 8);
  while (!text.empty()) {
    const std::size_t length = WellFormedLength(text);
    if (length == 0) {
      repaired.replaced.push_back(repaired.text.size());
      AppendCharacter(repaired.text, kReplacement);
      text.remove_prefix(1);
    } else {
      repaired.text += text.substr(0, length);
      text.remove_prefix(length);
    }
  }
  return repaired;
}

}  // namespace tacitus
