#include "code/petrarch/phrase.h"

#include <algorithm>

#include "base/strings.h"

namespace tacitus {
namespace {

std::size_t TightWords(const Phrase& phrase) {
  return static_cast<std::size_t>(
      std::count_if(phrase.begin(), phrase.end(), [](const PhraseWord& w) { return w.tight; }));
}

}  // namespace

std::string CleanWord(std::string_view word) {
  std::string clean = UpperAscii(word);
  std::erase_if(clean, [](char c) { return c == '(' || c == ')' || c == '"' || c == ','; });
  if (clean.ends_with("'S")) clean.resize(clean.size() - 2);
  if (clean.ends_with("'")) clean.pop_back();
  while (clean.size() > 1 && clean.ends_with(".")) clean.pop_back();
  return clean;
}

std::string UpperAscii(std::string_view text) {
  std::string upper;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "\xE2\x80\x99") {
      upper += '\'';
      i += 2;
    } else {
      upper += text[i] >= 'a' && text[i] <= 'z' ? static_cast<char>(text[i] - 'a' + 'A') : text[i];
    }
  }
  return upper;
}

Phrase SplitPhrase(std::string_view text) {
  Phrase phrase;
  text = Trim(text);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t_"), text.size());
    std::string word = CleanWord(text.substr(0, end));
    text.remove_prefix(end);
    const std::size_t next = std::min(text.find_first_not_of(" \t_"), text.size());
    const bool tight = text.substr(0, next).find('_') != std::string_view::npos;
    text.remove_prefix(next);
    if (!word.empty()) phrase.push_back({std::move(word), tight});
  }
  if (!phrase.empty()) phrase.back().tight = false;
  return phrase;
}

std::string PluralOf(std::string_view noun) {
  const std::string stem(noun);
  const auto ends = [&](std::string_view end) { return noun.ends_with(end); };
  if (ends("S") || ends("X") || ends("Z") || ends("CH") || ends("SH")) return stem + "ES";
  const bool vowel_before =
      noun.size() > 1 && std::string_view("AEIOU").find(noun[noun.size() - 2]) != std::string_view::npos;
  if (ends("Y") && !vowel_before) return stem.substr(0, stem.size() - 1) + "IES";
  return stem + "S";
}

void PhraseIndex::Add(Phrase phrase, std::uint32_t value) {
  if (phrase.empty()) return;
  ++size_;
  std::vector<Entry>& entries = by_first_[phrase.front().text];
  entries.push_back({std::move(phrase), value});
}

void PhraseIndex::Sort() {
  for (auto& [first, entries] : by_first_) {
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      if (a.phrase.size() != b.phrase.size()) return a.phrase.size() > b.phrase.size();
      return TightWords(a.phrase) > TightWords(b.phrase);
    });
  }
}

std::optional<PhraseIndex::Match> PhraseIndex::MatchAt(std::span<const std::string> words, std::size_t at) const {
  const auto found = by_first_.find(words[at]);
  if (found == by_first_.end()) return std::nullopt;
  for (const Entry& entry : found->second) {
    std::size_t word = at + 1;
    std::size_t matched = 1;
    while (matched < entry.phrase.size() && word < words.size()) {
      if (words[word] == entry.phrase[matched].text) {
        ++matched;
      } else if (entry.phrase[matched - 1].tight) {
        break;
      }
      ++word;
    }
    if (matched == entry.phrase.size()) return Match{entry.value, word - at};
  }
  return std::nullopt;
}

}  // namespace tacitus
