#include "code/actors/words.h"

#include <array>
#include <cstddef>

namespace tacitus {
namespace {

// Letters of Latin-1 and Latin Extended-A (U+00C0 to U+017F), each as the ASCII it is compared by; ' ' for none.
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo ouuuuyts"
    "aaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggg"
    "gggghhhhiiiiiiiiiiiijjkkkllllllll"
    "llnnnnnnnnnoooooooorrrrrrssssssss"
    "ttttttuuuuuuuuuuuuwwyyyzzzzzzs";

bool IsUpperAscii(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLetterAscii(char c) { return IsUpperAscii(c) || (c >= 'a' && c <= 'z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// One code point at `i`; moves `i` past it. A malformed byte counts as a point of its own that no word holds.
std::uint32_t NextCodePoint(std::string_view text, std::size_t& i) {
  constexpr std::uint32_t kMalformed = 0xfffd;
  const std::uint32_t first = static_cast<unsigned char>(text[i++]);
  if (first < 0x80) return first;
  const std::size_t more = first >= 0xf8 || first < 0xc0 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  if (more == 0 || i + more > text.size()) return kMalformed;
  std::uint32_t point = first & (0x3fU >> more);
  for (std::size_t k = 0; k < more; ++k) {
    const std::uint32_t byte = static_cast<unsigned char>(text[i + k]);
    if ((byte & 0xc0U) != 0x80) return kMalformed;
    point = (point << 6) | (byte & 0x3fU);
  }
  i += more;
  return point;
}

bool IsApostrophe(std::uint32_t point) { return point == '\'' || point == 0x2019 || point == 0x2018 || point == 0x2bc; }
bool IsDash(std::uint32_t point) { return point == '-' || point == '/' || (point >= 0x2010 && point <= 0x2014); }

char FoldPoint(std::uint32_t point) {
  if (point < 0x80) {
    const char c = static_cast<char>(point);
    if (IsUpperAscii(c)) return static_cast<char>(c - 'A' + 'a');
    return IsLetterAscii(c) || IsDigit(c) ? c : ' ';
  }
  if (point >= 0xc0 && point < 0xc0 + kLatin.size()) return kLatin[point - 0xc0];
  if (point >= 0x218 && point <= 0x21b) return point < 0x21a ? 's' : 't';  // Romanian comma below
  if (point >= 0x1ea0 && point <= 0x1ef9) {                                // Vietnamese
    constexpr std::array<std::pair<std::uint32_t, char>, 6> kEnds = {
        {{0x1eb7, 'a'}, {0x1ec7, 'e'}, {0x1ecb, 'i'}, {0x1ee3, 'o'}, {0x1ef1, 'u'}, {0x1ef9, 'y'}}};
    for (const auto& [end, letter] : kEnds) {
      if (point <= end) return letter;
    }
  }
  return ' ';
}

void MarkCase(std::string_view text, Word& word) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool first = true;
  for (std::size_t i = 0; i < text.size();) {
    const std::uint32_t point = NextCodePoint(text, i);
    const bool capital = (point < 0x80 && IsUpperAscii(static_cast<char>(point))) || (point >= 0xc0 && point <= 0xde) ||
                         (point >= 0x100 && point < 0x180 && point % 2 == 0);
    const char folded = FoldPoint(point);
    if (folded == ' ') continue;
    if (IsDigit(folded)) {
      word.number = first || word.number;
    } else {
      ++letters;
      capitals += capital ? 1 : 0;
      if (first && capital) word.capital = true;
    }
    first = false;
  }
  word.upper = letters >= 2 && capitals == letters;
  word.number = word.number && letters == 0;
}

// Adds the words of one piece without spaces ("Kurdish-led", "Iran's").
void AddWords(std::string_view text, std::uint32_t offset, std::vector<Word>& words,
              std::vector<std::string>* all_folded = nullptr) {
  std::string folded;
  std::size_t begin = 0;
  const auto finish = [&](std::size_t end) {
    if (!folded.empty()) {
      Word word;
      word.hash = HashWord(folded);
      word.start = offset + static_cast<std::uint32_t>(begin);
      word.end = offset + static_cast<std::uint32_t>(end);
      word.token = static_cast<std::uint32_t>(words.size());
      MarkCase(text.substr(begin, end - begin), word);
      words.push_back(word);
      if (all_folded != nullptr) all_folded->push_back(folded);
    }
    folded.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const std::uint32_t point = NextCodePoint(text, i);
    if (IsApostrophe(point) && !folded.empty() && (i >= text.size() || FoldWord(text.substr(i)) == "s")) {
      finish(at);
      words.back().possessive = true;
      return;
    }
    if (IsDash(point) || point == ',' || point == ';' || point == '(' || point == ')' || point == '"') {
      finish(at);
      if (!words.empty() && IsDash(point)) words.back().hyphen_after = true;
      if (!words.empty() && (point == ',' || point == ';' || point == ')')) words.back().comma_after = true;
      begin = i;
      continue;
    }
    const char c = FoldPoint(point);
    if (folded.empty() && c == ' ') begin = i;
    if (c != ' ') folded += c;
  }
  finish(text.size());
}

// Adds the words of a text, piece by piece between spaces (no-break spaces among them).
void AddPieces(std::string_view text, std::vector<Word>& words, std::vector<std::string>* folded) {
  constexpr std::string_view kNoBreakSpace = "\xc2\xa0";
  std::size_t i = 0;
  while (i < text.size()) {
    while (i < text.size() && static_cast<unsigned char>(text[i]) <= ' ') ++i;
    const std::size_t begin = i;
    while (i < text.size() && static_cast<unsigned char>(text[i]) > ' ' && text.substr(i, 2) != kNoBreakSpace) ++i;
    if (i > begin) AddWords(text.substr(begin, i - begin), static_cast<std::uint32_t>(begin), words, folded);
    if (text.substr(i, 2) == kNoBreakSpace) i += 2;
  }
}

}  // namespace

std::string FoldWord(std::string_view text) {
  std::string folded;
  for (std::size_t i = 0; i < text.size();) {
    const char c = FoldPoint(NextCodePoint(text, i));
    if (c != ' ') folded += c;
  }
  return folded;
}

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  AddPieces(text, words, nullptr);
  return words;
}

std::vector<Word> WordsOf(std::string_view text, std::vector<std::string>& folded) {
  std::vector<Word> words;
  folded.clear();
  AddPieces(text, words, &folded);
  return words;
}

std::vector<Word> WordsOf(const Parse& parse) {
  std::vector<Word> words;
  words.reserve(parse.tokens.size());
  for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
    const Token& token = parse.tokens[i];
    const std::string_view text = parse.TextOf(token);
    if (token.tag == "POS") {
      if (!words.empty()) words.back().possessive = true;
      continue;
    }
    const std::size_t before = words.size();
    AddWords(text, token.start, words);
    // The capital of a sentence's first word says nothing, unless the parser takes it for a name or an adjective.
    const bool plain_first =
        token.sentence_start && token.entity.empty() && token.pos != Pos::kPropn && token.pos != Pos::kAdj;
    for (std::size_t k = before; k < words.size(); ++k) {
      words[k].token = i;
      words[k].weak_capital = plain_first;
    }
    if (words.size() == before && !words.empty()) {
      if (text == "-" || text == "/" || text == "\xe2\x80\x93") words.back().hyphen_after = !token.space_after;
      if (text == "," || text == ";" || text == ")") words.back().comma_after = true;
    }
  }
  return words;
}

}  // namespace tacitus
