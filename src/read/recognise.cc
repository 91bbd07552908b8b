// Signatures are from the formats' own specifications (RFC 1952 gzip, RFC 8878 zstd, APPNOTE zip …).
#include "read/recognise.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "read/markdown_record.h"

namespace tacitus {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view message;
};

constexpr std::array kSignatures = {
    Signature{"\x1f\x8b"sv, "looks like a gzip file: unpack it first (gunzip)"},
    Signature{"\x28\xb5\x2f\xfd"sv, "looks like a zstd file: unpack it first (unzstd)"},
    Signature{"\xfd\x37zXZ\0"sv, "looks like an xz file: unpack it first (unxz)"},
    Signature{"BZh"sv, "looks like a bzip2 file: unpack it first (bunzip2)"},
    Signature{"PK\x03\x04"sv, "looks like a zip archive or an office document: unpack it, or save its text"},
    Signature{"%PDF-"sv, "looks like a PDF file: save its text first (pdftotext)"},
    Signature{"\xd0\xcf\x11\xe0"sv, "looks like an old office document: save its text first"},
    Signature{"{\\rtf"sv, "looks like an RTF document: save its text first"},
    Signature{"PAR1"sv, "looks like a Parquet file, which is not read: give Markdown, plain text or JSON Lines"},
    Signature{"\xff\xfe"sv, "looks like UTF-16 text: convert it first (iconv -f UTF-16 -t UTF-8)"},
    Signature{"\xfe\xff"sv, "looks like UTF-16 text: convert it first (iconv -f UTF-16 -t UTF-8)"},
};

bool IsMarkup(std::string_view head) {
  const std::string start = LowerAscii(Trim(head).substr(0, 64));
  return start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<?xml");
}

// The line that starts at `at`, which moves behind it.
std::string_view NextLineOf(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  const std::string_view line = text.substr(at, end - at);
  at = end + 1;
  return line;
}

// Whether the first line with anything in it is an object, or half of the first ten are: one broken line, even the
// first, does not make JSON Lines a text.
bool IsJsonLines(std::string_view head) {
  constexpr int kLines = 10;
  int lines = 0;
  int objects = 0;
  for (std::size_t at = 0; at < head.size() && lines < kLines;) {
    const std::string_view line = NextLineOf(head, at);
    if (Trim(line).empty()) continue;
    ++lines;
    if (BeginsObject(line)) ++objects;
    if (lines == 1 && objects == 1) return true;
  }
  return lines > 1 && 2 * objects >= lines;
}

}  // namespace

std::string WhyNotText(std::string_view head) {
  for (const Signature& signature : kSignatures) {
    if (head.starts_with(signature.bytes)) return std::string(signature.message);
  }
  head = head.substr(0, kRecognisedBytes);
  const std::size_t nul = head.find('\0');
  if (nul != std::string_view::npos) {
    return "has a NUL byte at byte " + std::to_string(nul) + ": looks like a binary file, not text";
  }
  const std::string_view text = WithoutByteOrderMark(head);
  if (IsMarkup(text)) return "looks like HTML or XML: save the article's text first";
  if (Trim(text).starts_with('[') && BeginsObject(Trim(text).substr(1))) {
    return "looks like a JSON list: give one object a line (jq -c '.[]')";
  }
  std::size_t at = text.find_first_not_of(" \t\r\n");
  if (at != std::string_view::npos && Trim(NextLineOf(text, at)) == "{" &&
      Trim(text.substr(std::min(at, text.size()))).starts_with('"')) {
    return "looks like JSON spread over several lines: give one object a line (jq -c .)";
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

InputFormat RecogniseFormat(std::string_view bytes) {
  const std::string_view head = WithoutByteOrderMark(bytes.substr(0, kRecognisedBytes));
  if (IsJsonLines(head)) return InputFormat::kJsonLines;
  return IsMarkdownRecord(head) ? InputFormat::kMarkdownRecord : InputFormat::kPlainText;
}

}  // namespace tacitus
