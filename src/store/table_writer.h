// Appends documents' rows to one Delta Lake table, each document once, whoever else writes at the same time.
//
// An attempt takes the newest version, drops the rows of documents that it holds already, writes the others into one
// file a month, and adds a version; where a rival's version was first, all begins again. Rivals are other processes
// that write with this code, and programs that add, rewrite or remove files by the rules of Delta Lake. What puts files
// together is in table_compaction.cc.
// One thread at a time. Tested in tests/unit/store/store_test.cc.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "store/database.h"
#include "store/delta_log.h"
#include "store/document_keys.h"
#include "store/row_labels.h"
#include "store/table_schema.h"
#include "tacitus/result.h"

namespace tacitus {

struct TableRow {
  std::string document_id;
  Partition month;
  std::string record;  // JSON with the schema's columns, but for the label's
  std::variant<StoryText, ToldEvent> told;
};

// Files of one month.
struct MonthFiles {
  Partition month;
  std::vector<std::string> paths;
};

class TableWriter {
 public:
  // Makes the table where there is none. `database` must outlive the writer.
  static Result<TableWriter> Open(const TableSchema& schema, const std::string& store, Database& database,
                                  std::unique_ptr<RowLabels> labels);

  // Whether the table held the document when it was last looked at.
  [[nodiscard]] bool Holds(const std::string& document_id) const { return keys_.Contains(document_id); }

  // Reads what the labels go by, which otherwise the first Append does.
  Result<Done> ReadLabels();

  // Stores the rows; gives how many were not there yet. When it returns a number, the disk has them.
  Result<std::size_t> Append(std::span<const TableRow* const> rows);

  // Puts small files of a month together, where it has at least so many; of so many months at most, those with most
  // files first. No row changes.
  Result<Done> Compact(std::size_t fewest_files, std::size_t most_months);

 private:
  struct LabelledRow {
    const TableRow* row = nullptr;
    const std::string* label = nullptr;
  };

  TableWriter(const TableSchema& schema, std::string table, Database& database, std::unique_ptr<RowLabels> labels)
      : schema_(&schema), log_(std::move(table)), database_(&database), labels_(std::move(labels)) {}

  Result<Done> CreateTable();
  Result<Done> AddColumns();
  Result<Done> CheckSchema() const;
  [[nodiscard]] std::vector<std::string> Paths() const;
  Result<bool> Refresh();
  Result<Done> ReadRows(const std::vector<std::string>& paths, bool all);
  Result<std::vector<nlohmann::json>> WriteLabelled(const std::vector<const TableRow*>& rows);
  Result<std::vector<nlohmann::json>> WriteFiles(const std::vector<const TableRow*>& rows,
                                                 const std::vector<std::string>& labels);
  Result<Done> WriteMonths(std::span<const LabelledRow> rows, std::vector<nlohmann::json>& adds);
  Result<bool> Commit(const std::string& operation, std::vector<nlohmann::json> actions);
  Result<nlohmann::json> WriteMerged(const MonthFiles& files);
  Result<Done> CompactMonths(std::span<const MonthFiles> months);

  const TableSchema* schema_;
  DeltaLog log_;
  Database* database_;
  Snapshot snapshot_;
  DocumentKeys keys_;
  std::unique_ptr<RowLabels> labels_;
  bool labels_read_ = false;  // of the rows that the snapshot holds
};

}  // namespace tacitus
