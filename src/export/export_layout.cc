#include "export/export_layout.h"

#include <array>
#include <set>

#include "base/table_file.h"

namespace tacitus {

std::span<const ExportFormat> ExportFormats() {
  static constexpr std::array<ExportFormat, 8> kFormats = {{
      {"gdelt", ExportForm::kTabs, RowKind::kHappening, false, "", 53, true, true},
      {"gdelt-mentions", ExportForm::kTabs, RowKind::kMention, false, "", 53, true, true},
      {"icews", ExportForm::kTabs, RowKind::kTelling, true, "", 31, true, true},
      {"phoenix", ExportForm::kTabs, RowKind::kDaily, false, "", 53, true, true},
      {"polecat", ExportForm::kTabs, RowKind::kTelling, true, "None", 0, false, true},
      {"csv", ExportForm::kCsv, RowKind::kRecord, true, "", 0, false, false},
      {"jsonl", ExportForm::kJsonLines, RowKind::kRecord, false, "", 0, false, false},
      {"parquet", ExportForm::kParquet, RowKind::kRecord, false, "", 0, false, false},
  }};
  return kFormats;
}

Result<std::vector<ExportColumn>> ReadExportColumns(const std::string& data_folder, const ExportFormat& format) {
  static const std::set<std::string_view> kTypes = {"integer", "number", "date", "text"};
  const Result<TableFile> table =
      TableFile::Read(data_folder, "export/" + std::string(format.name) + ".tsv", {"column", "type", "value"});
  if (!table) return table.error();
  std::vector<ExportColumn> columns;
  for (const TableFile::Row& row : table->rows()) {
    if (!kTypes.contains(row.cells[1])) {
      return TableFile::At(row, "\"" + std::string(row.cells[1]) + "\" is no type: integer, number, date or text");
    }
    columns.push_back({std::string(row.cells[0]), std::string(row.cells[1]), std::string(row.cells[2])});
  }
  return columns;
}

}  // namespace tacitus
