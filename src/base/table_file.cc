#include "base/table_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <mutex>
#include <set>

#include "base/strings.h"

namespace tacitus {
namespace {

std::vector<std::string_view> SplitCells(std::string_view line) {
  std::vector<std::string_view> cells;
  while (true) {
    const std::size_t tab = line.find('\t');
    cells.push_back(Trim(line.substr(0, tab)));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

// For each wanted column, its position in the header.
Result<std::vector<std::size_t>> LocateColumns(const std::vector<std::string_view>& header,
                                               const std::vector<std::string>& wanted, const std::string& where) {
  std::vector<std::size_t> positions;
  for (const std::string& column : wanted) {
    const auto found = std::find(header.begin(), header.end(), column);
    if (found == header.end()) {
      return Error{ErrorCode::kMalformed, "the table has no column \"" + column + "\"; its first line must name it",
                   where};
    }
    positions.push_back(static_cast<std::size_t>(found - header.begin()));
  }
  return positions;
}

}  // namespace

Result<TableFile> TableFile::Read(const std::string& data_folder, const std::string& name,
                                  const std::vector<std::string>& wanted_columns) {
  const std::string path = data_folder + "/" + name;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{ErrorCode::kNotFound, "cannot open this table of the data folder", path};
  TableFile table;
  table.content_.assign(std::istreambuf_iterator<char>(stream), {});
  const std::string_view file = InternName("data/" + name);

  std::vector<std::size_t> positions;
  std::size_t column_count = 0;
  std::uint32_t line_number = 0;
  std::string_view rest(table.content_.data(), table.content_.size());
  while (!rest.empty()) {
    ++line_number;
    const std::size_t newline = rest.find('\n');
    std::string_view line = rest.substr(0, newline);
    rest.remove_prefix(newline == std::string_view::npos ? rest.size() : newline + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with('#') || Trim(line).empty()) continue;
    const std::string where = path + ":" + std::to_string(line_number);
    std::vector<std::string_view> cells = SplitCells(line);
    if (column_count == 0) {
      Result<std::vector<std::size_t>> located = LocateColumns(cells, wanted_columns, where);
      if (!located) return located.error();
      positions = std::move(*located);
      column_count = cells.size();
      continue;
    }
    if (cells.size() > column_count) {
      return Error{ErrorCode::kMalformed,
                   "the row has " + std::to_string(cells.size()) + " cells but the table has " +
                       std::to_string(column_count) + " columns",
                   where};
    }
    cells.resize(column_count);
    Row row;
    for (const std::size_t position : positions) row.cells.push_back(cells[position]);
    row.origin = Origin{file, line_number};
    table.rows_.push_back(std::move(row));
  }
  return table;
}

Error TableFile::At(const Row& row, std::string message) {
  return Error{ErrorCode::kMalformed, std::move(message), row.origin.ToString()};
}

std::vector<std::string_view> SplitValues(std::string_view cell, char separator) {
  std::vector<std::string_view> values;
  while (!cell.empty()) {
    const std::size_t end = cell.find(separator);
    const std::string_view value = Trim(cell.substr(0, end));
    if (!value.empty()) values.push_back(value);
    cell.remove_prefix(end == std::string_view::npos ? cell.size() : end + 1);
  }
  return values;
}

std::string_view InternName(const std::string& name) {
  static std::mutex mutex;
  static std::set<std::string> names;
  const std::scoped_lock lock(mutex);
  return *names.insert(name).first;
}

}  // namespace tacitus
