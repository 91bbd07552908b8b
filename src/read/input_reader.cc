#include "read/input_reader.h"

#include <algorithm>
#include <string_view>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/document_text.h"
#include "read/json_line.h"
#include "read/markdown_record.h"
#include "read/recognise.h"

namespace tacitus {
namespace {

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

}  // namespace

Error InputReader::Malformed(std::string message) const { return {ErrorCode::kMalformed, std::move(message), name_}; }

std::optional<Result<Document>> InputReader::Next() {
  if (!begun_) {
    begun_ = true;
    return Begin();
  }
  return done_ ? std::nullopt : NextLine();
}

// JSON Lines shows in the first line, so that a slow pipe is not waited for; other forms need the whole input anyway.
std::optional<Result<Document>> InputReader::Begin() {
  std::string_view head = source_.Peek(1);
  for (std::size_t seen = 0; head.size() > seen && head.size() < kRecognisedBytes;) {
    if (BeginsObject(WithoutByteOrderMark(head)) && head.find('\n') != std::string_view::npos) break;
    seen = head.size();
    head = source_.Peek(seen + 1);
  }
  if (head.empty()) {
    done_ = true;
    if (source_.failed()) return Error{ErrorCode::kUnreadable, "cannot be read: " + source_.failure(), name_};
    return Malformed("the file is empty");
  }
  if (std::string why = WhyNotText(head); !why.empty()) {
    done_ = true;
    return Error{ErrorCode::kUnsupported, std::move(why), name_};
  }
  const InputFormat format = RecogniseFormat(head);
  if (head.starts_with(kByteOrderMark)) source_.Skip(kByteOrderMark.size());
  if (format == InputFormat::kJsonLines) return NextLine();
  done_ = true;
  return ReadWhole(format);
}

Result<Document> InputReader::ReadWhole(InputFormat format) {
  const std::string_view bytes = source_.Peek(kLargestText + 1);
  if (source_.failed()) return Error{ErrorCode::kUnreadable, "cannot be read: " + source_.failure(), name_};
  if (std::string why = WhyNotSound(bytes); !why.empty()) return Malformed(std::move(why));
  const std::string text = WithUnixLineEnds(bytes);
  if (format == InputFormat::kMarkdownRecord) return ReadMarkdownRecord(text, name_);
  Document document;
  document.id = name_;
  if (Result<Done> set = SetText({}, text, document); !set) return Error{set.error().code, set.error().message, name_};
  return document;
}

std::optional<Result<Document>> InputReader::NextLine() {
  for (;;) {
    std::string_view line;
    const ByteSource::Line kind = source_.NextLine(kLargestLine, line);
    if (kind == ByteSource::Line::kEnd) return std::nullopt;
    ++line_;
    const std::string number = std::to_string(line_);
    if (kind == ByteSource::Line::kFailed) {
      done_ = true;
      return Error{ErrorCode::kUnreadable, "cannot be read: " + source_.failure(), name_};
    }
    if (kind == ByteSource::Line::kTooLong) {
      return Error{ErrorCode::kUnsupported, "the line is longer than " + std::to_string(kLargestLine >> 20) + " MiB",
                   name_ + ":" + number};
    }
    if (Trim(line).empty()) continue;
    Result<Document> document = ReadJsonLine(line, name_ + "#" + number);
    if (document) return document;
    return Error{document.error().code, document.error().message, name_ + ":" + number};
  }
}

}  // namespace tacitus
