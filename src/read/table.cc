#include "read/table.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/document_fields.h"
#include "read/document_text.h"
#include "read/field_names.h"
#include "read/recognise.h"
#include "read/record_reader.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

constexpr std::array<char, 4> kDelimiters = {',', '\t', ';', '|'};
constexpr std::size_t kLongestName = 60;

bool IsText(std::string_view name) {
  const std::optional<NamedField> named = FindField(name);
  return named && (named->field == Field::kText || named->field == Field::kTitle);
}

// A name as programs write them: no sentence, no markup.
bool IsPlainName(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.';
  });
}

// Names may have spaces where a column of text is among them; an empty one is an index without a name.
bool IsAnyName(std::string_view name) {
  return name.size() <= kLongestName && name.find_first_of("{}<>\n\r") == std::string_view::npos &&
         !name.ends_with('.');
}

std::string Quoted(char delimiter) { return delimiter == '\t' ? "a tab" : std::string("\"") + delimiter + "\""; }

class TableReader : public RecordReader {
 public:
  TableReader(ByteSource source, std::string name) : source_(std::move(source)), name_(std::move(name)) {}

  std::optional<Record> Next() override {
    if (line_ == 0) ReadHead();
    while (!done_) {
      const std::uint64_t line = line_ + 1;
      const std::optional<Error> broken = NextRow();
      if (done_ && !broken) break;
      if (broken) return Record{done_ && source_.failed() ? 0 : line, *broken};
      const bool blank = std::all_of(row_.cells.begin(), row_.cells.end(),
                                     [](const std::string& cell) { return TrimAll(cell).empty(); });
      if (!blank) return Record{line, ReadRow(name_ + "#" + std::to_string(line))};
    }
    return std::nullopt;
  }

 private:
  void ReadHead() {
    TableHead head = RecogniseTable(source_.Peek(1).substr(0, kRecognisedBytes));
    delimiter_ = head.delimiter;
    names_ = std::move(head.names);
    fields_.reserve(names_.size());
    for (std::string& name : names_) {
      name = std::string(TrimAll(name));
      fields_.push_back(FindField(name));
    }
    NextRow();
  }

  // Sets row_, or says why there is none; done_ at the end.
  std::optional<Error> NextRow() {
    std::size_t wanted = 1;
    for (;;) {
      const std::string_view ahead = source_.Peek(wanted);
      if (source_.failed()) return done_ = true, source_.failure();
      if (ahead.empty()) return done_ = true, std::nullopt;
      const bool at_end = ahead.size() < wanted;
      row_ = ReadTableRow(ahead, delimiter_, one_line_);
      const bool complete = row_.ended || at_end;
      if (complete && !row_.open) break;
      if (complete || ahead.size() > kLargestLine) return OpenQuote(ahead);
      wanted = ahead.size() + std::max<std::size_t>(row_.size, 1);
    }
    source_.Skip(row_.size);
    line_ += std::max<std::size_t>(row_.line_ends, 1);
    return std::nullopt;
  }

  // From here on a cell ends with its line, so that one stray quote costs one row, and no row is looked at twice.
  Error OpenQuote(std::string_view ahead) {
    one_line_ = true;
    const std::size_t end = ahead.find('\n');
    source_.Skip(end == std::string_view::npos ? ahead.size() : end + 1);
    ++line_;
    return {ErrorCode::kMalformed, "a quote in this row is never closed: double it if it is part of the text", {}};
  }

