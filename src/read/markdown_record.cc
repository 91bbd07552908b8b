#include "read/markdown_record.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "read/document_text.h"

namespace tacitus {
namespace {

struct Header {
  std::string_view key;
  std::string_view value;
};

// What stands above the body.
struct Head {
  std::string_view title;
  bool has_title = false;
  bool has_known_header = false;
  std::vector<Header> headers;
  std::size_t body_start = 0;
};

enum class Known { kNone, kPublishedAt, kAuthor, kOriginal, kId, kLanguage };

Known KnownHeader(std::string_view key) {
  const std::string lower = LowerAscii(key);
  if (lower == "published at" || lower == "published") return Known::kPublishedAt;
  if (lower == "author") return Known::kAuthor;
  if (lower == "original") return Known::kOriginal;
  if (lower == "id") return Known::kId;
  if (lower == "language") return Known::kLanguage;
  return Known::kNone;
}

// The headers that make a text a record; "id" and "language" alone do not, nor does any other key.
bool MarksRecord(Known header) {
  return header == Known::kPublishedAt || header == Known::kAuthor || header == Known::kOriginal;
}

// One to four words of ASCII letters, digits, '-' and '_', from a letter on.
bool IsKey(std::string_view key) {
  constexpr std::size_t kLongestKey = 40;
  if (key.empty() || key.size() > kLongestKey || !std::isalpha(static_cast<unsigned char>(key.front()))) return false;
  const bool legal = std::all_of(key.begin(), key.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == ' ';
  });
  return legal && std::count(key.begin(), key.end(), ' ') < 4 && key.back() != ' ';
}

bool IsMarked(std::string_view value) {
  return (value.size() >= 4 && value.starts_with("**") && value.ends_with("**")) || value.starts_with("https://") ||
         value.starts_with("http://") || (value.starts_with('[') && value.ends_with(')'));
}

// An unknown key makes a header where the line cannot be prose: its value is marked up, or short and no sentence,
// and the key is not in capitals, as a dateline is.
bool IsUnknownHeader(const Header& header) {
  constexpr std::size_t kLongestValue = 80;
  if (IsMarked(header.value)) return true;
  const bool capitals = std::none_of(header.key.begin(), header.key.end(),
                                     [](char c) { return std::islower(static_cast<unsigned char>(c)) != 0; });
  if (capitals || header.value.size() > kLongestValue) return false;
  if (header.value.empty()) return true;
  const std::string_view sentence_ends = ".!?\"";
  return sentence_ends.find(header.value.back()) == std::string_view::npos && !header.value.ends_with("\xE2\x80\x9D");
}

std::optional<Header> AsHeader(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const Header header{TrimAll(line.substr(0, colon)), TrimAll(line.substr(colon + 1))};
  if (!IsKey(header.key)) return std::nullopt;
  if (KnownHeader(header.key) != Known::kNone || IsUnknownHeader(header)) return header;
  return std::nullopt;
}

Head ReadHead(std::string_view text) {
  Head head;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = Trim(text.substr(at, end - at));
    head.body_start = at;
    at = end + 1;
    if (line.empty()) continue;
    if (!head.has_title && line.starts_with("# ")) {
      head.title = Trim(line.substr(2));
      head.has_title = true;
    } else if (const std::optional<Header> header = AsHeader(line)) {
      head.headers.push_back(*header);
      head.has_known_header |= MarksRecord(KnownHeader(header->key));
    } else {
      return head;
    }
  }
  head.body_start = text.size();
  return head;
}

std::string_view WithoutAsterisks(std::string_view value) {
  if (value.size() >= 4 && value.starts_with("**") && value.ends_with("**")) value = value.substr(2, value.size() - 4);
  return TrimAll(value);
}

// "[Outlet](url)", "[Outlet]", a bare address, or an outlet's name.
void SetOriginal(std::string_view value, Document& document) {
  if (value.starts_with('[')) {
    const std::size_t close = value.rfind("](");
    if (close != std::string_view::npos && value.ends_with(')')) {
      document.outlet = TrimAll(value.substr(1, close - 1));
      document.url = TrimAll(value.substr(close + 2, value.size() - close - 3));
      return;
    }
    if (value.ends_with(']')) value = value.substr(1, value.size() - 2);
  }
  (value.starts_with("https://") || value.starts_with("http://") ? document.url : document.outlet) = value;
}

Result<Done> SetHeader(const Header& header, Document& document) {
  const std::string_view value = WithoutAsterisks(header.value);
  switch (KnownHeader(header.key)) {
    case Known::kPublishedAt:
      return SetPublishedAt(value, "\"" + std::string(header.key) + "\"", document);
    case Known::kAuthor:
      document.author = value;
      break;
    case Known::kOriginal:
      SetOriginal(value, document);
      break;
    case Known::kId:
      if (!value.empty()) document.id = value;
      break;
    case Known::kLanguage:
      document.language = value;
      break;
    case Known::kNone:
      document.headers.emplace_back(header.key, header.value);
      break;
  }
  return Done{};
}

// Without the blank lines at its end; other spaces stay, as the body is verbatim.
std::string_view WithoutEndLines(std::string_view body) {
  const std::size_t last = body.find_last_not_of(" \t\n");
  if (last == std::string_view::npos) return {};
  return body.substr(0, std::min(body.find('\n', last), body.size()));
}

}  // namespace

bool IsMarkdownRecord(std::string_view text) {
  const Head head = ReadHead(text);
  return head.has_title || head.has_known_header;
}

Result<Document> ReadMarkdownRecord(std::string_view text, const std::string& name) {
  const Head head = ReadHead(text);
  Document document;
  document.id = name;
  for (const Header& header : head.headers) {
    const Result<Done> set = SetHeader(header, document);
    if (!set) return Error{set.error().code, set.error().message, name};
  }
  const std::string_view body = WithoutEndLines(text.substr(head.body_start));
  if (head.title.empty() && body.empty()) {
    return Error{ErrorCode::kMalformed, "the record has headers but neither a title nor a body", name};
  }
  const Result<Done> set = SetText(head.title, body, document);
  if (!set) return Error{set.error().code, set.error().message, name};
  return document;
}

}  // namespace tacitus
