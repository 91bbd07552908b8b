#include "read/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace tacitus {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;

// "Permission denied" and the like; std::strerror is not safe with threads.
std::string SystemMessage(int code) { return std::generic_category().message(code); }

class FileStream : public ByteStream {
 public:
  FileStream(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  ~FileStream() override {
    if (owned_) ::close(descriptor_);
  }

  Result<std::size_t> Read(char* into, std::size_t size) override {
    ssize_t got = -1;
    do {
      got = ::read(descriptor_, into, size);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return Error{ErrorCode::kUnreadable, "cannot be read: " + SystemMessage(errno), {}};
    return static_cast<std::size_t>(got);
  }

  [[nodiscard]] bool IsFolder() const {
    struct stat status {};
    return ::fstat(descriptor_, &status) == 0 && S_ISDIR(status.st_mode);
  }

 private:
  int descriptor_;
  bool owned_;
};

}  // namespace

Result<ByteSource> ByteSource::Open(const std::string& path) {
  if (path == "-") return ByteSource(std::make_unique<FileStream>(STDIN_FILENO, false));
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    if (errno == ENOENT) return Error{ErrorCode::kNotFound, "no such file or folder", path};
    return Error{ErrorCode::kUnreadable, "cannot be opened: " + SystemMessage(errno), path};
  }
  auto file = std::make_unique<FileStream>(descriptor, true);
  if (file->IsFolder()) return Error{ErrorCode::kUnreadable, "is a folder, not a file", path};
  return ByteSource(std::move(file));
}

ByteSource ByteSource::OfMemory(std::string_view bytes) {
  ByteSource source;
  source.memory_ = bytes;
  source.at_end_ = true;
  return source;
}

ByteSource::ByteSource(ByteSource&& other) noexcept { *this = std::move(other); }

ByteSource& ByteSource::operator=(ByteSource&& other) noexcept {
  std::swap(stream_, other.stream_);
  std::swap(at_end_, other.at_end_);
  std::swap(failed_, other.failed_);
  std::swap(buffer_, other.buffer_);
  std::swap(memory_, other.memory_);
  std::swap(position_, other.position_);
  std::swap(failure_, other.failure_);
  return *this;
}

std::string_view ByteSource::Ahead() const {
  return (!stream_ ? memory_ : std::string_view(buffer_)).substr(position_);
}

bool ByteSource::Fill() {
  if (at_end_) return false;
  const std::size_t held = buffer_.size();
  buffer_.resize(held + kBlock);
  const Result<std::size_t> got = stream_->Read(buffer_.data() + held, kBlock);
  buffer_.resize(held + got.value_or(0));
  failed_ = !got;
  if (failed_) failure_ = got.error();
  at_end_ = failed_ || *got == 0;
  return !at_end_;
}

// Keeps the buffer from growing with the file: what was passed goes once it outweighs what is ahead, so that each
// byte is moved about once.
void ByteSource::DropPassed() {
  if (!stream_ || position_ < buffer_.size() - position_) return;
  buffer_.erase(0, position_);
  position_ = 0;
  if (buffer_.empty() && buffer_.capacity() > 16 * kBlock) buffer_.shrink_to_fit();
}

std::string_view ByteSource::Peek(std::size_t wanted) {
  DropPassed();
  while (Ahead().size() < wanted && Fill()) {
  }
  return Ahead();
}

void ByteSource::Skip(std::size_t bytes) { position_ += bytes; }

bool ByteSource::SkipUnseen(std::size_t bytes) {
  for (;;) {
    const std::size_t passed = std::min(bytes, Ahead().size());
    position_ += passed;
    bytes -= passed;
    if (bytes == 0) return true;
    DropPassed();
    if (!Fill()) return false;
  }
}

ByteSource::Line ByteSource::NextLine(std::size_t limit, std::string_view& line) {
  DropPassed();
  std::size_t searched = 0;
  for (;;) {
    const std::string_view ahead = Ahead();
    const std::size_t end = ahead.find('\n', searched);
    if (end != std::string_view::npos) {
      position_ += end + 1;
      line = ahead.substr(0, end);
      return end > limit ? Line::kTooLong : Line::kSound;
    }
    if (ahead.size() > limit) return SkipRestOfLine();
    searched = ahead.size();
    if (Fill()) continue;
    if (failed()) return Line::kFailed;
    line = Ahead();  // filling may have moved the buffer
    position_ += line.size();
    return line.empty() ? Line::kEnd : Line::kSound;
  }
}

ByteSource::Line ByteSource::SkipRestOfLine() {
  for (;;) {
    const std::size_t end = Ahead().find('\n');
    if (end != std::string_view::npos) {
      position_ += end + 1;
      return Line::kTooLong;
    }
    position_ += Ahead().size();
    DropPassed();
    if (!Fill()) return failed() ? Line::kFailed : Line::kTooLong;
  }
}

}  // namespace tacitus
