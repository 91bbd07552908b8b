// The records of one input, whatever its form: documents and what could not be one, in order.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "read/byte_source.h"
#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

struct Record {
  std::uint64_t number = 0;   // from 1; in lines and tables the line where it begins; 0 is the input as a whole
  Result<Document> document;  // an error without `where`
};

class RecordReader {
 public:
  RecordReader() = default;
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  virtual ~RecordReader() = default;

  // Nothing at the end.
  virtual std::optional<Record> Next() = 0;
};

// One for each form. `name` is the input's, for ids ("name#7").
std::unique_ptr<RecordReader> ReadJsonLines(ByteSource source, std::string name);
std::unique_ptr<RecordReader> ReadJsonValues(ByteSource source, std::string name);
std::unique_ptr<RecordReader> ReadTable(ByteSource source, std::string name);
std::unique_ptr<RecordReader> ReadWarc(ByteSource source, std::string name);

}  // namespace tacitus
