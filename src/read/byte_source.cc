#include "read/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace tacitus {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;

// "Permission denied" and the like; std::strerror is not safe with threads.
std::string SystemMessage(int code) { return std::generic_category().message(code); }

}  // namespace

Result<ByteSource> ByteSource::Open(const std::string& path) {
  ByteSource source;
  if (path == "-") {
    source.descriptor_ = STDIN_FILENO;
    return source;
  }
  source.descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (source.descriptor_ < 0) {
    if (errno == ENOENT) return Error{ErrorCode::kNotFound, "no such file or folder", path};
    return Error{ErrorCode::kUnreadable, "cannot be opened: " + SystemMessage(errno), path};
  }
  source.owns_descriptor_ = true;
  struct stat status {};
  if (::fstat(source.descriptor_, &status) == 0 && S_ISDIR(status.st_mode)) {
    return Error{ErrorCode::kUnreadable, "is a folder, not a file", path};
  }
  return source;
}

ByteSource ByteSource::OfMemory(std::string_view bytes) {
  ByteSource source;
  source.memory_ = bytes;
  source.at_end_ = true;
  return source;
}

ByteSource::ByteSource(ByteSource&& other) noexcept { *this = std::move(other); }

ByteSource& ByteSource::operator=(ByteSource&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(owns_descriptor_, other.owns_descriptor_);
  std::swap(at_end_, other.at_end_);
  std::swap(buffer_, other.buffer_);
  std::swap(memory_, other.memory_);
  std::swap(position_, other.position_);
  std::swap(failure_, other.failure_);
  return *this;
}

ByteSource::~ByteSource() {
  if (owns_descriptor_) ::close(descriptor_);
}

std::string_view ByteSource::Ahead() const {
  return (descriptor_ < 0 ? memory_ : std::string_view(buffer_)).substr(position_);
}

bool ByteSource::Fill() {
  if (at_end_) return false;
  const std::size_t held = buffer_.size();
  buffer_.resize(held + kBlock);
  ssize_t got = -1;
  do {
    got = ::read(descriptor_, buffer_.data() + held, kBlock);
  } while (got < 0 && errno == EINTR);
  if (got < 0) failure_ = SystemMessage(errno);
  buffer_.resize(held + static_cast<std::size_t>(got > 0 ? got : 0));
  at_end_ = got <= 0;
  return !at_end_;
}

// Keeps the buffer from growing with the file: what was passed goes once it outweighs what is ahead, so that each
// byte is moved about once.
void ByteSource::DropPassed() {
  if (descriptor_ < 0 || position_ < buffer_.size() - position_) return;
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
