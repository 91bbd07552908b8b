#include "stories/story_index.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <unordered_map>
#include <utility>

#include "base/hash.h"

namespace tacitus {
namespace {

// Of the documents at one place of the tables so many are looked at. Only mass-produced texts come to more.
constexpr std::size_t kLongestChain = 64;
// Documents whose texts are to be compared, and what of the values must agree for it. The estimate is off by 0.05 or
// so.
constexpr std::size_t kMostCandidates = 8;
constexpr std::size_t kMostOfAStory = 2;
constexpr std::size_t kFewestAgreeing = kMinHashes / 8;

// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
constexpr std::uint64_t Mix(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

// x -> (a x + b) / 2^32, the family of Dietzfelbinger et al. (1997).
struct HashFunction {
  std::uint64_t factor = 0;
  std::uint64_t summand = 0;
};

constexpr std::array<HashFunction, kMinHashes> MakeFunctions() {
  std::array<HashFunction, kMinHashes> functions{};
  for (std::size_t i = 0; i < kMinHashes; ++i) functions[i] = {Mix(2 * i) | 1U, Mix(2 * i + 1)};
  return functions;
}

constexpr std::array<HashFunction, kMinHashes> kFunctions = MakeFunctions();

std::size_t Agreeing(const MinHash& one, const MinHash& other) {
  std::size_t agreeing = 0;
  for (std::size_t i = 0; i < kMinHashes; ++i) agreeing += one[i] == other[i] ? 1U : 0U;
  return agreeing;
}

bool IsWithinDays(std::int32_t one, std::int32_t other) {
  return one == kNoDay || other == kNoDay || std::abs(one - other) <= kStoryDays;
}

bool SameKey(const MinHash& one, const MinHash& other, std::size_t band) {
  return one[2 * band] == other[2 * band] && one[2 * band + 1] == other[2 * band + 1];
}

}  // namespace

StorySketch SketchOf(const std::vector<std::uint32_t>& shingles, std::int32_t day) {
  std::array<std::uint32_t, kMinHashes> least{};
  least.fill(UINT32_MAX);
  for (const std::uint32_t shingle : shingles) {
    for (std::size_t i = 0; i < kMinHashes; ++i) {
      const auto value = static_cast<std::uint32_t>((kFunctions[i].factor * shingle + kFunctions[i].summand) >> 32);
      least[i] = std::min(least[i], value);
    }
  }
  StorySketch sketch;
  sketch.shingles = static_cast<std::uint32_t>(shingles.size());
  sketch.day = day;
  for (std::size_t i = 0; i < kMinHashes; ++i) sketch.hashes[i] = static_cast<std::uint16_t>(least[i]);
  return sketch;
}

std::size_t StoryIndex::PlaceOf(const MinHash& hashes, std::size_t band) const {
  const std::uint64_t key =
      (std::uint64_t{band} << 32) | (std::uint64_t{hashes[2 * band]} << 16) | std::uint64_t{hashes[2 * band + 1]};
  const std::size_t places = table_.size() / kBands;
  return band * places + (Mix(key) & (places - 1));
}

// Which of many documents at one place are looked at is as good as drawn, and the same in any order of adding.
std::uint64_t StoryIndex::PriorityOf(std::uint32_t document, std::size_t band) const {
  return Mix(Hash64(ids_.name(documents_[document].id)) + band);
}

void StoryIndex::Reserve(std::size_t documents) {
  const std::size_t places = std::bit_ceil((documents_.size() + documents) / 2 + 1);
  if (places * kBands <= table_.size()) return;
  table_.assign(places * kBands, kEnd);
  for (std::uint32_t document = 0; document < documents_.size(); ++document) {
    for (std::size_t band = 0; band < kBands; ++band) Link(document, band);
    changes_.clear();  // of all documents they would take more memory than the index
  }
}

void StoryIndex::Set(std::uint32_t document, std::size_t at, std::uint32_t value) {
  std::uint32_t& link = document == kEnd ? table_[at] : documents_[document].next[at];
  changes_.push_back({document, at, link});
  link = value;
}

void StoryIndex::Link(std::uint32_t document, std::size_t band) {
  const std::size_t place = PlaceOf(documents_[document].sketch.hashes, band);
  std::uint32_t before = kEnd;
  std::uint32_t after = table_[place];
  if (after != kEnd) {
    const std::uint64_t priority = PriorityOf(document, band);
    for (std::size_t step = 0; after != kEnd && PriorityOf(after, band) < priority; ++step) {
      if (step == kLongestChain) return;
      before = after;
      after = documents_[after].next[band];
    }
  }
  Set(document, band, after);
  Set(before, before == kEnd ? place : band, document);
}

void StoryIndex::Add(std::string_view document_id, const StorySketch& sketch, std::string_view story) {
  const auto document = static_cast<std::uint32_t>(documents_.size());
  documents_.push_back({sketch, ids_.Of(document_id), ids_.Of(story), {}});
  documents_.back().next.fill(kEnd);
  // Texts without a word resemble nothing.
  for (std::size_t band = 0; band < kBands && sketch.shingles > 0; ++band) Link(document, band);
}

bool StoryIndex::Join(std::string_view story, std::string_view other) {
  const std::uint32_t one = ids_.Of(story);
  const std::uint32_t two = ids_.Of(other);
  if (ids_.Root(one) == ids_.Root(two)) return false;
  ids_.Join(one, two);
  return true;
}

std::vector<StoryIndex::Candidate> StoryIndex::Candidates(const StorySketch& sketch) const {
  std::vector<std::uint32_t> found;
  for (std::size_t band = 0; band < kBands && sketch.shingles > 0 && !table_.empty(); ++band) {
    std::uint32_t document = table_[PlaceOf(sketch.hashes, band)];
    for (std::size_t step = 0; document != kEnd && step < kLongestChain; ++step) {
      const Indexed& other = documents_[document];
      if (SameKey(sketch.hashes, other.sketch.hashes, band) && IsWithinDays(sketch.day, other.sketch.day)) {
        found.push_back(document);
      }
      document = other.next[band];
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<std::pair<std::size_t, std::uint32_t>> ranked;
  for (const std::uint32_t document : found) {
    const std::size_t agreeing = Agreeing(sketch.hashes, documents_[document].sketch.hashes);
    if (agreeing >= kFewestAgreeing) ranked.emplace_back(agreeing, document);
  }
  std::sort(ranked.begin(), ranked.end(), [this](const auto& one, const auto& other) {
    return one.first != other.first ? one.first > other.first
                                    : ids_.ComesBefore(documents_[one.second].id, documents_[other.second].id);
  });
  std::vector<Candidate> best;
  std::unordered_map<std::uint32_t, std::size_t> of_story;
  for (const auto& [agreeing, document] : ranked) {
    if (best.size() == kMostCandidates) break;
    const std::uint32_t story = ids_.Root(documents_[document].story);
    if (++of_story[story] <= kMostOfAStory) {
      best.push_back({ids_.name(documents_[document].id), ids_.name(story), documents_[document].sketch.day});
    }
  }
  return best;
}

void StoryIndex::Keep() {
  changes_.clear();
  kept_ = documents_.size();
  ids_.Keep();
}

void StoryIndex::TakeBack() {
  for (auto change = changes_.rbegin(); change != changes_.rend(); ++change) {
    (change->document == kEnd ? table_[change->at] : documents_[change->document].next[change->at]) = change->before;
  }
  documents_.resize(kept_);
  changes_.clear();
  ids_.TakeBack();
}

}  // namespace tacitus
