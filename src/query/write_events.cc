#include "query/write_events.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "record/event_record.h"

namespace tacitus {
namespace {

using Json = nlohmann::ordered_json;

// The words of a document may be cut inside a character by a faulty step; output must be UTF-8 all the same.
std::string Dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string Cell(const Json& value) {
  if (value.is_null()) return {};
  const std::string text = value.is_string() ? value.get_ref<const std::string&>() : Dump(value);
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  quoted.push_back('"');
  return quoted;
}

// A column: a field of the record, or one of a struct in it.
struct Column {
  std::string field;
  std::string member;  // empty for a field that is no struct

  [[nodiscard]] std::string Name() const { return member.empty() ? field : field + "_" + member; }
};

// The columns of a record that has everything.
std::vector<Column> MakeColumns() {
  Event full;
  full.source.emplace();
  full.target.emplace();
  full.place.emplace();
  std::vector<Column> columns;
  const Json record = EventRecord(full);
  for (const auto& [field, value] : record.items()) {
    if (!value.is_object()) {
      columns.push_back({field, {}});
      continue;
    }
    for (const auto& [member, unused] : value.items()) columns.push_back({field, member});
  }
  return columns;
}

const std::vector<Column>& Columns() {
  static const std::vector<Column> columns = MakeColumns();
  return columns;
}

std::string CsvRow(const std::vector<std::string>& cells) {
  std::string row;
  for (const std::string& cell : cells) row.append(cell).push_back(',');
  row.back() = '\r';
  return row + '\n';
}

}  // namespace

std::string EventsAsJsonLines(std::span<const Event> events) {
  std::string lines;
  for (const Event& event : events) lines.append(Dump(EventRecord(event))).push_back('\n');
  return lines;
}

std::string CsvHeader() {
  std::vector<std::string> names;
  for (const Column& column : Columns()) names.push_back(column.Name());
  return CsvRow(names);
}

std::string EventsAsCsv(std::span<const Event> events) {
  std::string rows;
  for (const Event& event : events) {
    const Json record = EventRecord(event);
    std::vector<std::string> cells;
    for (const Column& column : Columns()) {
      const Json& value = record[column.field];
      cells.push_back(column.member.empty() ? Cell(value) : value.is_object() ? Cell(value[column.member]) : "");
    }
    rows += CsvRow(cells);
  }
  return rows;
}

}  // namespace tacitus
