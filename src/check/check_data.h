// `tacitus check`: everything that is wrong with a data folder, line by line.
//
//   Result<DataCheck> check = CheckData("data");
//   for (const Finding& finding : check->findings) …
//   check->Summary();  // "checked 17 rule files, 526 rules, 33 tables, 41,006 rows: no errors, 3 warnings"
//
// First each part of the program's knowledge is loaded; a line that stops it is an error, and is struck out (in a copy,
// data_copy.h) for the lines after it. What loads is then checked for what cannot be meant (check_rules.h,
// check_actors.h). docs/rules.md lists the findings. Tested in tests/unit/check/check_data_test.cc.
#pragma once

#include <cstddef>
#include <string>

#include "check/finding.h"
#include "tacitus/result.h"

namespace tacitus {

struct DataCheck {
  Findings findings;  // by file and line; errors first within one
  std::size_t rule_files = 0;
  std::size_t rules = 0;
  std::size_t tables = 0;
  std::size_t rows = 0;

  [[nodiscard]] std::string Summary() const;
};

// Fails where the folder cannot be read at all.
Result<DataCheck> CheckData(const std::string& data_folder);

// "data/rules/reject.rules:12: error: …"
std::string Describe(const Finding& finding);

}  // namespace tacitus
