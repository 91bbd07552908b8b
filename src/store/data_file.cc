#include "store/data_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <nlohmann/json.hpp>

#include "store/delta_log.h"
#include "store/files.h"

namespace tacitus {
namespace {

using Json = nlohmann::json;

// Hive's name for the folder of null.
constexpr std::string_view kNullFolder = "__HIVE_DEFAULT_PARTITION__";

bool IsTimestamp(const TableSchema& schema, const std::string& name) {
  for (const Column& column : schema.columns) {
    if (column.name == name) return column.type == ColumnType::kTimestamp;
  }
  return false;
}

// {'document_id': min(document_id), …}; times as the log writes them.
std::string StructOf(const TableSchema& schema, const std::string& function) {
  std::string members;
  for (const std::string& name : schema.statistics) {
    const std::string value = function + "(" + QuotedName(name) + ")";
    members.append(members.empty() ? "" : ", ").append(QuotedLiteral(name)).append(": ");
    members += IsTimestamp(schema, name) ? "strftime(" + value + ", '%Y-%m-%dT%H:%M:%S.%gZ')" : value;
  }
  return "{" + members + "}";
}

// Where a bound is null, nothing is said of it.
std::string WithoutNullBounds(const std::string& statistics) {
  Json said = Json::parse(statistics);
  for (const char* bounds : {"minValues", "maxValues"}) {
    Json& values = said[bounds];
    for (auto value = values.begin(); value != values.end();) {
      value = value->is_null() ? values.erase(value) : std::next(value);
    }
  }
  return said.dump();
}

// Row groups smaller than DuckDB's: one is held in memory while it is written.
Result<Done> WriteParquet(Database& database, const std::string& source, const std::string& path) {
  Result<Done> done = database.Execute("COPY (SELECT * FROM " + source + ") TO " + QuotedLiteral(path) +
                                       " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 40960, USE_TMP_FILE false)");
  return done ? Sync(path) : done;
}

}  // namespace

Result<std::map<Partition, std::string>> StatisticsByMonth(Database& database, const TableSchema& schema,
                                                           const std::string& source) {
  std::string missing;
  for (const std::string& name : schema.statistics) {
    missing.append(missing.empty() ? "" : ", ").append(QuotedLiteral(name));
    missing.append(": count(*) - count(").append(QuotedName(name)).append(")");
  }
  // Whether any label is joined to another shows without looking into the file.
  if (schema.labels > 0) {
    const std::string& joined = schema.columns.back().name;
    missing += ", " + QuotedLiteral(joined) + ": count(*) - count(" + QuotedName(joined) + ")";
  }
  const Result<TextRows> rows =
      database.Query("SELECT month, CAST(to_json({'numRecords': count(*), 'minValues': " + StructOf(schema, "min") +
                     ", 'maxValues': " + StructOf(schema, "max") + ", 'nullCount': {" + missing +
                     "}}) AS VARCHAR) FROM " + source + " GROUP BY month");
  if (!rows) return rows.error();
  std::map<Partition, std::string> statistics;
  for (const TextRow& row : *rows) statistics.emplace(row[0], WithoutNullBounds(row[1].value_or("{}")));
  return statistics;
}

Result<Json> WriteDataFile(Database& database, const TableSchema& schema, const std::string& table,
                           const std::string& source, const Partition& partition, bool data_change,
                           std::optional<std::string> statistics) {
  const std::string folder = std::string(kPartitionColumn) + "=" + partition.value_or(std::string(kNullFolder));
  const std::string name = folder + "/part-" + UniqueName() + ".zstd.parquet";
  const std::string path = table + "/" + name;
  Result<Done> made = MakeFolder(table + "/" + folder);
  if (!made) return made.error();
  Result<Done> written = WriteParquet(database, source, path);
  if (written) written = Sync(table + "/" + folder);
  if (written && !statistics) {
    const auto read = StatisticsByMonth(
        database, schema,
        "(SELECT *, NULL::VARCHAR AS month FROM " + ReadParquet(table, {name}, ", hive_partitioning = false") + ")");
    if (read && !read->empty()) statistics = read->begin()->second;
    if (!read) written = read.error();
  }
  struct stat status {};
  if (written && ::stat(path.c_str(), &status) != 0) written = FileError("cannot be read", errno, path);
  if (!written) {
    ::unlink(path.c_str());
    Error error = written.error();
    if (error.where.empty()) error.where = table;
    return error;
  }
  Json add;
  add["path"] = EncodedPath(name);
  add["partitionValues"][std::string(kPartitionColumn)] = partition ? Json(*partition) : Json();
  add["size"] = status.st_size;
  add["modificationTime"] = NowInMilliseconds();
  add["dataChange"] = data_change;
  if (statistics) add["stats"] = *statistics;
  return add;
}

void RemoveDataFiles(const std::string& table, const std::vector<Json>& adds) {
  for (const Json& add : adds) ::unlink((table + "/" + DecodedPath(add["path"].get<std::string>())).c_str());
}

std::string ReadParquet(const std::string& table, const std::vector<std::string>& paths, const std::string& options) {
  std::string list;
  for (const std::string& path : paths)
    list.append(list.empty() ? "[" : ", ").append(QuotedLiteral(table + "/" + path));
  return "read_parquet(" + list + "]" + options + ")";
}

std::string NoRows(const TableSchema& schema) {
  return "(SELECT unnest(from_json(record, " + QuotedLiteral(JsonStructure(schema.columns)) +
         ")), CAST(NULL AS VARCHAR) AS " + std::string(kPartitionColumn) +
         " FROM (VALUES ('{}')) AS nothing(record) WHERE false)";
}

std::string StoredRows(const TableSchema& schema, const std::string& table, const std::vector<std::string>& paths,
                       bool older, const std::string& options) {
  if (paths.empty()) return NoRows(schema);
  if (!older) return ReadParquet(table, paths, options);
  return "(SELECT * FROM " + NoRows(schema) + " UNION ALL BY NAME SELECT * FROM " +
         ReadParquet(table, paths, options + ", union_by_name = true") + ")";
}

}  // namespace tacitus
