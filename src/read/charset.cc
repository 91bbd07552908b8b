#include "read/charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/recognise.h"

namespace tacitus {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kWebDefault = "windows-1252";  // what browsers take a page for that declares nothing

struct Label {
  std::string_view label;
  std::string_view name;  // as iconv knows it
};

// In small letters. Labels that mean another encoding on the web than by name (WHATWG Encoding Standard, section 4.2).
constexpr std::array kLabels = {
    Label{"ascii", "windows-1252"},
    Label{"us-ascii", "windows-1252"},
    Label{"iso-8859-1", "windows-1252"},
    Label{"iso8859-1", "windows-1252"},
    Label{"iso_8859-1", "windows-1252"},
    Label{"latin1", "windows-1252"},
    Label{"latin-1", "windows-1252"},
    Label{"l1", "windows-1252"},
    Label{"x-cp1252", "windows-1252"},
    Label{"iso-8859-9", "windows-1254"},
    Label{"latin5", "windows-1254"},
    Label{"iso-8859-11", "windows-874"},
    Label{"tis-620", "windows-874"},
    Label{"gb2312", "gbk"},
    Label{"x-gbk", "gbk"},
    Label{"shift_jis", "cp932"},
    Label{"shift-jis", "cp932"},
    Label{"x-sjis", "cp932"},
    Label{"euc-kr", "uhc"},
    Label{"ks_c_5601-1987", "uhc"},
    Label{"utf8", "utf-8"},
    Label{"utf-16", "utf-16le"},
    Label{"unicode", "utf-16le"},
    Label{"big5", "big5-hkscs"},
};

std::string NameOf(std::string_view charset) {
  const std::string lower = LowerAscii(Trim(charset));
  const auto* known = std::find_if(kLabels.begin(), kLabels.end(), [&](const Label& l) { return l.label == lower; });
  return known == kLabels.end() ? lower : std::string(known->name);
}

bool IsWide(std::string_view name) { return name.starts_with("utf-16") || name.starts_with("utf-32"); }

// Names are the input's own: nothing of iconv's syntax ("//TRANSLIT") may be in them.
bool IsPlainName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
  });
}

class TranscodingStream : public ByteStream {
 public:
  TranscodingStream(Transcoder transcoder, ByteSource source)
      : transcoder_(std::move(transcoder)), source_(std::move(source)) {}

  Result<std::size_t> Read(char* into, std::size_t size) override {
    while (given_ == converted_.size()) {
      const std::size_t had = kept_;
      const std::string_view ahead = source_.Peek(had + 1);
      if (source_.failed()) return source_.failure();
      if (ahead.empty()) return std::size_t{0};
      converted_.clear();
      given_ = 0;
      const std::size_t taken = transcoder_.Convert(ahead, ahead.size() == had, converted_);
      kept_ = ahead.size() - taken;
      source_.Skip(taken);
    }
    const std::size_t count = std::min(size, converted_.size() - given_);
    converted_.copy(into, count, given_);
    given_ += count;
    return count;
  }

 private:
  Transcoder transcoder_;
  ByteSource source_;
  std::size_t kept_ = 0;  // bytes at the front of source_ that begin a character
  std::string converted_;
  std::size_t given_ = 0;
};

// Of the characters beyond ASCII, how many bytes are no UTF-8, against how many characters are.
bool IsMostlyUtf8(std::string_view bytes) {
  std::size_t broken = 0;
  std::size_t sound = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t start = at;
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
    } else if (NextCharacter(bytes, at) == 0xFFFD && at == start + 1) {
      ++broken;
    } else {
      ++sound;
    }
  }
  return sound > 0 && broken * 4 <= sound;
}

bool IsAscii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::optional<Transcoder> Transcoder::Open(std::string_view charset) {
  const std::string name = NameOf(charset);
  if (!IsPlainName(name)) return std::nullopt;
  const iconv_t state = ::iconv_open("utf-8", name.c_str());
  if (state == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  return Transcoder(state);
}

Transcoder::Transcoder(Transcoder&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
Transcoder& Transcoder::operator=(Transcoder&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}
Transcoder::~Transcoder() {
  if (state_) ::iconv_close(state_);
}

std::size_t Transcoder::Convert(std::string_view bytes, bool last, std::string& out) {
  char* in = const_cast<char*>(bytes.data());  // iconv does not write there
  std::size_t left = bytes.size();
  while (left > 0) {
    std::array<char, 16384> block;
    char* to = block.data();
    std::size_t room = block.size();
    const std::size_t status = ::iconv(state_, &in, &left, &to, &room);
    const int why = status == static_cast<std::size_t>(-1) ? errno : 0;
    out.append(block.data(), block.size() - room);
    if (why == EINVAL && !last) break;
    if (why == EILSEQ || why == EINVAL) {
      out += kReplacement;
      ++in;
      --left;
    }
  }
  return bytes.size() - left;
}

std::string_view CharsetOfMark(std::string_view head) {
  if (head.starts_with("\xff\xfe\0\0"sv)) return "utf-32le";
  if (head.starts_with("\0\0\xfe\xff"sv)) return "utf-32be";
  if (head.starts_with("\xff\xfe"sv)) return "utf-16le";
  if (head.starts_with("\xfe\xff"sv)) return "utf-16be";
  return {};
}

std::unique_ptr<ByteStream> Transcode(Transcoder transcoder, ByteSource source) {
  return std::make_unique<TranscodingStream>(std::move(transcoder), std::move(source));
}

std::string MendUtf8(std::string_view bytes) {
  std::string mended;
  mended.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const char32_t c = NextCharacter(bytes, at);
    AppendUtf8(c == 0 ? 0xFFFD : c, mended);
  }
  return mended;
}

std::string ToUtf8(std::string_view bytes, std::string_view declared) {
  if (const std::string_view marked = CharsetOfMark(bytes); !marked.empty()) declared = marked;
  if (bytes.starts_with(kByteOrderMark)) return MendUtf8(WithoutByteOrderMark(bytes));
  std::string name = NameOf(declared);
  if (!IsWide(name) || CharsetOfMark(bytes).empty()) {
    // A page whose bytes could be looked through for a declaration is not in UTF-16, whatever it declares.
    const bool has_escapes = name.starts_with("iso-2022");  // Japanese and Korean in ASCII's bytes
    if (IsMostlyUtf8(bytes) || (IsAscii(bytes) && !has_escapes)) return MendUtf8(bytes);
    if (name.empty() || name == "utf-8" || IsWide(name)) name = kWebDefault;
  }
  std::optional<Transcoder> transcoder = Transcoder::Open(name);
  if (!transcoder) transcoder = Transcoder::Open(kWebDefault);
  if (!transcoder) return MendUtf8(bytes);
  std::string text;
  text.reserve(bytes.size());
  transcoder->Convert(bytes, true, text);
  return MendUtf8(WithoutByteOrderMark(text));
}

}  // namespace tacitus
