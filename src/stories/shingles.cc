#include "stories/shingles.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "base/utf8.h"

namespace tacitus {
namespace {

constexpr std::size_t kWordsPerShingle = 3;
constexpr std::size_t kFewestBodyBytes = 120;

// On the edits of wire texts of tests/store/stories_test.py copies stay above, and other texts, among them later
// reports of the same subject, below. A few shared shingles are a turn of phrase, not a copy.
constexpr double kLeastJaccard = 0.4;
constexpr double kLeastContainment = 0.6;
constexpr std::size_t kFewestContained = 20;

// General punctuation, and the no-break space and signs of Latin-1; letters of all scripts are parts of words.
bool SeparatesWords(char32_t c) {
  if (c < 0x80) return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  return (c >= 0xA0 && c <= 0xBF) || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F);
}

std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCharacter(text, at);
    if (SeparatesWords(c)) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    AppendUtf8(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c, words.back());
  }
  return words;
}

}  // namespace

std::vector<std::uint32_t> ShinglesOf(std::string_view text) {
  const std::vector<std::string> words = WordsOf(text);
  std::vector<std::uint32_t> shingles;
  if (words.empty()) return shingles;
  const std::size_t length = std::min(words.size(), kWordsPerShingle);
  std::string run;
  for (std::size_t first = 0; first + length <= words.size(); ++first) {
    run.clear();
    for (std::size_t word = first; word < first + length; ++word) run.append(words[word]).append(1, ' ');
    shingles.push_back(static_cast<std::uint32_t>(Hash64(run)));
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

std::string_view ComparedText(std::string_view text, std::string_view title) {
  if (title.empty() || !text.starts_with(title)) return text;
  const std::string_view body = text.substr(title.size());
  return body.size() < kFewestBodyBytes ? text : body;
}

Resemblance ResemblanceOf(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other) {
  Resemblance resemblance;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    if (*a == *b) {
      ++resemblance.shared;
      ++a;
      ++b;
    } else if (*a < *b) {
      ++a;
    } else {
      ++b;
    }
  }
  const std::size_t smaller = std::min(one.size(), other.size());
  if (smaller == 0) return resemblance;
  const auto shared = static_cast<double>(resemblance.shared);
  resemblance.jaccard = shared / static_cast<double>(one.size() + other.size() - resemblance.shared);
  resemblance.containment = shared / static_cast<double>(smaller);
  return resemblance;
}

bool IsSameStory(const Resemblance& resemblance) {
  return resemblance.jaccard >= kLeastJaccard ||
         (resemblance.containment >= kLeastContainment && resemblance.shared >= kFewestContained);
}

}  // namespace tacitus
