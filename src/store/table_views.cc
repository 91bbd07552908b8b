#include "store/table_views.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>
#include <vector>

#include "store/data_file.h"
#include "store/delta_log.h"
#include "store/happening_views.h"
#include "store/table_schema.h"

namespace tacitus {
namespace {

constexpr const char* kNullFolder = "__HIVE_DEFAULT_PARTITION__";

// The month stands in the files' paths, which must agree with the log for DuckDB to take it from there.
bool HasItsMonthInItsPath(const std::string& path, const Partition& month) {
  return path.starts_with(std::string(kPartitionColumn) + "=" + month.value_or(kNullFolder) + "/");
}

// The labels are a name and a list of such (row_labels.h).
const std::string& LabelOf(const TableSchema& schema) { return schema.columns[schema.columns.size() - 2].name; }
const std::string& JoinedOf(const TableSchema& schema) { return schema.columns.back().name; }

// Whether a file may have rows that join labels, by what the log says of it.
bool MayJoin(const nlohmann::json& add, const std::string& column) {
  const nlohmann::json statistics = nlohmann::json::parse(add.value("stats", ""), nullptr, false);
  if (!statistics.is_object() || !statistics.contains("nullCount")) return true;
  const nlohmann::json& missing = statistics["nullCount"];
  return !missing.contains(column) || missing[column] != statistics.value("numRecords", nlohmann::json());
}

std::string TableOf(const TableSchema& schema, const std::string& folder) { return folder + "/" + schema.name; }

// Whether some of the files were written before there were labels.
bool HasOlderFiles(const TableSchema& schema, const Snapshot& snapshot) {
  return snapshot.HasOlderFiles() ||
         snapshot.metadata.value("schemaString", "").find("\"" + LabelOf(schema) + "\"") == std::string::npos;
}

// Finds the names in the files that may have any; gives the table that they are in.
Result<std::string> FindNames(const TableSchema& schema, const std::string& table, const Snapshot& snapshot,
                              Database& database) {
  std::vector<std::string> joining;
  for (const auto& [path, add] : snapshot.files) {
    if (MayJoin(add, JoinedOf(schema))) joining.push_back(path);
  }
  std::string names = schema.name + "_names";
  const Result<Done> made = MakeNames(database, StoredRows(schema, table, joining, HasOlderFiles(schema, snapshot)),
                                      LabelOf(schema), JoinedOf(schema), names);
  if (!made) return made.error();
  return names;
}

Result<Done> MakeTableView(const TableSchema& schema, const std::string& table, const Snapshot& snapshot,
                           const std::string& names, Database& database) {
  std::vector<std::string> paths;
  for (const auto& [path, add] : snapshot.files) {
    if (!HasItsMonthInItsPath(path, PartitionOf(add))) {
      return Error{ErrorCode::kUnsupported, "lies in no folder of its month; was it put there by another program?",
                   table + "/" + path};
    }
    paths.push_back(path);
  }
  const std::string rows =
      StoredRows(schema, table, paths, HasOlderFiles(schema, snapshot),
                 ", hive_partitioning = true, hive_types = {'" + std::string(kPartitionColumn) + "': VARCHAR}");
  const std::string label = LabelOf(schema);
  const std::string key = schema.columns.front().name;
  // By name: where the store's own path has a "name=value" in it, DuckDB makes a column of that too.
  std::string columns;
  for (std::size_t i = 0; i + schema.labels < schema.columns.size(); ++i) {
    columns += QuotedName(schema.columns[i].name) + ", ";
  }
  columns += "coalesce(name, " + label + ", " + key + ") AS " + label + ", ";
  const Result<Done> made =
      database.Execute("CREATE VIEW " + schema.name + " AS SELECT " + columns + std::string(kPartitionColumn) +
                       " FROM " + rows + " LEFT JOIN " + names + " AS names ON id = " + label);
  if (!made) return Error{made.error().code, made.error().message, table};
  return Done{};
}

std::string IdentityOf(const Snapshot& snapshot) {
  std::string identity = snapshot.metadata.value("id", "") + "\n";
  for (const auto& [path, add] : snapshot.files) identity.append(path).append("\n");
  return identity;
}

}  // namespace

std::string StoreTables::Identity() const { return IdentityOf(documents) + IdentityOf(events); }

Result<StoreTables> ReadStoreTables(const std::string& folder, Database& database) {
  std::error_code error;
  if (!std::filesystem::exists(folder + "/documents/_delta_log", error)) {
    return Error{ErrorCode::kNotFound, "is no store; \"tacitus ingest\" makes one", folder};
  }
  // Documents first: then the events of each of them are there.
  Result<Snapshot> documents = DeltaLog(TableOf(DocumentsSchema(), folder)).Read(database, false);
  if (!documents) return documents.error();
  Result<Snapshot> events = DeltaLog(TableOf(EventsSchema(), folder)).Read(database, false);
  if (!events) return events.error();
  return StoreTables{folder, std::move(*documents), std::move(*events)};
}

Result<JoinedNames> MakeTableViews(const StoreTables& tables, Database& database, std::optional<JoinedNames> names) {
  const std::string documents = TableOf(DocumentsSchema(), tables.folder);
  const std::string events = TableOf(EventsSchema(), tables.folder);
  if (!names) {
    const Result<std::string> stories = FindNames(DocumentsSchema(), documents, tables.documents, database);
    if (!stories) return stories.error();
    const Result<std::string> happenings = FindNames(EventsSchema(), events, tables.events, database);
    if (!happenings) return happenings.error();
    names = JoinedNames{*stories, *happenings};
  }
  Result<Done> made = MakeTableView(DocumentsSchema(), documents, tables.documents, names->documents, database);
  if (made) made = MakeTableView(EventsSchema(), events, tables.events, names->events, database);
  if (!made) return made.error();
  return *names;
}

}  // namespace tacitus
