#include "read/json_object.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "read/document_fields.h"
#include "read/document_text.h"

namespace tacitus {
namespace {

// Takes the parser's values as they come. Each call returns whether to go on.
class ObjectReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  ObjectReader(std::string_view bytes, std::string_view record) : bytes_(bytes), record_(record) {}

  DocumentFields fields;
  std::string failure;

  bool null() override { return depth_ > 0 || NotAnObject("null"); }  // a field that is null is absent
  bool boolean(bool) override { return Other("a truth value"); }
  bool number_integer(number_integer_t value) override { return Number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return Number(std::to_string(value)); }
  bool number_float(number_float_t, const string_t&) override { return Other("a fraction"); }
  bool binary(binary_t&) override { return Other("bytes"); }
  bool string(string_t& value) override;
  bool key(string_t& name) override {
    if (depth_ != 1) return true;
    key_ = std::move(name);
    field_ = FindField(key_);
    return true;
  }
  bool start_object(std::size_t) override {
    if (depth_ > 0 && !Other("an object")) return false;
    ++depth_;
    return true;
  }
  bool end_object() override { return --depth_, true; }
  bool start_array(std::size_t) override {
    if (!Other("a list")) return false;
    ++depth_;
    return true;
  }
  bool end_array() override { return --depth_, true; }
  bool parse_error(std::size_t position, const std::string& last_token,
                   const nlohmann::detail::exception& error) override;

 private:
  bool Fail(std::string why) {
    failure = std::move(why);
    return false;
  }
  bool NotAnObject(std::string_view kind) {
    return Fail("the " + record_ + " is " + std::string(kind) + ", not an object");
  }
  // A value that is no string: wrong for a field by its own name, of no interest elsewhere.
  bool Other(std::string_view kind) {
    if (depth_ == 0) return NotAnObject(kind);
    if (depth_ > 1 || !field_ || field_->rank > 0) return true;
    return Fail("\"" + key_ + "\" must be a string, not " + std::string(kind));
  }
  bool Number(std::string digits) {
    if (depth_ != 1 || !field_ || field_->field != Field::kId) return Other("a number");
    fields.Set(*field_, key_, std::move(digits));
    return true;
  }

  std::string_view bytes_;
  std::string record_;
  std::string key_;                  // of the top level
  std::optional<NamedField> field_;  // what key_ means
  int depth_ = 0;
};

bool ObjectReader::string(string_t& value) {
  if (depth_ == 0) return NotAnObject("a string");
  if (depth_ > 1) return true;
  if (!field_) {
    fields.SetOther(key_, std::move(value));
    return true;
  }
  if (value.find('\0') != std::string::npos) return Fail("\"" + key_ + "\" has a NUL character (\\u0000)");
  fields.Set(*field_, key_, std::move(value));
  return true;
}

bool ObjectReader::parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
  // The parser counts the characters it has read, the one at fault included, and one more at the end.
  const std::size_t at = position > 0 ? position - 1 : 0;
  if (at >= bytes_.size()) {
    return Fail("not valid JSON: the " + record_ + " ends inside " + (record_ == "line" ? "the object" : "a value") +
                " (was the file cut off?)");
  }
  const std::size_t invalid = FirstInvalidUtf8(bytes_.substr(0, std::min(at + 4, bytes_.size())));
  if (invalid <= at) {
    return Fail("byte " + std::to_string(invalid) + " of the " + record_ +
                " is not UTF-8: convert the file first (iconv)");
  }
  constexpr std::size_t kBefore = 15;
  std::size_t start = at - std::min(at, kBefore);
  while (start < at && (static_cast<unsigned char>(bytes_[start]) & 0xC0U) == 0x80U) ++start;
  return Fail("not valid JSON at byte " + std::to_string(at) + ", near " + Excerpt(bytes_.substr(start)));
}

}  // namespace

Result<Document> ReadJsonObject(std::string_view bytes, const std::string& id, std::string_view record) {
  ObjectReader reader(bytes, record);
  if (!nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &reader)) {
    return Error{ErrorCode::kMalformed, reader.failure, {}};
  }
  return reader.fields.Take(id, "object");
}

}  // namespace tacitus
