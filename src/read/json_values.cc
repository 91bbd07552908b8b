// Objects in a list, or one after the other, spread over lines as they like: found by their braces and read one by one,
// so that a broken one is a reject and the next is read. Tested in tests/unit/read/read_test.cc and
// corrupt_files_test.cc.
#include <algorithm>
#include <utility>

#include "read/json_object.h"
#include "read/record_reader.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

class JsonValuesReader : public RecordReader {
 public:
  JsonValuesReader(ByteSource source, std::string name) : source_(std::move(source)), name_(std::move(name)) {}

  std::optional<Record> Next() override {
    while (!done_) {
      const std::string_view ahead = source_.Peek(1);
      if (ahead.empty()) return End();
      const std::size_t between = ahead.find_first_not_of(" \t\r\n,[]");
      for (const char c : ahead.substr(0, between)) {
        if (c == '[') ++open_lists_;
        if (c == ']') --open_lists_;
      }
      source_.Skip(std::min(between, ahead.size()));
      if (between != std::string_view::npos) return ReadValue();
    }
    return std::nullopt;
  }

 private:
  std::optional<Record> End() {
    done_ = true;
    if (source_.failed()) return Record{0, source_.failure()};
    if (open_lists_ > 0) {
      return Record{0, Error{ErrorCode::kMalformed, "the list is never closed by ]: was the file cut off?", {}}};
    }
    if (number_ > 0) return std::nullopt;
    return Record{0, Error{ErrorCode::kMalformed, "the list is empty", {}}};
  }

  Record ReadValue() {
    ++number_;
    const std::size_t size = std::max<std::size_t>(ValueSize(), 1);  // a brace that closes nothing
    if (size > kLargestLine) {
      done_ = true;
      return {number_, Error{ErrorCode::kUnsupported,
                             "the element is longer than " + std::to_string(kLargestLine >> 20) +
                                 " MiB: the rest of the file is not read",
                             {}}};
    }
    const std::string_view value = source_.Peek(size).substr(0, size);
    Record record{number_, ReadJsonObject(value, name_ + "#" + std::to_string(number_), "element")};
    source_.Skip(size);
    if (!record.document && source_.Peek(1).empty()) done_ = true;  // cut off, which its reject says
    return record;
  }

  // The bytes up to the value's end: the brace that closes it, or for what is no object the next comma or line end.
  std::size_t ValueSize() {
    std::size_t at = 0;
    int depth = 0;
    bool in_string = false;
    for (std::string_view ahead = source_.Peek(1); at <= kLargestLine; ++at) {
      if (at >= ahead.size()) ahead = source_.Peek(at + 1);  // beyond: behind a backslash at the end
      if (at >= ahead.size()) return ahead.size();
      const char c = ahead[at];
      if (in_string) {
        if (c == '\\') ++at;
        if (c == '"') in_string = false;
      } else if (c == '"') {
        in_string = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if (c == '}' || c == ']') {
        if (--depth <= 0) return depth < 0 ? at : at + 1;
      } else if (depth == 0 && (c == ',' || c == '\n')) {
        return at;
      }
    }
    return at;
  }

  ByteSource source_;
  std::string name_;
  std::uint64_t number_ = 0;
  std::int64_t open_lists_ = 0;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> ReadJsonValues(ByteSource source, std::string name) {
  return std::make_unique<JsonValuesReader>(std::move(source), std::move(name));
}

}  // namespace tacitus
