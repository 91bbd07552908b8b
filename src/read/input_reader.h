// One input from its first byte to its last document: unpacks it, recognises the form, reads record by record, and
// leaves out what is not in English. Tested in tests/unit/read/read_test.cc.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "read/byte_source.h"
#include "read/linked_files.h"
#include "read/record_reader.h"
#include "tacitus/read.h"

namespace tacitus {

class InputReader {
 public:
  // `name` goes into messages and ids. `links` leads from feeds to files; without it, feeds speak for themselves.
  InputReader(ByteSource source, std::string name, ReadOptions options, LinkedFiles* links)
      : source_(std::move(source)), name_(std::move(name)), options_(options), links_(links) {}

  // The next document or reject; nothing at the end.
  std::optional<ReadResult> Next();

 private:
  std::optional<Error> Begin();
  std::optional<Error> Unpack();
  std::string_view PeekHead();
  ReadResult Judged(Record record);
  [[nodiscard]] Reject Rejected(std::uint64_t number, const Error& error) const;

  ByteSource source_;
  std::string name_;
  ReadOptions options_;
  LinkedFiles* links_;
  InputFormat format_ = InputFormat::kPlainText;
  std::unique_ptr<RecordReader> records_;
  bool begun_ = false;
};

}  // namespace tacitus
