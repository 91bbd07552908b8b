// Bytes of a file, a pipe or memory: by line, or whole up to a limit, without more in memory than is asked for.
// Tested through tests/unit/read/read_test.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

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

  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&& other) noexcept;
  ~ByteSource();

  // What is ahead, at least `wanted` bytes of it unless the end comes first.
  std::string_view Peek(std::size_t wanted);
  // Passes over bytes that were peeked at.
  void Skip(std::size_t bytes);
  // `line` is valid until the next call.
  Line NextLine(std::size_t limit, std::string_view& line);
  // Whether reading stopped at an error, and which.
  [[nodiscard]] bool failed() const { return !failure_.empty(); }
  [[nodiscard]] const std::string& failure() const { return failure_; }

 private:
  ByteSource() = default;
  [[nodiscard]] std::string_view Ahead() const;
  bool Fill();  // reads a block more; false at the end
  void DropPassed();
  Line SkipRestOfLine();

  int descriptor_ = -1;
  bool owns_descriptor_ = false;
  bool at_end_ = false;
  std::string buffer_;        // of a descriptor
  std::string_view memory_;   // of OfMemory
  std::size_t position_ = 0;  // in buffer_ or memory_
  std::string failure_;
};

}  // namespace tacitus
