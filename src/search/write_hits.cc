#include "search/write_hits.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/grouped.h"
#include "query/text_width.h"

namespace tacitus {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kIndent = 4;
constexpr std::string_view kSpaces = " \t\r\n";

bool IsMarked(const MarkedText& text, std::size_t start, std::size_t end) {
  return std::any_of(text.marks.begin(), text.marks.end(),
                     [&](const auto& mark) { return mark.first < end && start < mark.second; });
}

// The text on lines no wider than the terminal, broken between words.
std::string Wrapped(const MarkedText& text, Ink ink, std::size_t first_column, const TerminalStyle& style) {
  std::string lines;
  std::size_t column = first_column;
  for (std::size_t at = 0; at < text.text.size();) {
    const std::size_t start = text.text.find_first_not_of(kSpaces, at);
    if (start == std::string::npos) break;
    at = std::min(text.text.find_first_of(kSpaces, start), text.text.size());
    const std::string word = Printable(std::string_view(text.text).substr(start, at - start));
    const std::size_t width = TextWidth(word);
    const bool begins = column == kIndent || lines.empty();
    if (!begins && column + 1 + width > style.width) {
      lines.append("\n").append(kIndent, ' ');
      column = kIndent;
    } else if (!begins) {
      lines += ' ';
      ++column;
    }
    lines += Paint(word, IsMarked(text, start, at) ? Ink::kYellow : ink, style);
    column += width;
  }
  return lines;
}

std::string Describe(const SearchHit& hit, const TerminalStyle& style) {
  std::string head = hit.published_at.empty() ? "no date" : hit.published_at.substr(0, 10);
  if (!hit.outlet.empty()) head += "  " + Printable(hit.outlet);
  std::string text = Paint(head, Ink::kCyan, style);
  if (!hit.title.text.empty()) text += "  " + Wrapped(hit.title, Ink::kBold, TextWidth(head) + 2, style);
  text.append("\n").append(kIndent, ' ').append(Wrapped(hit.excerpt, Ink::kPlain, kIndent, style));
  const std::string where = Printable(hit.url.empty() ? hit.document : hit.url);
  return text.append("\n").append(kIndent, ' ').append(Paint(where, Ink::kDim, style)).append("\n");
}

Json TextOrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

}  // namespace

std::string DescribeHits(const SearchHits& hits, const TerminalStyle& style) {
  std::string text;
  for (const SearchHit& hit : hits.hits) text += Describe(hit, style);
  const std::string count =
      hits.hits.size() == hits.found ? Grouped(hits.found) : Grouped(hits.hits.size()) + " of " + Grouped(hits.found);
  return text + Paint(count + (hits.found == 1 ? " document" : " documents"), Ink::kDim, style) + "\n";
}

std::string HitsAsJsonLines(const SearchHits& hits) {
  std::string lines;
  for (const SearchHit& hit : hits.hits) {
    const Json record = {{"document_id", hit.document_id},
                         {"document", TextOrNull(hit.document)},
                         {"published_at", TextOrNull(hit.published_at)},
                         {"outlet", TextOrNull(hit.outlet)},
                         {"url", TextOrNull(hit.url)},
                         {"title", TextOrNull(hit.title.text)},
                         {"title_marks", hit.title.marks},
                         {"excerpt", hit.excerpt.text},
                         {"excerpt_marks", hit.excerpt.marks},
                         {"score", hit.score}};
    lines += record.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return lines;
}

}  // namespace tacitus
