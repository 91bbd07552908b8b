// Which events of a store are exported, as a condition in SQL over `events` with the column `day` beside its own.
//
// Tested in tests/unit/export/export_selection_test.cc.
#pragma once

#include <string>
#include <vector>

#include "export/export_layout.h"
#include "tacitus/result.h"

namespace tacitus {

struct ExportFilter {
  // "occurred": what came about, as data/export/occurred.tsv has it; "all"; or names of statuses with commas between;
  // "" is "occurred" for formats that have no place for a status, else "all".
  std::string status;
  std::string since;    // first day, "2019-11-03"; "" is any
  std::string until;    // last day
  std::string country;  // of source, target or place: ISO 3166-1 alpha-3, or a code of data/export/supranational.tsv
  std::string where;    // a condition in SQL
};

// The condition, or what is wrong with the filter.
Result<std::string> SelectionOf(const ExportFilter& filter, const ExportFormat& format, const std::string& data_folder);

}  // namespace tacitus
