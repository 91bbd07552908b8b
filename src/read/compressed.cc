#include "read/compressed.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace tacitus {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kGzipMagic = "\x1f\x8b"sv;
constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd"sv;

// Zstandard's skippable frames begin 0x184D2A50 to 0x184D2A5F, little-endian.
bool BeginsSkippableFrame(std::string_view head) {
  return head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50U &&
         head.substr(1, 3) == "\x2a\x4d\x18";
}

// What both kinds do: counting, and the errors' words.
class UnpackingStream : public ByteStream {
 public:
  UnpackingStream(ByteSource packed, std::string kind) : packed_(std::move(packed)), kind_(std::move(kind)) {}

 protected:
  // After what a call of the library took and gave.
  void Count(std::size_t taken, std::size_t given) {
    packed_.Skip(taken);
    taken_ += taken;
    given_ += given;
  }
  [[nodiscard]] bool IsBomb() const { return given_ > kUnpackedAnyway && given_ / kLargestRatio > taken_; }
  [[nodiscard]] Error Bomb() const {
    return {ErrorCode::kUnsupported,
            "the " + kind_ + " data unpack to more than " + std::to_string(kLargestRatio) +
                " times their size, as no news does: not read further",
            {}};
  }
  [[nodiscard]] Error CutOff() const {
    if (packed_.failed()) return packed_.failure();
    return {ErrorCode::kMalformed, "the " + kind_ + " data end too soon: was the file cut off?", {}};
  }
  [[nodiscard]] Error Broken(const char* why) const {
    return {ErrorCode::kMalformed,
            "the " + kind_ + " data are broken at byte " + std::to_string(taken_) +
                (why ? " (" + std::string(why) + ")" : "") + ": fetch or pack the file anew",
            {}};
  }

  ByteSource packed_;

 private:
  std::string kind_;
  std::size_t taken_ = 0;
  std::size_t given_ = 0;
};

// zlib's window bits, which also say what surrounds the data.
constexpr int kWithGzipHeader = 15 + 16;
constexpr int kWithZlibHeader = 15;
constexpr int kBareDeflate = -15;

class InflatingStream : public UnpackingStream {
 public:
  InflatingStream(ByteSource packed, std::string kind, int window_bits)
      : UnpackingStream(std::move(packed), std::move(kind)), has_members_(window_bits == kWithGzipHeader) {
    ready_ = ::inflateInit2(&state_, window_bits) == Z_OK;
  }
  ~InflatingStream() override { ::inflateEnd(&state_); }

  Result<std::size_t> Read(char* into, std::size_t size) override {
    if (!ready_) return Error{ErrorCode::kUnreadable, "cannot be unpacked: out of memory", {}};
    while (!done_) {
      const std::string_view ahead = packed_.Peek(1);
      if (ahead.empty()) return CutOff();
      const int status = Step(ahead, into, size);
      if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) return Broken(state_.msg);
      if (IsBomb()) return Bomb();
      if (status == Z_STREAM_END) EndMember();
      if (given_now_ > 0) return given_now_;
    }
    return std::size_t{0};
  }

 private:
  int Step(std::string_view ahead, char* into, std::size_t size) {
    const std::size_t taken = std::min(ahead.size(), std::size_t{std::numeric_limits<uInt>::max()});
    state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(ahead.data()));  // zlib does not write there
    state_.avail_in = static_cast<uInt>(taken);
    state_.next_out = reinterpret_cast<Bytef*>(into);
    state_.avail_out = static_cast<uInt>(size);
    const int status = ::inflate(&state_, Z_NO_FLUSH);
    given_now_ = size - state_.avail_out;
    Count(taken - state_.avail_in, given_now_);
    return status;
  }

  // Another member follows, or padding, which gzip passes over too.
  void EndMember() {
    done_ =
        !has_members_ || !packed_.Peek(kGzipMagic.size()).starts_with(kGzipMagic) || ::inflateReset(&state_) != Z_OK;
  }

  z_stream state_{};
  bool ready_ = false;
  bool has_members_;
  bool done_ = false;
  std::size_t given_now_ = 0;
};

class ZstdStream : public UnpackingStream {
 public:
  explicit ZstdStream(ByteSource packed) : UnpackingStream(std::move(packed), "zstd"), state_(::ZSTD_createDStream()) {}
  ~ZstdStream() override { ::ZSTD_freeDStream(state_); }

  Result<std::size_t> Read(char* into, std::size_t size) override {
    if (!state_) return Error{ErrorCode::kUnreadable, "cannot be unpacked: out of memory", {}};
    for (;;) {
      const std::string_view ahead = packed_.Peek(1);
      if (ahead.empty() && between_frames_) return std::size_t{0};
      ZSTD_inBuffer in{ahead.data(), ahead.size(), 0};
      ZSTD_outBuffer out{into, size, 0};
      const std::size_t status = ::ZSTD_decompressStream(state_, &out, &in);
      if (::ZSTD_isError(status) != 0) return Broken(::ZSTD_getErrorName(status));
      Count(in.pos, out.pos);
      if (IsBomb()) return Bomb();
      between_frames_ = status == 0;
      if (out.pos > 0) return out.pos;
      if (ahead.empty()) return CutOff();
    }
  }

 private:
  ZSTD_DStream* state_;
  bool between_frames_ = false;
};

}  // namespace

Compression RecogniseCompression(std::string_view head) {
  if (head.starts_with(kGzipMagic)) return Compression::kGzip;
  if (head.starts_with(kZstdMagic) || BeginsSkippableFrame(head)) return Compression::kZstd;
  return Compression::kNone;
}

std::unique_ptr<ByteStream> Unpack(Compression compression, ByteSource packed) {
  if (compression == Compression::kZstd) return std::make_unique<ZstdStream>(std::move(packed));
  return std::make_unique<InflatingStream>(std::move(packed), "gzip", kWithGzipHeader);
}

// RFC 1950: the first two bytes are a multiple of 31, and the first says "deflate".
std::unique_ptr<ByteStream> Inflate(ByteSource packed) {
  const std::string_view head = packed.Peek(2);
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(head[i])); };
  const bool has_header = head.size() >= 2 && (byte(0) & 15U) == 8 && (byte(0) * 256 + byte(1)) % 31 == 0;
  return std::make_unique<InflatingStream>(std::move(packed), "deflate", has_header ? kWithZlibHeader : kBareDeflate);
}

}  // namespace tacitus
