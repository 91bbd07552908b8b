// What the texts of two documents have in common: their runs of three words (shingles).
//
// Broder, "On the resemblance and containment of documents" (Compression and Complexity of Sequences, 1997): the
// resemblance of two texts is |A and B| / |A or B| over their sets of shingles (Jaccard's index), the containment of
// one in the other |A and B| / |A|. A wire copy with another headline resembles its source; one that was cut to a third
// is contained in it.
//
//   ResemblanceOf(ShinglesOf("The talks began on Monday"), ShinglesOf("Talks began on Monday."))  is 2 of 3
//
// Stateless; any number of threads. Tested in tests/unit/stories/story_index_test.cc.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tacitus {

// Hashes of the shingles, sorted, each once. Case and punctuation make no difference; a text of one or two words is one
// shingle.
std::vector<std::uint32_t> ShinglesOf(std::string_view text);

// What of a document is compared: its body, since copies change headlines first, or all of it where that is short.
// `title` is the text's beginning, or empty.
std::string_view ComparedText(std::string_view text, std::string_view title);

struct Resemblance {
  std::size_t shared = 0;
  double jaccard = 0;
  double containment = 0;  // of the smaller in the larger
};

Resemblance ResemblanceOf(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other);

// Whether texts of this resemblance tell one story: most of it is the same, or most of the shorter is in the longer.
bool IsSameStory(const Resemblance& resemblance);

}  // namespace tacitus
