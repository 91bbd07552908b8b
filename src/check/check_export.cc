#include "check/check_export.h"

#include <array>
#include <charconv>
#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "base/table_file.h"
#include "tacitus/event.h"

namespace tacitus {
namespace {

using Problem = std::optional<Error>;
using Words = std::set<std::string, std::less<>>;

constexpr std::array<std::string_view, 4> kColumnTypes = {"integer", "number", "date", "text"};

template <typename Named>
Words NamesUpTo(Named last) {
  Words names;
  for (int i = 0; i <= static_cast<int>(last); ++i) names.emplace(Name(static_cast<Named>(i)));
  names.erase("");
  return names;
}

bool IsNumber(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

class ExportChecker {
 public:
  explicit ExportChecker(std::string data_folder) : data_folder_(std::move(data_folder)) {}

  Result<Findings> Check() {
    for (const char* name : {"gdelt", "gdelt-mentions", "icews", "phoenix", "polecat"}) {
      if (auto problem = CheckColumns(std::string("export/") + name + ".tsv")) return *problem;
    }
    const Words statuses = NamesUpTo(Status::kHypothetical);
    const Words events = NamesUpTo(EventType::kAssault);
    const Result<Words> countries = FirstCells("actors/countries.tsv", "iso3");
    if (!countries) return countries.error();
    const Result<Words> cameo = FirstCells("ontology/cameo.tsv", "code");
    if (!cameo) return cameo.error();
    if (auto problem = CheckWords("export/occurred.tsv", "status", statuses, "status")) return *problem;
    if (auto problem = CheckWords("export/occurred.tsv", "events", events, "event of PLOVER")) return *problem;
    if (auto problem = CheckWords("export/plover_scores.tsv", "event", events, "event of PLOVER")) return *problem;
    if (auto problem = CheckNumbers("export/plover_scores.tsv", "score")) return *problem;
    if (auto problem = CheckWords("export/fips.tsv", "iso3", *countries, "country of data/actors/countries.tsv"))
      return *problem;
    if (auto problem = CheckWords("export/cameo_values.tsv", "code", *cameo, "code of data/ontology/cameo.tsv"))
      return *problem;
    if (auto problem = CheckNumbers("export/cameo_values.tsv", "intensity")) return *problem;
    return std::move(findings_);
  }

 private:
  void Add(const Origin& origin, std::string what) {
    findings_.push_back({Finding::Kind::kError, origin.ToString(), std::move(what)});
  }

  Result<Words> FirstCells(const std::string& name, const std::string& column) {
    const Result<TableFile> table = TableFile::Read(data_folder_, name, {column});
    if (!table) return table.error();
    Words words;
    for (const TableFile::Row& row : table->rows()) words.emplace(row.cells[0]);
    return words;
  }

  Problem CheckColumns(const std::string& name) {
    const Result<TableFile> table = TableFile::Read(data_folder_, name, {"column", "type"});
    if (!table) return table.error();
    Words columns;
    for (const TableFile::Row& row : table->rows()) {
      if (!columns.emplace(row.cells[0]).second) {
        Add(row.origin, "the column " + std::string(row.cells[0]) + " is listed twice");
      }
      if (!IsOneOf(row.cells[1], kColumnTypes)) {
        Add(row.origin, "\"" + std::string(row.cells[1]) + "\" is no type: integer, number, date or text");
      }
    }
    return std::nullopt;
  }

  // The values of a cell, of which "*" is all there are.
  Problem CheckWords(const std::string& name, const std::string& column, const Words& known, const std::string& kind) {
    const Result<TableFile> table = TableFile::Read(data_folder_, name, {column});
    if (!table) return table.error();
    for (const TableFile::Row& row : table->rows()) {
      for (const std::string_view word : SplitValues(row.cells[0])) {
        if (word != "*" && !known.contains(word)) Add(row.origin, "\"" + std::string(word) + "\" is no " + kind);
      }
    }
    return std::nullopt;
  }

  Problem CheckNumbers(const std::string& name, const std::string& column) {
    const Result<TableFile> table = TableFile::Read(data_folder_, name, {column});
    if (!table) return table.error();
    for (const TableFile::Row& row : table->rows()) {
      if (!row.cells[0].empty() && !IsNumber(row.cells[0])) {
        Add(row.origin, "\"" + std::string(row.cells[0]) + "\" is no number");
      }
    }
    return std::nullopt;
  }

  std::string data_folder_;
  Findings findings_;
};

}  // namespace

Result<Findings> CheckExport(const std::string& data_folder) { return ExportChecker(data_folder).Check(); }

}  // namespace tacitus
