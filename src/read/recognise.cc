// Signatures are from the formats' own specifications (xz's, APPNOTE of zip …).
#include "read/recognise.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "read/document_text.h"
#include "read/front_matter.h"
#include "read/markdown_record.h"
#include "read/table.h"

namespace tacitus {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view message;
};

constexpr std::array kSignatures = {
    Signature{"\xfd\x37zXZ\0"sv, "looks like an xz file: unpack it first (unxz)"},
    Signature{"BZh"sv, "looks like a bzip2 file: unpack it first (bunzip2)"},
    Signature{"PK\x03\x04"sv, "looks like a zip archive or an office document: unpack it, or save its text"},
    Signature{"%PDF-"sv, "looks like a PDF file: save its text first (pdftotext)"},
    Signature{"\xd0\xcf\x11\xe0"sv, "looks like an old office document: save its text first"},
    Signature{"{\\rtf"sv, "looks like an RTF document: save its text first"},
    Signature{"PAR1"sv, "looks like a Parquet file, which is not read: save it as CSV or JSON Lines"},
};

constexpr std::array<std::string_view, 3> kFeedRoots = {"rss", "feed", "rdf:rdf"};

// Elements that a page, or a piece of one, begins with.
constexpr std::array<std::string_view, 30> kPageRoots = {
    "html", "head",    "body", "title", "meta",   "link", "script", "style",  "base", "div",
    "p",    "article", "main", "h1",    "h2",     "h3",   "table",  "center", "font", "span",
    "a",    "img",     "ul",   "ol",    "header", "nav",  "br",     "hr",     "b",    "section"};

template <typename Names>
bool Has(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Whether the first line with anything in it is an object, or half of the first ten are: one broken line, even the
// first, does not make JSON Lines a text.
bool IsJsonLines(std::string_view head) {
  constexpr int kLines = 10;
  int lines = 0;
  int objects = 0;
  while (!head.empty() && lines < kLines) {
    const std::string_view line = TakeLine(head);
    if (Trim(line).empty()) continue;
    ++lines;
    if (BeginsObject(line)) ++objects;
    if (lines == 1 && objects == 1) return true;
  }
  return lines > 1 && 2 * objects >= lines;
}

// A list of objects, or an object whose first line is not all of it.
bool IsJsonValues(std::string_view head) {
  head = Trim(head);
  if (head.starts_with('[')) {
    const std::string_view inside = Trim(head.substr(1));
    return BeginsObject(inside) || inside.starts_with(']');
  }
  const std::string_view first = Trim(TakeLine(head));
  const std::string_view rest = Trim(head);
  return (first == "{" || (BeginsObject(first) && !first.ends_with('}'))) && rest.starts_with('"');
}

}  // namespace

std::string WhyNotRead(std::string_view head) {
  for (const Signature& signature : kSignatures) {
    if (head.starts_with(signature.bytes)) return std::string(signature.message);
  }
  if (head.starts_with("WARC/")) return {};  // its records may hold anything
  head = head.substr(0, kRecognisedBytes);
  const std::string_view text = Trim(WithoutByteOrderMark(head));
  const std::string root = RootElement(text);
  if (text.starts_with("<?xml") && !Has(kFeedRoots, root) && !Has(kPageRoots, root)) {
    return "looks like XML of a kind that is not read (<" + root + ">): give pages, or feeds in RSS or Atom";
  }
  if (!root.empty()) return {};  // pages are mended
  const std::size_t nul = head.find('\0');
  if (nul != std::string_view::npos) {
    return "has a NUL byte at byte " + std::to_string(nul) + ": looks like a binary file, not text";
  }
  const TableHead table = RecogniseTable(WithoutByteOrderMark(head));
  if (table.delimiter != 0 && !table.has_text) {
    return "looks like a table without a column text or title: name the column so that holds the articles";
  }
  return {};
}

std::string_view WithoutByteOrderMark(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  return bytes;
}

bool BeginsObject(std::string_view line) {
  line = Trim(line);
  if (!line.starts_with('{')) return false;
  line = Trim(line.substr(1));
  return line.starts_with('"') || line.starts_with('}');
}

std::string RootElement(std::string_view head) {
  const auto pass = [&](std::string_view open, std::string_view close) {
    if (!head.starts_with(open)) return false;
    const std::size_t end = head.find(close, open.size());
    head = Trim(head.substr(end == std::string_view::npos ? head.size() : end + close.size()));
    return true;
  };
  head = Trim(WithoutByteOrderMark(head));
  bool is_page = false;
  while (head.starts_with("<!") || head.starts_with("<?")) {
    is_page = is_page || LowerAscii(head.substr(0, 14)) == "<!doctype html";
    // A document type may hold declarations in square brackets.
    if (!pass("<!--", "-->") && !pass("<?", "?>"))
      pass("<!", head.substr(0, head.find('>')).find('[') < head.size() ? "]>" : ">");
  }
  if (is_page) return "html";
  if (!head.starts_with('<')) return {};
  const std::size_t end = head.find_first_of(" \t\r\n/>", 1);
  if (end == std::string_view::npos || end == 1) return {};
  std::string name = LowerAscii(head.substr(1, end - 1));
  const bool legal = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_' || c == '.';
  });
  return legal ? name : std::string();
}

InputFormat RecogniseFormat(std::string_view bytes) {
  const std::string_view head = WithoutByteOrderMark(bytes.substr(0, kRecognisedBytes));
  if (head.starts_with("WARC/")) return InputFormat::kWarc;
  const std::string root = RootElement(head);
  if (Has(kFeedRoots, root)) return InputFormat::kFeed;
  if (Has(kPageRoots, root)) return InputFormat::kHtml;
  if (IsJsonValues(head)) return InputFormat::kJsonValues;
  if (IsJsonLines(head)) return InputFormat::kJsonLines;
  if (HasFrontMatter(head)) return InputFormat::kMarkdownRecord;
  if (RecogniseTable(head).delimiter != 0) return InputFormat::kTable;
  return IsMarkdownRecord(head) ? InputFormat::kMarkdownRecord : InputFormat::kPlainText;
}

}  // namespace tacitus
