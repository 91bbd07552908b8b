#include "read/json_line.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "read/document_text.h"

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 8> kFields = {"id",  "title",  "text",   "published_at",
                                                     "url", "outlet", "author", "language"};

struct Fields {
  std::array<std::optional<std::string>, kFields.size()> values;
  std::vector<std::pair<std::string, std::string>> others;  // of the top level, strings only

  std::optional<std::string>& operator[](std::string_view name) {
    return values.at(static_cast<std::size_t>(std::find(kFields.begin(), kFields.end(), name) - kFields.begin()));
  }
  // Moved out; "" where the field is missing.
  std::string Take(std::string_view name) { return std::move((*this)[name]).value_or(std::string()); }
};

// Takes the parser's values as they come. Each call returns whether to go on.
class ObjectReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit ObjectReader(std::string_view line) : line_(line) {}

  Fields fields;
  std::string failure;

  bool null() override { return depth_ > 0 || NotAnObject("null"); }  // a field that is null is absent
  bool boolean(bool) override { return Other("a truth value"); }
  bool number_integer(number_integer_t value) override { return Number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return Number(std::to_string(value)); }
  bool number_float(number_float_t, const string_t&) override { return Other("a fraction"); }
  bool binary(binary_t&) override { return Other("bytes"); }
  bool string(string_t& value) override;
  bool key(string_t& name) override {
    if (depth_ == 1) key_ = std::move(name);
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
  [[nodiscard]] bool AtField() const {
    return depth_ == 1 && std::find(kFields.begin(), kFields.end(), key_) != kFields.end();
  }
  bool Fail(std::string why) {
    failure = std::move(why);
    return false;
  }
  bool NotAnObject(std::string_view kind) { return Fail("the line is " + std::string(kind) + ", not an object"); }
  // A value that is no string: wrong for every field, of no interest elsewhere.
  bool Other(std::string_view kind) {
    if (depth_ == 0) return NotAnObject(kind);
    if (!AtField()) return true;
    return Fail("\"" + key_ + "\" must be a string, not " + std::string(kind));
  }
  bool Number(std::string digits) {
    if (depth_ != 1 || key_ != "id") return Other("a number");
    fields["id"] = std::move(digits);
    return true;
  }

  std::string_view line_;
  std::string key_;
  int depth_ = 0;
};

bool ObjectReader::string(string_t& value) {
  if (depth_ == 0) return NotAnObject("a string");
  if (depth_ > 1) return true;
  if (!AtField()) {
    fields.others.emplace_back(key_, std::move(value));
    return true;
  }
  if (value.find('\0') != std::string::npos) return Fail("\"" + key_ + "\" has a NUL character (\\u0000)");
  fields[key_] = std::move(value);
  return true;
}

bool ObjectReader::parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
  // The parser counts the characters it has read, the one at fault included, and one more at the end.
  const std::size_t at = position > 0 ? position - 1 : 0;
  if (at >= line_.size()) return Fail("not valid JSON: the line ends inside the object (was the file cut off?)");
  const std::size_t invalid = FirstInvalidUtf8(line_.substr(0, std::min(at + 4, line_.size())));
  if (invalid <= at)
    return Fail("byte " + std::to_string(invalid) + " of the line is not UTF-8: convert the file first (iconv)");
  constexpr std::size_t kBefore = 15;
  std::size_t start = at - std::min(at, kBefore);
  while (start < at && (static_cast<unsigned char>(line_[start]) & 0xC0U) == 0x80U) ++start;
  return Fail("not valid JSON at byte " + std::to_string(at) + ", near " + Excerpt(line_.substr(start)));
}

}  // namespace

Result<Document> ReadJsonLine(std::string_view line, const std::string& id) {
  ObjectReader reader(line);
  if (!nlohmann::json::sax_parse(line.begin(), line.end(), &reader)) {
    return Error{ErrorCode::kMalformed, reader.failure, {}};
  }
  Fields& fields = reader.fields;
  const bool has_text = fields["text"].has_value();
  const std::string title = fields.Take("title");
  const std::string text = fields.Take("text");
  if (!has_text && title.empty())
    return Error{ErrorCode::kMalformed, "the object has neither \"text\" nor \"title\"", {}};
  Document document;
  document.id = fields.Take("id");
  if (document.id.empty()) document.id = id;
  document.url = fields.Take("url");
  document.outlet = fields.Take("outlet");
  document.author = fields.Take("author");
  document.language = fields.Take("language");
  document.headers = std::move(fields.others);
  if (Result<Done> set = SetPublishedAt(fields.Take("published_at"), "\"published_at\"", document); !set) {
    return set.error();
  }
  if (Result<Done> set = SetText(TrimAll(title), text, document); !set) return set.error();
  return document;
}

}  // namespace tacitus
