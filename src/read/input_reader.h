// One input from its first byte to its last document: recognises the form, then reads document by document.
// Tested in tests/unit/read/read_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "read/byte_source.h"
#include "tacitus/read.h"

namespace tacitus {

class InputReader {
 public:
  // `name` goes into messages and ids.
  InputReader(ByteSource source, std::string name) : source_(std::move(source)), name_(std::move(name)) {}

  // The next document or reject; nothing at the end.
  std::optional<Result<Document>> Next();

 private:
  std::optional<Result<Document>> Begin();
  Result<Document> ReadWhole(InputFormat format);
  std::optional<Result<Document>> NextLine();
  [[nodiscard]] Error Malformed(std::string message) const;

  ByteSource source_;
  std::string name_;
  std::uint64_t line_ = 0;
  bool begun_ = false;
  bool done_ = false;
};

}  // namespace tacitus
