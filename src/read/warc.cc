// Web archives: WARC 1.0 and 1.1 (ISO 28500), the form of Common Crawl's news.
//
//   WARC/1.0
//   WARC-Type: response
//   WARC-Target-URI: https://example.org/talks
//   Content-Type: application/http; msgtype=response
//   Content-Length: 5120
//
//   HTTP/1.1 200 OK …
//
// One record is in memory at a time. Of the records, responses and resources that are pages in HTML, and conversions to
// text, become documents; requests, metadata, redirections, pictures and the like are passed over. Where a record's
// length is wrong, the next is found by its first line. WARC-Date is the date of collection, and no date of
// publication. Tested in tests/unit/read/warc_test.cc.
#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "read/charset.h"
#include "read/document_text.h"
#include "read/html_page.h"
#include "read/http_message.h"
#include "read/language.h"
#include "read/recognise.h"
#include "read/record_reader.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

constexpr std::size_t kLongestHeader = std::size_t{64} << 10;
constexpr std::size_t kLargestBlock = 2 * kLargestPage;  // with headers and chunks' sizes; larger ones are no pages
constexpr std::string_view kBegin = "WARC/";

bool IsPage(std::string_view media_type) { return media_type == "text/html" || media_type == "application/xhtml+xml"; }

class WarcReader : public RecordReader {
 public:
  WarcReader(ByteSource source, std::string name) : source_(std::move(source)), name_(std::move(name)) {}

  std::optional<Record> Next() override {
    while (!done_) {
      if (std::optional<Record> record = NextRecord()) {
        given_ = true;
        return record;
      }
    }
    return std::nullopt;
  }

 private:
  // A record's document; nothing where it is passed over, or at the end.
  std::optional<Record> NextRecord() {
    PassLineEnds();
    if (source_.Peek(1).empty()) return End();
    ++number_;
    const std::string_view ahead = source_.Peek(kLongestHeader).substr(0, kLongestHeader);
    const std::size_t header_end = EndOfHeaders(ahead);
    if (!ahead.starts_with(kBegin) || header_end == std::string_view::npos) {
      return Broken("the record does not begin with WARC/ and its headers", 1);
    }
    const HeaderLines headers(ahead.substr(ahead.find('\n') + 1, header_end));
    const std::string_view digits = headers.Get("content-length");
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) {
      return Broken("the record has no Content-Length", header_end);
    }
    source_.Skip(header_end);
    const std::string_view type = headers.Get("warc-type");
    const bool wanted = type == "response" || type == "resource" || type == "conversion";
    if (wanted && length <= kLargestBlock) return ReadBlock(headers, length);
    if (!source_.SkipUnseen(length)) return CutOff();
    return std::nullopt;
  }

  void PassLineEnds() {
    while (source_.Peek(1).starts_with('\r') || source_.Peek(1).starts_with('\n')) source_.Skip(1);
  }

  std::optional<Record> End() {
    done_ = true;
    if (source_.failed()) return Record{0, source_.failure()};
    if (given_) return std::nullopt;
    return Record{0, Error{ErrorCode::kMalformed, "the archive has no page in HTML", {}}};
  }

  Record CutOff() {
    done_ = true;
    if (source_.failed()) return {number_, source_.failure()};
    return {number_, Error{ErrorCode::kMalformed, "the record ends too soon: was the file cut off?", {}}};
  }

  // A reject, and the source at the next record, which is looked for from `from` bytes on.
  Record Broken(std::string why, std::size_t from) {
    source_.Skip(std::min(from, source_.Peek(from).size()));
    Resync();
    return {number_, Error{ErrorCode::kMalformed, std::move(why) + ": going on with the next record", {}}};
  }

  void Resync() {
    constexpr std::string_view kNext = "\nWARC/1.";
    for (;;) {
      const std::string_view ahead = source_.Peek(kLongestHeader);
      const std::size_t found = ahead.find(kNext);
      if (found != std::string_view::npos) return source_.Skip(found + 1);
      const bool at_end = ahead.size() < kLongestHeader;
      source_.Skip(at_end ? ahead.size() : ahead.size() - kNext.size());
      if (at_end) return;
    }
  }

  std::optional<Record> ReadBlock(const HeaderLines& headers, std::size_t length) {
    constexpr std::size_t kBehind = 9;  // two line ends and the next record's beginning
    const std::string_view ahead = source_.Peek(length + kBehind);
    const bool complete = ahead.size() >= length;
    const std::string_view behind = complete ? Trim(ahead.substr(length)) : std::string_view();
    if (!complete && (source_.failed() || ahead.find("\nWARC/1.") == std::string_view::npos)) return CutOff();
    if (!complete || (!behind.empty() && !behind.starts_with(kBegin) && !kBegin.starts_with(behind))) {
      return Broken("the record's Content-Length is wrong (no record begins where it ends)", 0);
    }
    std::optional<Result<Document>> document = ReadPayload(headers, ahead.substr(0, length));
    source_.Skip(length);
    if (!document) return std::nullopt;
    return Record{number_, std::move(*document)};
  }

  // Nothing where the record is no page.
  std::optional<Result<Document>> ReadPayload(const HeaderLines& headers, std::string_view block) {
    PageOrigin origin;
    origin.url = headers.Get("warc-target-uri");
    if (origin.url.starts_with('<') && origin.url.ends_with('>'))
      origin.url = origin.url.substr(1, origin.url.size() - 2);
    std::string media_type;
    SplitMediaType(headers.Get("content-type"), media_type, origin.charset);
    const std::string id = name_ + "#" + std::to_string(number_);
    if (headers.Get("warc-type") == "conversion")
      return media_type == "text/plain" ? ReadText(block, origin, id) : std::nullopt;
    if (media_type != "application/http") {
      if (!IsPage(media_type)) return std::nullopt;
      return ReadHtmlPage(block, origin, id);
    }
    const Result<HttpMessage> message = ReadHttpMessage(block);
    if (!message) return message.error();
    if (message->status < 200 || message->status > 299 ||
        !(IsPage(message->media_type) || message->media_type.empty())) {
      return std::nullopt;
    }
    const Result<std::string> body = DecodedBody(*message);
    if (!body) return body.error();
    if (message->media_type.empty() && RecogniseFormat(*body) != InputFormat::kHtml) return std::nullopt;
    if (Trim(*body).empty()) return std::nullopt;
    origin.charset = message->charset;
    return ReadHtmlPage(*body, origin, id);
  }

  // A conversion: a page's text, as Common Crawl's WET files have it.
  static std::optional<Result<Document>> ReadText(std::string_view block, const PageOrigin& origin,
                                                  const std::string& id) {
    Document document;
    document.id = id;
    document.url = origin.url;
    const std::string text = ToUtf8(block, origin.charset);
    if (TrimAll(text).empty()) return std::nullopt;
    if (Result<Done> set = SetText({}, TrimAll(text), document); !set) return set.error();
    return document;
  }

  ByteSource source_;
  std::string name_;
  std::uint64_t number_ = 0;
  bool given_ = false;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> ReadWarc(ByteSource source, std::string name) {
  return std::make_unique<WarcReader>(std::move(source), std::move(name));
}

}  // namespace tacitus
