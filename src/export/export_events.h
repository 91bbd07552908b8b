// The events of a store in the form of another data set, or as our own record.
//
//   Result<Database> store = OpenStoreForQuestions("news-store");
//   Result<ExportReport> done = ExportEvents(*store, ExportFormats().front(), {}, "data", write);
//
// docs/exports.md has the forms, column by column. Rows are in the order of their days, so that the same store gives
// the same bytes. A Database serves one export. Tested in tests/unit/export/export_events_test.cc and tests/store/.
#pragma once

#include <cstdint>
#include <string>

#include "export/export_layout.h"
#include "export/export_selection.h"
#include "query/sql_answer.h"
#include "store/database.h"
#include "tacitus/result.h"

namespace tacitus {

// How the database of an export is to be opened, so that a large one stays below 1 GB (docs/exports.md): what does not
// fit goes to the disk.
inline const DatabaseOptions kExportDatabase{0, "512MB", false};

struct ExportOptions {
  ExportFilter filter;
  bool header = false;  // a line of names also where the format has none
  // Events from which rows of form kTabs are made at a time: with fewer it takes less memory, and longer. Of
  // RowKind::kDaily, which gathers most, half as many.
  std::uint64_t events_at_once = 200000;
};

struct ExportReport {
  std::uint64_t events = 0;    // in the store
  std::uint64_t selected = 0;  // of them
};

// Formats of all forms but Parquet. Nothing is written where an error is found before the first row.
Result<ExportReport> ExportEvents(Database& database, const ExportFormat& format, const ExportOptions& options,
                                  const std::string& data_folder, const AnswerSink& write);

// Parquet, to `path`, which the store must have been opened with.
Result<ExportReport> ExportEventsAsParquet(Database& database, const ExportFormat& format, const ExportOptions& options,
                                           const std::string& data_folder, const std::string& path);

}  // namespace tacitus
