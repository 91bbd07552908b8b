// Tables of data/: tab-separated text that a political scientist can read and edit.
//
//   # Source: …            a comment; the first ones say where the table comes from and on what terms
//   name<TAB>country       the first other line names the columns
//   Tehran<TAB>IRN         a row; trailing empty cells may be left out
//
// Blank lines and lines that start with '#' are skipped. Cells are trimmed of spaces; a cell holds several values
// separated by ';' where the table's own comment says so. Tested in tests/unit/base/table_file_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/coding.h"
#include "tacitus/result.h"

namespace tacitus {

class TableFile {
 public:
  struct Row {
    std::vector<std::string_view> cells;  // as many as there are columns
    Origin origin;
  };

  // Reads `data_folder`/`name`; origins read "data/name:line". Fails where the file is missing, a wanted column is
  // missing, or a row has more cells than there are columns.
  static Result<TableFile> Read(const std::string& data_folder, const std::string& name,
                                const std::vector<std::string>& wanted_columns);

  // The rows, each with its cells in the order of `wanted_columns`. Views live as long as this TableFile.
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

  // An error at a row: "data/name:line: message".
  [[nodiscard]] static Error At(const Row& row, std::string message);

 private:
  std::vector<char> content_;  // a vector: cells point into it, and a short string would move with the object
  std::vector<Row> rows_;
};

// The values of a cell separated by ';', trimmed, empty ones left out.
std::vector<std::string_view> SplitValues(std::string_view cell, char separator = ';');

// A copy of `name` that lives as long as the process; the same for equal names.
std::string_view InternName(const std::string& name);

}  // namespace tacitus
