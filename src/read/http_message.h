// A response of HTTP as web archives keep it (RFC 9112): status, headers, and the body without its codings.
// Tested in tests/unit/read/warc_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

// "Name: value" lines, as HTTP and WARC have them; names in small letters.
class HeaderLines {
 public:
  // Reads lines up to the first empty one.
  explicit HeaderLines(std::string_view lines);
  // The first value; "" where there is none.
  [[nodiscard]] std::string_view Get(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> headers_;
};

// Where the first empty line ends; npos where there is none.
std::size_t EndOfHeaders(std::string_view bytes);

struct HttpMessage {
  int status = 0;
  std::string media_type;  // "text/html"
  std::string charset;     // "" where it is not declared
  std::string_view body;   // as archived
  std::string transfer_encoding;
  std::string content_encoding;
};

// `bytes` must outlive the message.
Result<HttpMessage> ReadHttpMessage(std::string_view bytes);

// The body with chunks joined and unpacked. Crawlers often archive it so and leave the headers as they were: a body
// that does not begin like a coding is taken as it is.
Result<std::string> DecodedBody(const HttpMessage& message);

// "text/html; charset=utf-8" as its two parts.
void SplitMediaType(std::string_view value, std::string& media_type, std::string& charset);

}  // namespace tacitus
