#include "code/actors/spelling.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <tuple>

#include "code/actors/words.h"

namespace tacitus {
namespace {

constexpr std::size_t kShortestMisspelt = 5;
constexpr std::size_t kFewestConsonants = 5;  // of a name that is looked up by sound

template <typename Visit>
void ForEachNeighbour(std::string_view word, Visit visit) {
  visit(HashWord(word));
  std::string shorter;
  for (std::size_t i = 0; i < word.size(); ++i) {
    shorter.assign(word.substr(0, i)).append(word.substr(i + 1));
    visit(HashWord(shorter));
  }
}

std::span<const std::pair<std::uint64_t, std::uint32_t>> Range(
    const std::vector<std::pair<std::uint64_t, std::uint32_t>>& sorted, std::uint64_t hash) {
  const auto begin = std::lower_bound(sorted.begin(), sorted.end(), std::pair<std::uint64_t, std::uint32_t>(hash, 0));
  auto end = begin;
  while (end != sorted.end() && end->first == hash) ++end;
  return {begin, end};
}

std::uint64_t SoundHash(std::span<const std::string> folded) {
  std::uint64_t hash = 0;
  for (const std::string& word : folded) hash = ExtendHash(hash, HashWord(ConsonantSkeleton(word)));
  return hash;
}

// Names of equal sound are told apart by their letters: of each word no more than half may differ.
bool LooksAlike(std::span<const std::string> a, std::span<const std::string> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const std::string& one, const std::string& other) {
    return 2 * EditDistance(one, other) <= std::max(one.size(), other.size());
  });
}

}  // namespace

bool WithinOneEdit(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t head = 0;
  while (head < a.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const std::size_t left = a.size() - head - tail;
  if (a.size() < b.size()) return left == 0;
  return left <= 1 || (left == 2 && a[head] == b[head + 1] && a[head + 1] == b[head]);
}

void SpellingIndex::Add(std::string_view folded, std::uint64_t meaning, std::uint32_t payload) {
  if (folded.size() < kShortestMisspelt) return;
  const auto index = static_cast<std::uint32_t>(words_.size());
  words_.push_back({std::string(folded), meaning, payload});
  ForEachNeighbour(folded, [&](std::uint64_t hash) { neighbours_.emplace_back(hash, index); });
}

void SpellingIndex::Sort() { std::sort(neighbours_.begin(), neighbours_.end()); }

std::uint32_t SpellingIndex::Find(std::string_view folded, std::uint32_t none) const {
  if (folded.size() < kShortestMisspelt) return none;
  const Known* found = nullptr;
  bool several = false;
  ForEachNeighbour(folded, [&](std::uint64_t hash) {
    for (const auto& [_, index] : Range(neighbours_, hash)) {
      const Known& known = words_[index];
      if (known.word.front() != folded.front() || !WithinOneEdit(known.word, folded)) continue;
      if (found != nullptr && found->meaning != known.meaning) several = true;
      if (found == nullptr) found = &known;
    }
  });
  return found == nullptr || several ? none : found->payload;
}

std::string ConsonantSkeleton(std::string_view folded) {
  std::string skeleton;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    char c = folded[i];
    switch (c) {
      case 'a':
      case 'e':
      case 'i':
      case 'o':
      case 'u':
      case 'y':
        if (i > 0) continue;
        c = 'a';
        break;
      case 'h':  // silent but at a word's start, where it tells Hamid from Mehmood
        if (i > 0) continue;
        break;
      case 'j':
        if (i > 0) continue;
        break;
      case 'g':
      case 'q':
      case 'c':
      case 'x':
        c = 'k';
        break;
      case 'z':
        c = 's';
        break;
      case 'v':
      case 'w':
      case 'p':
        c = 'f';
        break;
      case 't':
        c = 'd';
        break;
      default:
        break;
    }
    if (skeleton.empty() || skeleton.back() != c) skeleton += c;
  }
  return skeleton;
}

std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

void SoundIndex::Add(std::span<const std::string> folded, std::uint32_t payload) {
  if (folded.size() >= 2) names_.push_back({SoundHash(folded), {folded.begin(), folded.end()}, payload});
}

void SoundIndex::Sort() {
  std::sort(names_.begin(), names_.end(),
            [](const Name& a, const Name& b) { return std::tie(a.sound, a.payload) < std::tie(b.sound, b.payload); });
}

std::uint32_t SoundIndex::Find(std::span<const std::string> folded, std::uint32_t none) const {
  if (folded.size() < 2) return none;
  // A skeleton of few consonants ("Li Wei") says too little.
  std::size_t consonants = 0;
  for (const std::string& word : folded) consonants += ConsonantSkeleton(word).size();
  if (consonants < kFewestConsonants) return none;
  const std::uint64_t sound = SoundHash(folded);
  const auto less = [](const Name& name, std::uint64_t hash) { return name.sound < hash; };
  for (auto name = std::lower_bound(names_.begin(), names_.end(), sound, less);
       name != names_.end() && name->sound == sound; ++name) {
    if (LooksAlike(name->words, folded)) return name->payload;
  }
  return none;
}

}  // namespace tacitus
