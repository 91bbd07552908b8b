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
