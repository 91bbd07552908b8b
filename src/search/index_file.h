// The file of a search index: its tables, whom it belongs to, and the folder it lies in.
//
//   facts      name and value: "form" (of this file), "table" (the id of the documents' table) and "version" (of it,
//   once
//              all of it is in the index)
//   files      the table's Parquet files whose documents are all in the index
//   documents  what a search shows of a document
//   texts      an FTS5 table of title and body; its rows have the numbers of the documents
//
// Tested in tests/unit/search/search_index_test.cc.
#pragma once

#include <string>
#include <string_view>

#include "search/sqlite_file.h"
#include "store/database.h"
#include "store/delta_log.h"
#include "tacitus/result.h"

namespace tacitus {

// The documents' table of a store, as it is now.
struct DocumentsTable {
  DeltaLog log;
  Snapshot snapshot;
  Database database;

  [[nodiscard]] std::string id() const;
  // As the fact "version" has it.
  [[nodiscard]] std::string version() const;
};
Result<DocumentsTable> ReadDocumentsTable(const std::string& store);

// Opens an index, with its tables, which are made where they are missing.
Result<SqliteFile> OpenIndexFile(const std::string& path);

Result<std::string> FactOf(SqliteFile& index, std::string_view name);  // "" where it is not there
Result<Done> SetFact(SqliteFile& index, std::string_view name, std::string_view value);

// Why an index is of no use for a table, as "is of another store"; "" where it is. A new one is taken for this table's.
Result<std::string> WhyUnfit(SqliteFile& index, const DocumentsTable& table);

// Whether the index is whole and fit, looking at all of it.
bool IsSound(const std::string& path, const DocumentsTable& table);

void RemoveIndexFile(const std::string& path);

}  // namespace tacitus
