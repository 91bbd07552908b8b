#include "read/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace tacitus {
namespace {

constexpr int kShareOfText = 70;             // percent that must be in the language
constexpr std::size_t kShortestText = 20;    // bytes; shorter ones are names and numbers as often as sentences
constexpr std::size_t kLongestLook = 65536;  // bytes are enough to tell

// The commonest words of English, sorted: those of no other language in Latin letters, and those of some others.
constexpr std::array<std::string_view, 20> kEnglishAlone = {"and",   "been",  "from", "has",   "his",  "its",  "of",
                                                            "said",  "that",  "the",  "their", "they", "this", "were",
                                                            "which", "while", "who",  "will",  "with", "would"};
constexpr std::array<std::string_view, 10> kEnglishToo = {"a", "as", "at", "by", "for", "in", "is", "on", "to", "was"};

// Whether so many of the words are such that the text is English, whatever the letters of its names look like.
bool HasEnglishWords(std::string_view text) {
  constexpr std::size_t kOneIn = 7;  // English has about one in three
  std::size_t words = 0;
  std::size_t alone = 0;
  std::size_t too = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    const std::string word = LowerAscii(text.substr(at, end - at));
    at = end + 1;
    if (word.empty()) continue;
    ++words;
    if (std::binary_search(kEnglishAlone.begin(), kEnglishAlone.end(), word)) ++alone;
    if (std::binary_search(kEnglishToo.begin(), kEnglishToo.end(), word)) ++too;
  }
  return alone > 0 && (alone + too) * kOneIn >= words;
}

}  // namespace

std::string DetectLanguage(std::string_view text) {
  if (text.size() < kShortestText) return {};
  const auto length = static_cast<int>(std::min(text.size(), kLongestLook));
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  int text_bytes = 0;
  bool is_reliable = false;
  const CLD2::Language first = CLD2::DetectLanguageSummary(text.data(), length, true, languages.data(), percents.data(),
                                                           &text_bytes, &is_reliable);
  if (!is_reliable || first == CLD2::UNKNOWN_LANGUAGE || languages[0] != first || percents[0] < kShareOfText) return {};
  if (first != CLD2::ENGLISH && HasEnglishWords(text.substr(0, kLongestLook))) return "en";
  return CLD2::LanguageCode(first);
}

bool IsEnglish(std::string_view language) {
  const std::string lower = LowerAscii(Trim(language));
  return lower == "en" || lower.starts_with("en-") || lower.starts_with("en_") || lower == "eng" || lower == "english";
}

bool IsNoLanguage(std::string_view language) {
  constexpr std::array<std::string_view, 8> kNone = {"", "und", "mul", "mis", "zxx", "un", "unknown", "none"};
  return std::find(kNone.begin(), kNone.end(), LowerAscii(Trim(language))) != kNone.end();
}

}  // namespace tacitus
