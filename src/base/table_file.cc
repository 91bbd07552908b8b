#include "base/table_file.h"

#include <algorithm>
#include <fstream>
#include <mutex>
#include <set>

#include "base/strings.h"

namespace tacitus {
namespace {

void SplitCells(std::string_view line, std::vector<std::string_view>& cells) {
  cells.clear();
  while (true) {
    const std::size_t tab = line.find('\t');
    cells.push_back(Trim(line.substr(0, tab)));
    if (tab == std::string_view::npos) return;
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
  stream.seekg(0, std::ios::end);
  table.content_.resize(static_cast<std::size_t>(std::max<std::streamoff>(stream.tellg(), 0)));
  stream.seekg(0);
  stream.read(table.content_.data(), static_cast<std::streamsize>(table.content_.size()));
  const std::string_view file = InternName("data/" + name);

  std::vector<std::size_t> positions;
  std::vector<std::string_view> cells;
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
    const auto where = [&] { return path + ":" + std::to_string(line_number); };
    SplitCells(line, cells);
    if (column_count == 0) {
      Result<std::vector<std::size_t>> located = LocateColumns(cells, wanted_columns, where());
      if (!located) return located.error();
      positions = std::move(*located);
      column_count = cells.size();
      continue;
    }
    if (cells.size() > column_count) {
      return Error{ErrorCode::kMalformed,
                   "the row has " + std::to_string(cells.size()) + " cells but the table has " +
                       std::to_string(column_count) + " columns",
                   where()};
    }
    cells.resize(column_count);
    Row& row = table.rows_.emplace_back();
    row.cells.reserve(positions.size());
    for (const std::size_t position : positions) row.cells.push_back(cells[position]);
    row.origin = Origin{file, line_number};
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
