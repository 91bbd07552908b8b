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

struct ExportOptions {
  ExportFilter filter;
  bool header = false;  // a line of names also where the format has none
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
