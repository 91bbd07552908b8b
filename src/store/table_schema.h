// What the two tables of a store hold, column by column, in the three forms that others want it: as the schema in a
// Delta Lake log, as the structure by which DuckDB reads a JSON record, and as a list for people (docs/store.md).
//
// Immutable; any number of threads. Tested in tests/unit/store/table_schema_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tacitus {

// The types of Delta Lake's schema serialisation that the tables use.
enum class ColumnType { kString, kInteger, kDouble, kDate, kTimestamp, kStruct };

struct Column {
  std::string name;
  ColumnType type = ColumnType::kString;
  bool list = false;
  std::vector<Column> fields;  // of a struct
};

// Both tables are in one folder a month of publication; null where an article has no date.
inline constexpr std::string_view kPartitionColumn = "published_month";

struct TableSchema {
  std::string name;                     // "events": the table's folder in the store
  std::vector<Column> columns;          // without the partition column, which is not in the files
  std::vector<std::string> statistics;  // columns whose least and greatest values the log holds for each file
  std::size_t labels = 0;               // so many columns at the end are labels (row_labels.h), not of the record
};

const TableSchema& DocumentsSchema();
const TableSchema& EventsSchema();

// metaData.schemaString of the log, the partition column last.
std::string DeltaSchemaString(const TableSchema& schema);

// The table as the first versions of Tacitus wrote it.
TableSchema WithoutLabels(const TableSchema& schema);

// The structure for DuckDB's from_json.
std::string JsonStructure(const std::vector<Column>& columns);

}  // namespace tacitus
