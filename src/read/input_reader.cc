#include "read/input_reader.h"

#include <string_view>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/charset.h"
#include "read/compressed.h"
#include "read/document_text.h"
#include "read/feed.h"
#include "read/front_matter.h"
#include "read/html_page.h"
#include "read/language.h"
#include "read/markdown_record.h"
#include "read/recognise.h"

namespace tacitus {
namespace {

constexpr int kMostWrappings = 3;  // "x.gz.zst" is odd enough

// Line ends of Windows and of the old Mac become LF: they are the file's, not the text's.
std::string WithUnixLineEnds(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r') {
      text.push_back(bytes[i]);
    } else if (i + 1 == bytes.size() || bytes[i + 1] != '\n') {
      text.push_back('\n');
    }
  }
  return text;
}

std::string HexByte(char byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(byte);
  return {'0', 'x', kDigits[value >> 4], kDigits[value & 15]};
}

// Why text of a whole file cannot be a document's, or "".
std::string WhyNotSound(std::string_view bytes) {
  const std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos) {
    return "has a NUL byte at byte " + std::to_string(nul) + ": looks like a binary file, not text";
  }
  const std::size_t invalid = FirstInvalidUtf8(bytes);
  if (invalid != std::string_view::npos) {
    return "is not UTF-8 at byte " + std::to_string(invalid) + " (" + HexByte(bytes[invalid]) +
           "): convert it first (iconv -f WINDOWS-1252 -t UTF-8)";
  }
  if (Trim(bytes).empty()) return "has nothing but white space";
  return {};
}

Error Malformed(std::string message) { return {ErrorCode::kMalformed, std::move(message), {}}; }

Result<Document> ReadText(std::string_view bytes, InputFormat format, const std::string& name) {
  if (std::string why = WhyNotSound(bytes); !why.empty()) return Malformed(std::move(why));
  const std::string text = WithUnixLineEnds(bytes);
  if (format == InputFormat::kMarkdownRecord) {
    return HasFrontMatter(text) ? ReadFrontMatter(text, name) : ReadMarkdownRecord(text, name);
  }
  Document document;
  document.id = name;
  if (Result<Done> set = SetText({}, text, document); !set) return set.error();
  return document;
}

// The whole of an input that is one document.
Result<Document> ReadOneDocument(ByteSource& source, InputFormat format, const std::string& name) {
  const bool is_page = format == InputFormat::kHtml;
  const std::string_view bytes = source.Peek((is_page ? kLargestPage : kLargestText) + 1);
  if (source.failed()) return source.failure();
  return is_page ? ReadHtmlPage(bytes, {}, name) : ReadText(bytes, format, name);
}

}  // namespace

std::optional<ReadResult> InputReader::Next() {
  if (!begun_) {
    begun_ = true;
    if (std::optional<Error> error = Begin()) return Rejected(0, *error);
    if (!records_) return Judged({0, ReadOneDocument(source_, format_, name_)});
  }
  if (!records_) return std::nullopt;
  std::optional<Record> record = records_->Next();
  if (!record) return std::nullopt;
  return Judged(std::move(*record));
}

// So much of the source as tells its form. JSON Lines shows in the first line, so that a slow pipe is not waited for;
// other forms need more of the input anyway.
std::string_view InputReader::PeekHead() {
  std::string_view head = source_.Peek(1);
  for (std::size_t seen = 0; head.size() > seen && head.size() < kRecognisedBytes;) {
    const std::string_view text = WithoutByteOrderMark(head);
    if (const std::size_t end = text.find('\n'); BeginsObject(text) && end != std::string_view::npos) {
      if (Trim(text.substr(0, end)).ends_with('}')) break;
    }
    seen = head.size();
    head = source_.Peek(seen + 1);
  }
  return head;
}

// Takes off what is around the text: gzip, zstd, another Unicode encoding.
std::optional<Error> InputReader::Unpack() {
  for (int wrappings = 0;; ++wrappings) {
    const std::string_view head = source_.Peek(4);
    const Compression compression = RecogniseCompression(head);
    if (compression != Compression::kNone) {
      if (wrappings == kMostWrappings) {
        return Error{ErrorCode::kUnsupported,
                     "is compressed more than " + std::to_string(kMostWrappings) + " times over: unpack it first",
                     {}};
      }
      source_ = ByteSource(tacitus::Unpack(compression, std::move(source_)));
      continue;
    }
    const std::string_view charset = CharsetOfMark(head);
    if (charset.empty()) return std::nullopt;
    std::optional<Transcoder> transcoder = Transcoder::Open(charset);
    if (!transcoder)
      return Error{ErrorCode::kUnsupported, "is " + std::string(charset) + ": convert it first (iconv)", {}};
    source_ = ByteSource(Transcode(std::move(*transcoder), std::move(source_)));
    return std::nullopt;
  }
}

std::optional<Error> InputReader::Begin() {
  if (std::optional<Error> error = Unpack()) return error;
  const std::string_view head = PeekHead();
  if (head.empty()) return source_.failed() ? source_.failure() : Malformed("the file is empty");
  if (std::string why = WhyNotRead(head); !why.empty()) return Error{ErrorCode::kUnsupported, std::move(why), {}};
  format_ = RecogniseFormat(head);
  if (head.starts_with(kByteOrderMark)) source_.Skip(kByteOrderMark.size());
  switch (format_) {
    case InputFormat::kJsonLines:
      records_ = ReadJsonLines(std::move(source_), name_);
      break;
    case InputFormat::kJsonValues:
      records_ = ReadJsonValues(std::move(source_), name_);
      break;
    case InputFormat::kTable:
      records_ = ReadTable(std::move(source_), name_);
      break;
    case InputFormat::kFeed:
      records_ = ReadFeed(std::move(source_), name_, links_);
      break;
    case InputFormat::kWarc:
      records_ = ReadWarc(std::move(source_), name_);
      break;
    case InputFormat::kHtml:
    case InputFormat::kMarkdownRecord:
    case InputFormat::kPlainText:
      break;
  }
  return std::nullopt;
}

// Lines are named "wire.jsonl:17", as compilers do; other records "page.warc#17".
Reject InputReader::Rejected(std::uint64_t number, const Error& error) const {
  const bool by_line = format_ == InputFormat::kJsonLines || format_ == InputFormat::kTable;
  const std::string where = number == 0 ? name_ : name_ + (by_line ? ":" : "#") + std::to_string(number);
  return {{error.code, error.message, where}, name_, number, {}};
}

ReadResult InputReader::Judged(Record record) {
  if (!record.document) return Rejected(record.number, record.document.error());
  Document& document = *record.document;
  if (IsNoLanguage(document.language)) document.language = DetectLanguage(document.text);
  if (options_.any_language || document.language.empty() || IsEnglish(document.language)) return std::move(document);
  Reject reject = Rejected(record.number,
                           {ErrorCode::kUnsupported,
                            "is not in English but in another language (" + Excerpt(document.language) + "): left out",
                            {}});
  reject.language = document.language;
  return reject;
}

}  // namespace tacitus
