#include "read/dateline.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"

namespace tacitus {
namespace {

constexpr std::size_t kMostPlaceWords = 4;  // "RIO DE JANEIRO"; more capitals than that are a slogan
constexpr std::size_t kLongestPart = 40;    // bytes of a region or an agency
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

// Words in capitals before a colon that label a text, where a dateline has its place.
constexpr std::array<std::string_view, 16> kLabels = {
    "ANALYSIS", "BREAKING",  "CLARIFICATION", "COMMENTARY", "CORRECTION", "EDITORIAL", "EXCLUSIVE", "EXPLAINER",
    "FACTBOX",  "INTERVIEW", "LIVE",          "OPINION",    "TIMELINE",   "UPDATE",    "VIDEO",     "WATCH"};

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

bool IsAsciiUpper(char32_t c) { return c >= U'A' && c <= U'Z'; }
bool IsAsciiLower(char32_t c) { return c >= U'a' && c <= U'z'; }

// Latin letters with marks: in Latin-1 the capitals come first, in Latin Extended-A each capital before its small one.
bool IsMarkedUpper(char32_t c) {
  return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x100 && c <= 0x137 && c % 2 == 0) ||
         (c >= 0x139 && c <= 0x148 && c % 2 == 1) || (c >= 0x14A && c <= 0x178 && c % 2 == 0) ||
         (c >= 0x179 && c <= 0x17E && c % 2 == 1);
}
bool IsMarkedLetter(char32_t c) { return c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7; }
bool IsUpper(char32_t c) { return IsAsciiUpper(c) || IsMarkedUpper(c); }
bool IsLetter(char32_t c) { return IsUpper(c) || IsAsciiLower(c) || IsMarkedLetter(c); }
bool IsJoiner(char32_t c) { return c == U'\'' || c == U'.' || c == U'-' || c == U'/' || c == 0x2019; }

// Reads the parts of a dateline from left to right; each step moves only if it finds what it looks for.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t at() const { return at_; }

  bool Space() {
    const std::size_t before = at_;
    while (Take(" ") || Take(kNoBreakSpace)) {
    }
    return at_ > before;
  }

  bool Take(std::string_view wanted) {
    if (!text_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  // Words that begin with a capital; `all_capitals` tells whether they have no small letter.
  bool Words(bool& all_capitals) {
    const std::size_t start = at_;
    std::size_t end = at_;
    all_capitals = true;
    for (std::size_t words = 0; words < kMostPlaceWords; ++words) {
      if (!Word(all_capitals)) break;
      end = at_;
      if (!Space()) break;
    }
    at_ = end;
    return end > start;
  }

  // The text up to a comma, colon, bracket or dash, which stay; nothing where none is near on this line.
  std::string_view Part() {
    const std::string_view near = text_.substr(at_, kLongestPart);
    const std::size_t end = std::min(near.find_first_of(",:()\n"), std::min(near.find(" -"), FindDash(near)));
    if (end == std::string_view::npos || near[end] == '\n') return {};
    at_ += end;
    return near.substr(0, end);
  }

  void Return(std::size_t at) { at_ = at; }

 private:
  bool Word(bool& all_capitals) {
    std::size_t next = at_;
    bool first = true;
    while (next < text_.size()) {
      std::size_t after = next;
      const char32_t c = NextCharacter(text_, after);
      if (first ? !IsUpper(c) : !IsLetter(c) && !IsJoiner(c)) break;
      if (c == U'-' && text_.substr(next, 2) == "--") break;
      if (IsLetter(c) && !IsUpper(c)) all_capitals = false;
      first = false;
      next = after;
    }
    const bool found = next > at_;
    at_ = next;
    return found;
  }

  static std::size_t FindDash(std::string_view text) { return std::min(text.find("—"), text.find("–")); }

  std::string_view text_;
  std::size_t at_ = 0;
};

// "Nov 3", "March 3", "3 Nov", "Nov. 3 2019".
bool IsDay(std::string_view part) {
  const std::string lower = LowerAscii(part);
  if (lower.find_first_of("0123456789") == std::string::npos) return false;
  if (lower.find_first_not_of("0123456789") == std::string::npos) return true;  // a year
  return std::any_of(kMonths.begin(), kMonths.end(),
                     [&](std::string_view month) { return lower.find(month) != std::string::npos; });
}

// "Afghanistan", "N.Y.", "Gaza Strip".
bool IsRegion(std::string_view part) {
  Scanner scanner(part);
  bool all_capitals = false;
  return scanner.Words(all_capitals) && scanner.at() == part.size();
}

// ", Region" and ", Nov 3" parts; gives the end of the last region, or `place_end`.
std::size_t PassParts(Scanner& scanner, std::size_t place_end) {
  for (;;) {
    const std::size_t before = scanner.at();
    if (!scanner.Take(",") || !scanner.Space()) {
      scanner.Return(before);
      return place_end;
    }
    const std::size_t start = scanner.at();
    const std::string_view part = Trim(scanner.Part());
    if (!IsDay(part) && !IsRegion(part)) {
      scanner.Return(before);
      return place_end;
    }
    scanner.Return(start + part.size());
    if (!IsDay(part)) place_end = start + part.size();
  }
}

bool PassAgency(Scanner& scanner) {
  const std::size_t before = scanner.at();
  scanner.Space();
  if (scanner.Take("(") && !scanner.Part().empty() && scanner.Take(")")) return true;
  scanner.Return(before);
  return false;
}

// The dash or colon that ends a dateline, and the space behind it.
bool PassEnd(Scanner& scanner) {
  if (scanner.Take(":")) return scanner.Space();
  const bool spaced = scanner.Space();
  if (scanner.Take("—") || scanner.Take("–") || scanner.Take("--")) return true;
  return spaced && scanner.Take("-") && scanner.Space();
}

}  // namespace

Dateline FindDateline(std::string_view body) {
  Scanner scanner(body);
  bool all_capitals = false;
  if (!scanner.Words(all_capitals) || scanner.at() < 2) return {};
  const std::size_t words_end = scanner.at();
  if (std::find(kLabels.begin(), kLabels.end(), body.substr(0, words_end)) != kLabels.end()) return {};
  const std::size_t place_end = PassParts(scanner, words_end);
  const bool agency = PassAgency(scanner);
  if (!all_capitals && !agency) return {};
  if (!PassEnd(scanner)) return {};
  scanner.Space();
  return {.place = {0, static_cast<std::uint32_t>(place_end)}, .lead = static_cast<std::uint32_t>(scanner.at())};
}

}  // namespace tacitus