  Result<Document> ReadRow(const std::string& id) {
    std::vector<std::string>& cells = row_.cells;
    while (cells.size() > names_.size() && cells.back().empty()) cells.pop_back();
    if (cells.size() != names_.size()) {
      const bool few = cells.size() < names_.size();
      return Error{ErrorCode::kMalformed,
                   "the row has " + std::to_string(cells.size()) + (cells.size() == 1 ? " cell" : " cells") +
                       " where the line of names has " + std::to_string(names_.size()) +
                       (few ? std::string(": give every column a cell, if an empty one")
                            : ": put cells that hold " + Quoted(delimiter_) + " in quotes"),
                   {}};
    }
    DocumentFields fields;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (std::optional<Error> error = TakeCell(i, fields)) return *error;
    }
    return fields.Take(id, "row");
  }

  std::optional<Error> TakeCell(std::size_t column, DocumentFields& fields) {
    std::string& cell = row_.cells[column];
    const std::string name = "\"" + names_[column] + "\"";
    if (const std::size_t invalid = FirstInvalidUtf8(cell); invalid != std::string_view::npos) {
      return Error{ErrorCode::kMalformed,
                   name + " is not UTF-8 at byte " + std::to_string(invalid) + ": convert the file first (iconv)",
                   {}};
    }
    if (cell.find('\0') != std::string::npos) return Error{ErrorCode::kMalformed, name + " has a NUL byte", {}};
    const std::optional<NamedField>& field = fields_[column];
    if (field) {
      if (field->field != Field::kText) cell = std::string(TrimAll(cell));
      if (!cell.empty()) fields.Set(*field, names_[column], std::move(cell));
    } else if (!cell.empty() && !names_[column].empty()) {
      fields.SetOther(names_[column], std::move(cell));
    }
    return std::nullopt;
  }

  ByteSource source_;
  std::string name_;
  char delimiter_ = ',';
  std::vector<std::string> names_;
  std::vector<std::optional<NamedField>> fields_;  // what each column means
  TableRow row_;
  std::uint64_t line_ = 0;  // lines passed
  bool one_line_ = false;
  bool done_ = false;
};

}  // namespace

TableRow ReadTableRow(std::string_view bytes, char delimiter, bool one_line) {
  TableRow row;
  row.cells.emplace_back();
  bool in_quotes = false;
  bool at_start = true;  // of a cell
  std::size_t at = 0;
  for (; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (in_quotes) {
      if (c == '\n' && one_line) break;
      if (c == '\n') ++row.line_ends;
      if (c != '"') {
        row.cells.back().push_back(c);
      } else if (at + 1 < bytes.size() && bytes[at + 1] == '"') {
        row.cells.back().push_back(bytes[++at]);
      } else {
        in_quotes = false;
      }
      continue;
    }
    if (c == '\n') break;
    if (c == '"' && at_start) {
      in_quotes = true;
    } else if (c == delimiter) {
      row.cells.emplace_back();
      at_start = true;
      continue;
    } else if (c != '\r' || (at + 1 < bytes.size() && bytes[at + 1] != '\n')) {
      row.cells.back().push_back(c);
    }
    at_start = false;
  }
  row.open = in_quotes;
  row.size = std::min(at + 1, bytes.size());
  row.ended = at < bytes.size();
  if (row.ended) ++row.line_ends;
  return row;
}

TableHead RecogniseTable(std::string_view head) {
  TableHead best;
  for (const char delimiter : kDelimiters) {
    TableRow names = ReadTableRow(head, delimiter);
    if (names.open) continue;
    const auto all = [&](auto is_name) {
      return std::all_of(names.cells.begin(), names.cells.end(),
                         [&](const std::string& cell) { return is_name(cell); });
    };
    const bool has_text = std::any_of(names.cells.begin(), names.cells.end(),
                                      [](const std::string& cell) { return IsText(TrimAll(cell)); });
    const std::size_t count = names.cells.size();
    const bool even =
        names.size < head.size() && ReadTableRow(head.substr(names.size), delimiter).cells.size() == count;
    const bool plain = all(IsPlainName);
    const bool named =
        has_text && names.ended && (count > 1 || names.cells.front() == "text") && (plain || (even && all(IsAnyName)));
    const bool shaped = count > 2 && plain && even;
    if ((named || shaped) && (!best.has_text || has_text) && count > best.names.size()) {
      best = {delimiter, has_text, std::move(names.cells)};
    }
  }
  return best;
}

std::unique_ptr<RecordReader> ReadTable(ByteSource source, std::string name) {
  return std::make_unique<TableReader>(std::move(source), std::move(name));
}

}  // namespace tacitus
