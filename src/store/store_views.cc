#include "store/store_views.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>
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

Result<std::string> TableView(const TableSchema& schema, const std::string& folder, Database& database) {
  const DeltaLog log(folder + "/" + schema.name);
  const Result<Snapshot> snapshot = log.Read(database, false);
  if (!snapshot) return snapshot.error();
  std::vector<std::string> paths;
  for (const auto& [path, add] : snapshot->files) {
    if (!HasItsMonthInItsPath(path, PartitionOf(add))) {
      return Error{ErrorCode::kUnsupported, "lies in no folder of its month; was it put there by another program?",
                   log.table() + "/" + path};
    }
    paths.push_back(path);
  }
  const std::string label = LabelOf(schema);
  const bool older = snapshot->HasOlderFiles() ||
                     snapshot->metadata.value("schemaString", "").find("\"" + label + "\"") == std::string::npos;
  const std::string rows =
      StoredRows(schema, log.table(), paths, older,
                 ", hive_partitioning = true, hive_types = {'" + std::string(kPartitionColumn) + "': VARCHAR}");
  const std::string key = schema.columns.front().name;
  std::vector<std::string> joining;
  for (const auto& [path, add] : snapshot->files) {
    if (MayJoin(add, JoinedOf(schema))) joining.push_back(path);
  }
  const Result<bool> joined = MakeNames(database, StoredRows(schema, log.table(), joining, older), label,
                                        JoinedOf(schema), schema.name + "_names");
  if (!joined) return joined.error();
  // By name: where the store's own path has a "name=value" in it, DuckDB makes a column of that too.
  std::string columns;
  for (std::size_t i = 0; i + schema.labels < schema.columns.size(); ++i) {
    columns += QuotedName(schema.columns[i].name) + ", ";
  }
  columns += std::string("coalesce(") + (*joined ? "name, " : "") + label + ", " + key + ") AS " + label + ", ";
  return "CREATE VIEW " + schema.name + " AS SELECT " + columns + std::string(kPartitionColumn) + " FROM " + rows +
         (*joined ? " LEFT JOIN " + schema.name + "_names ON id = " + label : "");
}

// Whoever may ask a question may not therefore read everything on this machine.
std::string Confinement(const std::string& folder, const std::string& output) {
  return "SET allowed_directories = [" + QuotedLiteral(folder + "/documents") + ", " +
         QuotedLiteral(folder + "/events") + "]; SET allowed_paths = [" +
         (output.empty() ? "" : QuotedLiteral(output)) + "]; SET enable_external_access = false";
}

}  // namespace

Result<Database> OpenStoreForQuestions(const std::string& folder, const std::string& output) {
  std::error_code error;
  if (!std::filesystem::exists(folder + "/documents/_delta_log", error)) {
    return Error{ErrorCode::kNotFound, "is no store; \"tacitus ingest\" makes one", folder};
  }
  Result<Database> database = Database::Open();
  if (!database) return database;
  // Documents first: then the events of each of them are there.
  for (const TableSchema* schema : {&DocumentsSchema(), &EventsSchema()}) {
    const Result<std::string> view = TableView(*schema, folder, *database);
    if (!view) return view.error();
    const Result<Done> made = database->Execute(*view);
    if (!made) return Error{made.error().code, made.error().message, folder + "/" + schema->name};
  }
  const Result<Done> made = MakeHappeningViews(*database);
  if (!made) return Error{made.error().code, made.error().message, folder};
  const Result<Done> confined = database->Execute(Confinement(folder, output));
  if (!confined) return Error{confined.error().code, confined.error().message, folder};
  return database;
}

}  // namespace tacitus
