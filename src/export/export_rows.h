// The rows that the columns of an export are computed from: views over the events that were selected.
//
//   told      the selected events, all their columns, with `day`, `sorted_day` (infinity where there is no day) and the
//             title, url, outlet, language and text of their documents: RowKind::kTelling, with `number` and
//             `story_number` where the format has integer ids
//   happened  one row a happening, told as in its first telling, with `mentions`, `sources`, `articles`,
//             `first_published` and `number`
//   mentioned told, with its happening's `number` and `first_published`
//   daily     one row a day, source code, target code and CAMEO code, told as in its first telling, with `issues`,
//             `sentences`, `urls`, `outlets` and `number`
//
// Tested in tests/unit/export/export_events_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "export/export_layout.h"
#include "store/database.h"
#include "tacitus/result.h"

namespace tacitus {

// Makes `told` of the events that the condition selects, and what else the format's rows need; gives the view to read
// and the columns to sort it by. Precondition: DefineExportVocabulary.
struct ExportView {
  std::string name;
  std::string order;
};
Result<ExportView> MakeExportRows(Database& database, const ExportFormat& format, const std::string& condition);

// Conditions that part the rows of every such view into stretches of days, one after the other in its order, so that
// what is gathered of each fits into memory; at least one. A stretch has about so many rows of `told`, or one day.
Result<std::vector<std::string>> PassesOf(Database& database, std::uint64_t rows_at_once);

}  // namespace tacitus
