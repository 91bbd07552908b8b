// Text in other encodings than UTF-8: the one that a page or feed declares, converted by the C library's iconv.
//
// Labels mean what the WHATWG Encoding Standard says they mean on the web: "iso-8859-1" and "ascii" are windows-1252,
// "gb2312" is gbk, and so on. What cannot be converted becomes U+FFFD. Tested in tests/unit/read/html_page_test.cc.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "read/byte_source.h"
#include "read/byte_stream.h"
#include "tacitus/result.h"

namespace tacitus {

// One conversion to UTF-8, piece by piece.
class Transcoder {
 public:
  // Nothing where the system does not know the encoding.
  static std::optional<Transcoder> Open(std::string_view charset);
  Transcoder(Transcoder&& other) noexcept;
  Transcoder& operator=(Transcoder&& other) noexcept;
  ~Transcoder();

  // Appends what `bytes` say, and gives how many of them it took: all but the beginning of a character at their end,
  // unless this is the last piece.
  std::size_t Convert(std::string_view bytes, bool last, std::string& out);

 private:
  explicit Transcoder(void* state) : state_(state) {}
  void* state_;
};

// "utf-16le" and the like by a byte order mark other than UTF-8's; else "".
std::string_view CharsetOfMark(std::string_view head);

// A stream of UTF-8 out of one in the transcoder's encoding.
std::unique_ptr<ByteStream> Transcode(Transcoder transcoder, ByteSource source);

// A page's or an entry's bytes as UTF-8. The declared encoding ("" where there is none) is believed unless the bytes
// speak against it: text that is UTF-8 with other characters than ASCII's is taken for that, and text that is not
// UTF-8 though it says so, for windows-1252.
std::string ToUtf8(std::string_view bytes, std::string_view declared);

// With each broken byte replaced by U+FFFD, and without NUL.
std::string MendUtf8(std::string_view bytes);

}  // namespace tacitus
