#include "read/document_text.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/dateline.h"
#include "read/publication_time.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

// Where the paragraph after the first begins, if that may be a headline or a byline, which go before a dateline: a
// short line that ends as no sentence does.
std::size_t BehindHeadline(std::string_view text) {
  constexpr std::size_t kLongestHeadline = 200;
  const std::size_t end = text.substr(0, kLongestHeadline).find('\n');
  if (end == std::string_view::npos || Trim(text.substr(0, end)).ends_with('.')) return std::string_view::npos;
  return text.find_first_not_of(" \t\r\n", end);
}

// The first dateline among the first paragraphs, in bytes of `body`.
Dateline DatelineOf(std::string_view body) {
  constexpr int kMostHeadlines = 2;  // a headline and a byline
  std::size_t start = 0;
  for (int i = 0; i <= kMostHeadlines; ++i) {
    const Dateline dateline = FindDateline(body.substr(start));
    const auto shift = static_cast<std::uint32_t>(start);
    if (!dateline.place.empty()) {
      return {.place = {dateline.place.start + shift, dateline.place.end + shift}, .lead = dateline.lead + shift};
    }
    const std::size_t behind = BehindHeadline(body.substr(start));
    if (behind == std::string_view::npos) break;
    start += behind;
  }
  return {};
}

}  // namespace

Result<Done> SetText(std::string_view title, std::string_view body, Document& document) {
  const std::string_view separator = title.empty() || body.empty() ? "" : "\n\n";
  const std::size_t body_start = title.size() + separator.size();
  if (body_start + body.size() > kLargestText) {
    return Error{
        ErrorCode::kUnsupported,
        "the text is larger than " + std::to_string(kLargestText >> 20) + " MiB, the most for one document: split it",
        {}};
  }
  document.text.reserve(body_start + body.size());
  document.text.assign(title).append(separator).append(body);
  document.title = {0, static_cast<std::uint32_t>(title.size())};
  if (const Dateline dateline = DatelineOf(body); !dateline.place.empty()) {
    const auto shift = static_cast<std::uint32_t>(body_start);
    document.dateline = {dateline.place.start + shift, dateline.place.end + shift};
    document.lead = dateline.lead + shift;
  }
  return Done{};
}

Result<Done> SetPublishedAt(std::string_view value, const std::string& field, Document& document) {
  if (value.empty()) return Done{};
  document.published_at = ParsePublicationTime(value);
  if (document.published_at) return Done{};
  return Error{ErrorCode::kMalformed,
               field + " is \"" + Excerpt(value) + "\", which is no time such as 2019-11-03T18:01:00+00:00",
               {}};
}

std::string Excerpt(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  std::string excerpt;
  for (std::size_t at = 0; at < text.size();) {
    if (excerpt.size() >= kLongest) return excerpt + "…";
    const char32_t character = NextCharacter(text, at);
    AppendUtf8(character < 0x20 || (character >= 0x7F && character < 0xA0) ? U' ' : character, excerpt);
  }
  return excerpt;
}

std::string_view TakeLine(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

std::string_view TrimAll(std::string_view text) {
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  for (;;) {
    text = Trim(text);
    if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(kNoBreakSpace.size());
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(kNoBreakSpace.size());
    } else {
      return text;
    }
  }
}

}  // namespace tacitus
