// A few words of a sentence around those that matter. Tested in tests/unit/query/excerpt_test.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "query/text_width.h"

namespace tacitus {

struct Excerpt {
  std::string before;  // begins with "…" where the sentence does not begin here
  std::string words;
  std::string after;  // ends with "…" where the sentence goes on

  [[nodiscard]] std::size_t Width() const { return TextWidth(before) + TextWidth(words) + TextWidth(after); }
};

// As many whole words around the bytes [start, end) of `sentence` as fit in `width` columns, more of them behind than
// before; the words alone, cut, where not even they fit. Precondition: start <= end <= sentence.size().
Excerpt ExcerptAround(std::string_view sentence, std::size_t start, std::size_t end, std::size_t width);

}  // namespace tacitus
