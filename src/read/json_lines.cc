// JSON Lines: an object a line. Tested in tests/unit/read/read_test.cc.
#include <utility>

#include "base/strings.h"
#include "read/json_object.h"
#include "read/record_reader.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

class JsonLinesReader : public RecordReader {
 public:
  JsonLinesReader(ByteSource source, std::string name) : source_(std::move(source)), name_(std::move(name)) {}

  std::optional<Record> Next() override {
    for (;;) {
      std::string_view line;
      const ByteSource::Line kind = source_.NextLine(kLargestLine, line);
      if (kind == ByteSource::Line::kEnd || failed_) return std::nullopt;
      if (kind == ByteSource::Line::kFailed) {
        failed_ = true;
        return Record{0, source_.failure()};
      }
      ++line_;
      if (kind == ByteSource::Line::kTooLong) {
        return Record{line_, Error{ErrorCode::kUnsupported,
                                   "the line is longer than " + std::to_string(kLargestLine >> 20) + " MiB",
                                   {}}};
      }
      if (Trim(line).empty()) continue;
      return Record{line_, ReadJsonObject(line, name_ + "#" + std::to_string(line_), "line")};
    }
  }

 private:
  ByteSource source_;
  std::string name_;
  std::uint64_t line_ = 0;
  bool failed_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> ReadJsonLines(ByteSource source, std::string name) {
  return std::make_unique<JsonLinesReader>(std::move(source), std::move(name));
}

}  // namespace tacitus
