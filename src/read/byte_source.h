// Bytes of a file, a pipe, memory or another stream: by line, or whole up to a limit, without more in memory than is
// asked for. Tested in tests/unit/read/read_test.cc.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "read/byte_stream.h"
#include "tacitus/result.h"

namespace tacitus {

class ByteSource {
 public:
  enum class Line {
    kSound,    // a line, without its end
    kTooLong,  // a line above the limit; its bytes were skipped
    kEnd,      // no more lines
    kFailed,   // reading failed; see failure()
  };

  // "-" is standard input.
  static Result<ByteSource> Open(const std::string& path);
  // `bytes` must outlive the source.
  static ByteSource OfMemory(std::string_view bytes);
  explicit ByteSource(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&& other) noexcept;
  ~ByteSource() = default;

  // What is ahead, at least `wanted` bytes of it unless the end comes first. Valid until the next call but Skip.
  std::string_view Peek(std::size_t wanted);
  // Passes over bytes that were peeked at.
  void Skip(std::size_t bytes);
  // Passes over so many bytes, peeked at or not, without holding them; false where the end comes first.
  bool SkipUnseen(std::size_t bytes);
  // `line` is valid until the next call.
  Line NextLine(std::size_t limit, std::string_view& line);
  // Whether reading stopped at an error, and which; its `where` is empty.
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] const Error& failure() const { return failure_; }

 private:
  ByteSource() = default;
  [[nodiscard]] std::string_view Ahead() const;
  bool Fill();  // reads a block more; false at the end
  void DropPassed();
  Line SkipRestOfLine();

  std::unique_ptr<ByteStream> stream_;  // none where the source is memory
  bool at_end_ = false;
  bool failed_ = false;
  std::string buffer_;        // of a stream
  std::string_view memory_;   // of OfMemory
  std::size_t position_ = 0;  // in buffer_ or memory_
  Error failure_;
};

}  // namespace tacitus
