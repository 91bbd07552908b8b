#include "read/document_text.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/dateline.h"
#include "read/publication_time.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

// Where a dateline may stand in a bare text whose first line is a headline: at its second paragraph.
std::size_t SecondParagraph(std::string_view text) {
  constexpr std::size_t kLongestHeadline = 200;
  const std::size_t end = text.substr(0, kLongestHeadline).find('\n');
  if (end == std::string_view::npos) return std::string_view::npos;
  return text.find_first_not_of(" \t\r\n", end);
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
  std::size_t start = body_start;
  ByteSpan dateline = FindDateline(body);
  if (dateline.empty() && title.empty()) {
    const std::size_t second = SecondParagraph(body);
    if (second != std::string_view::npos) {
      dateline = FindDateline(body.substr(second));
      start += second;
    }
  }
  if (!dateline.empty()) {
    const auto shift = static_cast<std::uint32_t>(start);
    document.dateline = {dateline.start + shift, dateline.end + shift};
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
