// The forms in which events leave a store, and the columns of those that are tables of others.
//
// The columns, what they mean and what fills each are tables under data/export/, which docs/exports.md shows. `value`
// is an expression in DuckDB's SQL over the rows of the layout's kind (export_rows.h), with the words of
// export_vocabulary.h; a column without one is always empty.
// Immutable; any number of threads. Tested in tests/unit/export/export_layout_test.cc.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

// What a row of an export stands for.
enum class RowKind {
  kRecord,     // an event, all of its fields as docs/record.md has them
  kTelling,    // an event as one document tells it
  kHappening,  // all tellings of one happening
  kMention,    // a telling, numbered by its happening
  kDaily,      // all events of a day with one CAMEO code and the same codes of source and target
};

enum class ExportForm { kTabs, kCsv, kJsonLines, kParquet };

struct ExportFormat {
  std::string_view name;  // as --format has it; of the column table too
  ExportForm form = ExportForm::kTabs;
  RowKind rows = RowKind::kRecord;
  bool header = true;        // whether its files begin with a line of names
  std::string_view unknown;  // what stands in text and whole numbers where nothing is known
  unsigned id_bits = 0;      // of its integer ids; 0: it has none
  bool cameo = false;        // only events with a CAMEO code
  bool occurred = false;     // has no place for the status: by default only what came about
};

std::span<const ExportFormat> ExportFormats();

struct ExportColumn {
  std::string name;
  std::string type;  // integer, number, date or text
  std::string value;
};

// The columns of a format of form kTabs.
Result<std::vector<ExportColumn>> ReadExportColumns(const std::string& data_folder, const ExportFormat& format);

}  // namespace tacitus
