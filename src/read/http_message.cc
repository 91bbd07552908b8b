#include "read/http_message.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/strings.h"
#include "read/byte_source.h"
#include "read/compressed.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

// "1a3;ext" at the front of a line: the size of a chunk.
std::optional<std::size_t> ChunkSize(std::string_view line) {
  line = Trim(line.substr(0, line.find(';')));
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (line.empty() || error != std::errc() || end != line.data() + line.size()) return std::nullopt;
  return size;
}

std::optional<std::size_t> NextChunkSize(std::string_view body, std::size_t& at) {
  constexpr std::size_t kLongestLine = 256;
  const std::size_t end = body.substr(at, kLongestLine).find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::optional<std::size_t> size = ChunkSize(body.substr(at, end));
  at += end + 1;
  return size;
}

Result<std::string> JoinChunks(std::string_view body) {
  std::string joined;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t start = at;
    const std::optional<std::size_t> size = NextChunkSize(body, at);
    if (!size) {
      return Error{
          ErrorCode::kMalformed,
          "the page's chunk at byte " + std::to_string(start) + " does not begin with its size: archive it anew",
          {}};
    }
    if (*size == 0) return joined;
    if (*size > body.size() - at) {
      return Error{ErrorCode::kMalformed,
                   "the page's chunk at byte " + std::to_string(start) + " ends too soon: was the record cut off?",
                   {}};
    }
    joined += body.substr(at, *size);
    at += *size;
    if (body.substr(at).starts_with('\r')) ++at;
    if (body.substr(at).starts_with('\n')) ++at;
  }
  return joined;
}

Result<std::string> ReadAll(ByteSource source) {
  const std::string_view bytes = source.Peek(kLargestPage + 1);
  if (source.failed()) return source.failure();
  return std::string(bytes);
}

}  // namespace

HeaderLines::HeaderLines(std::string_view lines) {
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string_view line = lines.substr(at, end - at);
    at = end + 1;
    if (Trim(line).empty()) return;
    const bool folded = line.front() == ' ' || line.front() == '\t';
    if (folded && !headers_.empty()) {
      headers_.back().second.append(" ").append(Trim(line));
    } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
      headers_.emplace_back(LowerAscii(Trim(line.substr(0, colon))), Trim(line.substr(colon + 1)));
    }
  }
}

std::string_view HeaderLines::Get(std::string_view name) const {
  const auto found = std::find_if(headers_.begin(), headers_.end(), [&](const auto& h) { return h.first == name; });
  return found == headers_.end() ? std::string_view() : found->second;
}

std::size_t EndOfHeaders(std::string_view bytes) {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    if (bytes.substr(at + 1).starts_with("\r\n")) return at + 3;
    if (bytes.substr(at + 1).starts_with('\n')) return at + 2;
  }
  return std::string_view::npos;
}

void SplitMediaType(std::string_view value, std::string& media_type, std::string& charset) {
  const std::string lower = LowerAscii(value);
  media_type = Trim(std::string_view(lower).substr(0, lower.find(';')));
  const std::size_t found = lower.find("charset=");
  if (found == std::string::npos) return;
  charset = Trim(std::string_view(lower).substr(found + 8, lower.find(';', found) - found - 8));
  std::erase(charset, '"');
}

Result<HttpMessage> ReadHttpMessage(std::string_view bytes) {
  HttpMessage message;
  const std::size_t end = EndOfHeaders(bytes);
  const std::size_t space = bytes.substr(0, 16).find(' ');
  if (!bytes.starts_with("HTTP/") || space == std::string_view::npos || end == std::string_view::npos) {
    return Error{ErrorCode::kMalformed, "the record's block does not begin like a response of HTTP", {}};
  }
  std::from_chars(bytes.data() + space + 1, bytes.data() + std::min(space + 4, bytes.size()), message.status);
  const HeaderLines headers(bytes.substr(bytes.find('\n') + 1, end));
  SplitMediaType(headers.Get("content-type"), message.media_type, message.charset);
  message.transfer_encoding = LowerAscii(headers.Get("transfer-encoding"));
  message.content_encoding = LowerAscii(headers.Get("content-encoding"));
  message.body = bytes.substr(end);
  return message;
}

Result<std::string> DecodedBody(const HttpMessage& message) {
  std::string joined;
  std::string_view body = message.body;
  std::size_t at = 0;
  if (message.transfer_encoding.find("chunked") != std::string::npos && NextChunkSize(body, at)) {
    Result<std::string> chunks = JoinChunks(body);
    if (!chunks) return chunks.error();
    joined = std::move(*chunks);
    body = joined;
  }
  if (const Compression compression = RecogniseCompression(body); compression != Compression::kNone) {
    return ReadAll(ByteSource(Unpack(compression, ByteSource::OfMemory(body))));
  }
  const bool begins_like_text = Trim(body).starts_with('<') || body.starts_with("\xEF\xBB\xBF");
  if (message.content_encoding == "deflate" && !begins_like_text) {
    return ReadAll(ByteSource(Inflate(ByteSource::OfMemory(body))));
  }
  if (message.content_encoding == "br" && !begins_like_text) {
    return Error{ErrorCode::kUnsupported, "the page is packed with Brotli, which is not read: archive it unpacked", {}};
  }
  return std::string(body);
}

}  // namespace tacitus
