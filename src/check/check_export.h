// What is wrong with the tables that say how events look in the form of other data sets (data/export/): columns listed
// twice or of no type, countries, statuses, events and CAMEO codes that there are not, scores that are no numbers.
// The SQL of a column is DuckDB's to judge. Tested in tests/unit/check/check_export_test.cc.
#pragma once

#include <string>

#include "check/finding.h"
#include "tacitus/result.h"

namespace tacitus {

Result<Findings> CheckExport(const std::string& data_folder);

}  // namespace tacitus
