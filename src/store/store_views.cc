#include "store/store_views.h"

#include <filesystem>
#include <system_error>
#include <vector>

#include "store/data_file.h"
#include "store/delta_log.h"
#include "store/table_schema.h"

namespace tacitus {
namespace {

constexpr const char* kNullFolder = "__HIVE_DEFAULT_PARTITION__";

// What came about, by the article's own account: what is planned, threatened or denied is not counted as done.
constexpr const char* kHappened = "status IN ('actual', 'ongoing', 'repeated')";
constexpr const char* kDay = "coalesce(date_start, date_end, CAST(published_at AS DATE))";
constexpr const char* kNumbers = R"sql(
  count(*) AS events,
  count(*) FILTER (quad = 1) AS verbal_cooperation,
  count(*) FILTER (quad = 2) AS material_cooperation,
  count(*) FILTER (quad = 3) AS verbal_conflict,
  count(*) FILTER (quad = 4) AS material_conflict,
  sum(goldstein) AS goldstein_sum,
  avg(goldstein) AS goldstein_mean)sql";

std::string Mentions() {
  return R"sql(CREATE VIEW mentions AS
SELECT event_id, document_id, events.document, documents.published_at, outlet, url, title, sentence_number, sentence,
  event, status, confidence
FROM events JOIN documents USING (document_id))sql";
}

std::string DyadsDaily() {
  return std::string("CREATE VIEW dyads_daily AS SELECT ") + kDay +
         " AS day, source.country AS source, target.country AS target," + kNumbers + " FROM events WHERE " + kHappened +
         " AND source.country IS NOT NULL AND target.country IS NOT NULL AND " + kDay +
         " IS NOT NULL GROUP BY day, source.country, target.country";
}

std::string CountriesMonthly() {
  return std::string(
             "CREATE VIEW countries_monthly AS SELECT CAST(date_trunc('month', day) AS DATE) AS month, country, "
             "count(*) FILTER (source = country) AS as_source, count(*) FILTER (target = country) AS as_target,") +
         kNumbers + " FROM (SELECT " + kDay +
         " AS day, source.country AS source, target.country AS target, quad, goldstein, "
         "unnest(list_distinct([source.country, target.country])) AS country FROM events WHERE " +
         kHappened + ") WHERE day IS NOT NULL GROUP BY ALL";
}

// The rows of a table that has no files yet.
std::string NoRows(const TableSchema& schema) {
  return "(SELECT unnest(from_json(record, " + QuotedLiteral(JsonStructure(schema.columns)) +
         ")), CAST(NULL AS VARCHAR) AS " + std::string(kPartitionColumn) +
         " FROM (VALUES ('{}')) AS nothing(record) WHERE false)";
}

// The month stands in the files' paths, which must agree with the log for DuckDB to take it from there.
bool HasItsMonthInItsPath(const std::string& path, const Partition& month) {
  return path.starts_with(std::string(kPartitionColumn) + "=" + month.value_or(kNullFolder) + "/");
}

Result<std::string> TableView(const TableSchema& schema, const std::string& folder, Database& database) {
  const DeltaLog log(folder + "/" + schema.name);
  const Result<Snapshot> snapshot = log.Read(database);
  if (!snapshot) return snapshot.error();
  std::vector<std::string> paths;
  for (const auto& [path, add] : snapshot->files) {
    if (!HasItsMonthInItsPath(path, PartitionOf(add))) {
      return Error{ErrorCode::kUnsupported, "lies in no folder of its month; was it put there by another program?",
                   log.table() + "/" + path};
    }
    paths.push_back(path);
  }
  const std::string source =
      paths.empty()
          ? NoRows(schema)
          : ReadParquet(log.table(), paths,
                        ", hive_partitioning = true, hive_types = {'" + std::string(kPartitionColumn) + "': VARCHAR}");
  // By name: where the store's own path has a "name=value" in it, DuckDB makes a column of that too.
  std::string columns;
  for (const Column& column : schema.columns) columns += QuotedName(column.name) + ", ";
  return "CREATE VIEW " + schema.name + " AS SELECT " + columns + std::string(kPartitionColumn) + " FROM " + source;
}

// Whoever may ask a question may not therefore read everything on this machine.
std::string Confinement(const std::string& folder, const std::string& output) {
  return "SET allowed_directories = [" + QuotedLiteral(folder + "/documents") + ", " +
         QuotedLiteral(folder + "/events") + "]; SET allowed_paths = [" + (output.empty() ? "" : QuotedLiteral(output)) +
         "]; SET enable_external_access = false";
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
  for (const std::string& view : {Mentions(), DyadsDaily(), CountriesMonthly()}) {
    const Result<Done> made = database->Execute(view);
    if (!made) return Error{made.error().code, made.error().message, folder};
  }
  const Result<Done> confined = database->Execute(Confinement(folder, output));
  if (!confined) return Error{confined.error().code, confined.error().message, folder};
  return database;
}

}  // namespace tacitus
