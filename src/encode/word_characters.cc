#include "encode/word_characters.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>

namespace tacitus {
namespace {

struct CharacterRange {
  std::uint32_t first;
  std::uint32_t last;
};

// Every step-th character from first to last becomes the one `difference` after it.
struct SingleForm {
  std::uint32_t first;
  std::uint32_t last;
  std::uint32_t step;
  std::int32_t difference;
};

struct SeveralForms {
  std::uint32_t first;                  // the character
  std::uint32_t forms[kMostWordForms];  // ended by 0 where there are fewer
};

#include "encode/wordpiece_tables.inc"

// The last entry that begins at or before the character; null where there is none.
template <typename Entry>
const Entry* FindEntry(std::span<const Entry> entries, char32_t c) {
  const auto after = std::upper_bound(entries.begin(), entries.end(), c,
                                      [](char32_t value, const Entry& entry) { return value < entry.first; });
  return after == entries.begin() ? nullptr : &*std::prev(after);
}

bool Contains(std::span<const CharacterRange> ranges, char32_t c) {
  const CharacterRange* range = FindEntry(ranges, c);
  return range != nullptr && c <= range->last;
}

constexpr bool IsAsciiPunctuation(char32_t c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

WordCharacter OneForm(char32_t c, WordCharacterKind kind = WordCharacterKind::kOther) { return {kind, 1, {c}}; }

WordCharacter NormaliseAscii(char32_t c) {
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return {WordCharacterKind::kSpace};
  if (c < ' ' || c == 0x7F) return {};
  return OneForm(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

// Unicode 14.0, section 3.12: a syllable is a leading consonant, a vowel and perhaps a trailing consonant.
WordCharacter DecomposeHangul(char32_t c) {
  constexpr char32_t kTrails = 28;
  constexpr char32_t kVowels = 21;
  const char32_t index = c - 0xAC00;
  const char32_t trail = index % kTrails;
  return {WordCharacterKind::kOther,
          trail == 0 ? 2U : 3U,
          {0x1100 + index / (kTrails * kVowels), 0x1161 + index / kTrails % kVowels, 0x11A7 + trail}};
}

}  // namespace

WordCharacter NormaliseWordCharacter(char32_t c) {
  if (c < 0x80) return NormaliseAscii(c);
  if (c >= 0xAC00 && c <= 0xD7A3) return DecomposeHangul(c);
  if (Contains(kSpaces, c)) return {WordCharacterKind::kSpace};
  if (Contains(kDropped, c)) return {};
  const SeveralForms* several = FindEntry(std::span<const SeveralForms>(kSeveralForms), c);
  if (several != nullptr && several->first == c) {
    const auto* end = std::find(several->forms, several->forms + kMostWordForms, 0U);
    WordCharacter character = {WordCharacterKind::kOther, static_cast<std::size_t>(end - several->forms)};
    std::copy(several->forms, end, character.forms);
    return character;
  }
  const auto kind = Contains(kIdeographs, c) ? WordCharacterKind::kIdeograph : WordCharacterKind::kOther;
  const SingleForm* single = FindEntry(std::span<const SingleForm>(kSingleForms), c);
  if (single == nullptr || c > single->last || (c - single->first) % single->step != 0) return OneForm(c, kind);
  return OneForm(static_cast<char32_t>(static_cast<std::int32_t>(c) + single->difference), kind);
}

bool IsWordPunctuation(char32_t c) { return c < 0x80 ? IsAsciiPunctuation(c) : Contains(kPunctuation, c); }

}  // namespace tacitus
