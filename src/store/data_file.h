// One Parquet file of a table: written by DuckDB, brought to the disk, described for the log.
// One thread at a time. Tested in tests/unit/store/store_test.cc.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/snapshot.h"
#include "store/table_schema.h"
#include "tacitus/result.h"

namespace tacitus {

// What the log says of a file's rows: how many, and the least and greatest values of the schema's statistics; for the
// rows of each month of `source` (what may follow FROM), which has the month as `month`.
Result<std::map<Partition, std::string>> StatisticsByMonth(Database& database, const TableSchema& schema,
                                                           const std::string& source);

// Writes the rows of `source` into a new file of the partition and gives its `add` action. A file that cannot be
// finished is removed. Where its statistics are not known yet, they are read from the file.
Result<nlohmann::json> WriteDataFile(Database& database, const TableSchema& schema, const std::string& table,
                                     const std::string& source, const Partition& partition, bool data_change,
                                     std::optional<std::string> statistics = {});

// Removes files of actions that were never committed.
void RemoveDataFiles(const std::string& table, const std::vector<nlohmann::json>& adds);

// "read_parquet(['…', …])" for these files of the table, in order; options go in before the bracket.
std::string ReadParquet(const std::string& table, const std::vector<std::string>& paths,
                        const std::string& options = "");

// What may follow FROM to read the rows in these files with all columns of the schema. `older` says that some of the
// files may have been written before there were labels, which are null there. Options go to read_parquet.
std::string StoredRows(const TableSchema& schema, const std::string& table, const std::vector<std::string>& paths,
                       bool older, const std::string& options = ", hive_partitioning = false");

// A table of the schema's columns without rows.
std::string NoRows(const TableSchema& schema);

}  // namespace tacitus
