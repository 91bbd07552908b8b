// Finds, among very many documents, those whose text may be nearly that of a given one.
//
// MinHash: for each of 96 hash functions the least value over a text's shingles; two texts agree in a share of them
// that estimates their resemblance (Broder 1997; of each value the low 16 bits are kept: Li and König, "b-Bit Minwise
// Hashing", WWW 2010). Pairs of values are the keys of 48 tables, so that texts of resemblance 0.3 meet in one of them
// with probability 0.99 and strangers hardly ever (Indyk and Motwani, "Approximate Nearest Neighbors", STOC 1998). What
// is found is for ResemblanceOf to judge by the texts themselves.
//
// About 500 bytes a document, whatever its length. What is found depends on the documents that were added, not on their
// order. Steps can be taken back, for writers whose commit a rival forestalls.
// One thread at a time. Tested in tests/unit/stories/story_index_test.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stories/joined_ids.h"

namespace tacitus {

inline constexpr std::size_t kMinHashes = 96;
using MinHash = std::array<std::uint16_t, kMinHashes>;

// A document as the index sees it.
struct StorySketch {
  MinHash hashes{};
  std::uint32_t shingles = 0;  // how many
  std::int32_t day = 0;        // of publication, since 1970; kNoDay where that is not known
};

inline constexpr std::int32_t kNoDay = INT32_MIN;

// Documents that were published further apart than this many days tell different stories, however alike they are:
// regular reports repeat their words.
inline constexpr std::int32_t kStoryDays = 30;

StorySketch SketchOf(const std::vector<std::uint32_t>& shingles, std::int32_t day);

class StoryIndex {
 public:
  // Room for so many more documents. To be called only when nothing is to be taken back.
  void Reserve(std::size_t documents);

  // Adds a document of this story.
  void Add(std::string_view document_id, const StorySketch& sketch, std::string_view story);

  // Makes two stories one; false where they were.
  bool Join(std::string_view story, std::string_view other);

  struct Candidate {
    std::string document_id;
    std::string story;     // of those joined, the one whose name comes first
    std::int32_t day = 0;  // as in its sketch
  };

  // Documents that may resemble this one, the likeliest first: a few, and a few of each story.
  [[nodiscard]] std::vector<Candidate> Candidates(const StorySketch& sketch) const;

  // From here on steps are remembered, until they are kept for good or taken back.
  void Keep();
  void TakeBack();

 private:
  static constexpr std::size_t kBands = kMinHashes / 2;
  static constexpr std::uint32_t kEnd = UINT32_MAX;

  struct Indexed {
    StorySketch sketch;
    std::uint32_t id = 0;  // a name of ids_, as the story's
    std::uint32_t story = 0;
    std::array<std::uint32_t, kBands> next{};  // in each band, the next document with the same place in its table
  };
  struct Change {
    std::uint32_t document = 0;  // whose link was changed; kEnd is the table's own
    std::size_t at = 0;          // band, or place in the table
    std::uint32_t before = 0;
  };

  [[nodiscard]] std::size_t PlaceOf(const MinHash& hashes, std::size_t band) const;
  [[nodiscard]] std::uint64_t PriorityOf(std::uint32_t document, std::size_t band) const;
  void Link(std::uint32_t document, std::size_t band);
  void Set(std::uint32_t document, std::size_t at, std::uint32_t value);

  Blocks<Indexed> documents_;
  std::vector<std::uint32_t> table_;  // band after band: the first document at each place
  JoinedIds ids_;                     // of documents and of stories, most of which are named after one
  std::vector<Change> changes_;
  std::size_t kept_ = 0;
};

}  // namespace tacitus
