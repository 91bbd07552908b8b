#include "query/excerpt.h"

#include <algorithm>

namespace tacitus {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";

// The end of the word after `end`, or `end` at the sentence's end.
std::size_t NextWordEnd(std::string_view sentence, std::size_t end) {
  const std::size_t word = sentence.find_first_not_of(kSpaces, end);
  if (word == std::string_view::npos) return end;
  return std::min(sentence.find_first_of(kSpaces, word), sentence.size());
}

std::size_t PreviousWordStart(std::string_view sentence, std::size_t start) {
  const std::size_t last = sentence.substr(0, start).find_last_not_of(kSpaces);
  if (last == std::string_view::npos) return start;
  const std::size_t space = sentence.substr(0, last).find_last_of(kSpaces);
  return space == std::string_view::npos ? 0 : space + 1;
}

// Printable joins spaces and drops those at the ends; between the parts they count.
std::string PrintablePart(std::string_view part, bool space_before, bool space_after) {
  std::string printable = Printable(part);
  if (printable.empty()) return printable.append(part.empty() ? "" : " ");
  if (space_before && kSpaces.find(part.front()) != std::string_view::npos) printable.insert(0, " ");
  if (space_after && kSpaces.find(part.back()) != std::string_view::npos) printable.push_back(' ');
  return printable;
}

Excerpt Cut(std::string_view sentence, std::size_t start, std::size_t end, std::size_t from, std::size_t to) {
  Excerpt excerpt;
  excerpt.before = (from > 0 ? "…" : "") + PrintablePart(sentence.substr(from, start - from), false, true);
  excerpt.words = Printable(sentence.substr(start, end - start));
  excerpt.after = PrintablePart(sentence.substr(end, to - end), true, false) + (to < sentence.size() ? "…" : "");
  return excerpt;
}

}  // namespace

Excerpt ExcerptAround(std::string_view sentence, std::size_t start, std::size_t end, std::size_t width) {
  constexpr int kBehindForEachBefore = 2;
  std::size_t from = start;
  std::size_t to = end;
  Excerpt excerpt = Cut(sentence, start, end, from, to);
  if (excerpt.Width() > width) return {{}, Truncated(excerpt.words, width), {}};
  bool grows_left = true;
  bool grows_right = true;
  for (int turn = 0; grows_left || grows_right; ++turn) {
    const bool left = turn % (kBehindForEachBefore + 1) == kBehindForEachBefore;
    if (!(left ? grows_left : grows_right)) continue;
    const std::size_t wider_from = left ? PreviousWordStart(sentence, from) : from;
    const std::size_t wider_to = left ? to : NextWordEnd(sentence, to);
    const bool moved = wider_from != from || wider_to != to;
    Excerpt wider = Cut(sentence, start, end, wider_from, wider_to);
    if (moved && wider.Width() <= width) {
      excerpt = std::move(wider);
      from = wider_from;
      to = wider_to;
    } else {
      (left ? grows_left : grows_right) = false;
    }
  }
  return excerpt;
}

}  // namespace tacitus
