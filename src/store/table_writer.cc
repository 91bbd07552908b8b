#include "store/table_writer.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "store/data_file.h"
#include "store/files.h"

namespace tacitus {
namespace {

using Json = nlohmann::json;

// DuckDB is given about so many rows at a time, so that what it holds of them stays small.
constexpr std::size_t kRowsAtOnce = 2048;

Json CommitInfo(const std::string& operation) {
  return {{"commitInfo",
           {{"timestamp", NowInMilliseconds()},
            {"operation", operation},
            {"operationParameters", Json::object()},
            {"engineInfo", "Tacitus/" TACITUS_VERSION}}}};
}

std::string UuidForm(const std::string& hex) {
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
         hex.substr(20);
}

std::string MonthCondition(const Partition& month) {
  return month ? " WHERE month = " + QuotedLiteral(*month) : " WHERE month IS NULL";
}

}  // namespace

Result<TableWriter> TableWriter::Open(const TableSchema& schema, const std::string& store, Database& database,
                                      std::unique_ptr<RowLabels> labels) {
  TableWriter writer(schema, store + "/" + schema.name, database, std::move(labels));
  Result<Snapshot> snapshot = writer.log_.Read(database);
  if (!snapshot) return snapshot.error();
  writer.snapshot_ = std::move(*snapshot);
  if (writer.snapshot_.version < 0) {
    const Result<Done> created = writer.CreateTable();
    if (!created) return created.error();
  }
  const Result<Done> added = writer.AddColumns();
  if (!added) return added.error();
  const Result<Done> same = writer.CheckSchema();
  if (!same) return same.error();
  const Result<Done> read = writer.ReadRows(writer.Paths(), false);
  if (!read) return read.error();
  return writer;
}

Result<Done> TableWriter::CreateTable() {
  const Json metadata{{"id", UuidForm(UniqueName())},
                      {"name", schema_->name},
                      {"format", {{"provider", "parquet"}, {"options", Json::object()}}},
                      {"schemaString", DeltaSchemaString(*schema_)},
                      {"partitionColumns", Json::array({std::string(kPartitionColumn)})},
                      {"configuration", Json::object()},
                      {"createdTime", NowInMilliseconds()}};
  const Result<bool> committed =
      log_.Commit(snapshot_, {CommitInfo("CREATE TABLE"),
                              {{"protocol", {{"minReaderVersion", 1}, {"minWriterVersion", 2}}}},
                              {{"metaData", metadata}}});
  if (!committed) return committed.error();
  if (*committed) return Done{};
  const Result<bool> updated = log_.Update(snapshot_);  // a rival made it
  if (!updated) return updated.error();
  return Done{};
}

// Gives a table of the first versions of Tacitus the columns of the labels; its rows have none there.
Result<Done> TableWriter::AddColumns() {
  const auto has = [this](const TableSchema& schema) {
    const Json found = Json::parse(snapshot_.metadata.value("schemaString", ""), nullptr, false);
    return found == Json::parse(DeltaSchemaString(schema));
  };
  while (schema_->labels > 0 && has(WithoutLabels(*schema_))) {
    const Result<Done> writable = snapshot_.CheckWritable(log_.table());
    if (!writable) return writable;
    Json metadata = snapshot_.metadata;
    metadata["schemaString"] = DeltaSchemaString(*schema_);
    metadata["configuration"][std::string(kColumnsAdded)] = "true";
    const Result<bool> committed = log_.Commit(snapshot_, {CommitInfo("ADD COLUMNS"), {{"metaData", metadata}}});
    if (!committed) return committed.error();
    if (*committed) break;
    const Result<bool> updated = log_.Update(snapshot_);
    if (!updated) return updated.error();
  }
  return Done{};
}

Result<Done> TableWriter::CheckSchema() const {
  const Result<Done> writable = snapshot_.CheckWritable(log_.table());
  if (!writable) return writable;
  // Compared as JSON: other programs that rewrite the schema may order its members otherwise.
  const Json found = Json::parse(snapshot_.metadata.value("schemaString", ""), nullptr, false);
  if (found == Json::parse(DeltaSchemaString(*schema_))) return Done{};
  return Error{ErrorCode::kUnsupported,
               "the table has other columns than this version of Tacitus writes; ingest into a new store",
               log_.table()};
}

std::vector<std::string> TableWriter::Paths() const {
  std::vector<std::string> paths;
  for (const auto& [path, add] : snapshot_.files) paths.push_back(path);
  return paths;
}

// Takes in what was committed since the last look; says whether there was anything.
Result<bool> TableWriter::Refresh() {
  if (!log_.HasNews(snapshot_)) return false;
  const std::vector<std::string> before = Paths();
  const Result<bool> news = log_.Update(snapshot_);
  if (!news || !*news) return news;
  const Result<Done> same = CheckSchema();
  if (!same) return same.error();
  std::vector<std::string> paths;
  for (const auto& [path, add] : snapshot_.files) {
    if (!std::binary_search(before.begin(), before.end(), path)) paths.push_back(path);
  }
  labels_->TakeBack();
  const Result<Done> read = ReadRows(paths, false);
  if (!read) return read.error();
  return true;
}

// Takes in the rows of these files, or only those of documents not seen before: who puts files together writes rows
// anew.
Result<Done> TableWriter::ReadRows(const std::vector<std::string>& paths, bool all) {
  if (paths.empty()) return Done{};
  const std::string columns = labels_read_ ? "document_id, " + labels_->Columns() : "DISTINCT document_id";
  Result<Statement> statement = database_->Prepare(
      "SELECT " + columns + " FROM " + StoredRows(*schema_, log_.table(), paths, snapshot_.HasOlderFiles()));
  if (!statement) return Error{statement.error().code, statement.error().message, log_.table()};
  std::vector<std::string> seen;
  for (;;) {
    const Result<TextRows> rows = statement->Next();
    if (!rows) return Error{rows.error().code, rows.error().message, log_.table()};
    if (rows->empty()) break;
    for (const TextRow& row : *rows) {
      if (!row[0] || (labels_read_ && !all && keys_.Contains(*row[0]))) continue;
      if (labels_read_) labels_->Add(row);
      if (seen.empty() || seen.back() != *row[0]) seen.push_back(*row[0]);
    }
  }
  for (const std::string& document : seen) keys_.Insert(document);
  return Done{};
}

Result<Done> TableWriter::ReadLabels() {
  if (labels_read_) return Done{};
  labels_read_ = true;
  return ReadRows(Paths(), true);
}

Result<std::size_t> TableWriter::Append(std::span<const TableRow* const> rows) {
  std::vector<const TableRow*> written;
  std::vector<Json> adds;
  labels_->TakeBack();  // where the last call failed
  for (;;) {
    const Result<bool> news = Refresh();
    std::vector<const TableRow*> pending;
    for (const TableRow* row : rows) {
      if (!keys_.Contains(row->document_id)) pending.push_back(row);
    }
    if (!news || *news || pending != written) {
      RemoveDataFiles(log_.table(), adds);
      if (!news) return news.error();
      adds.clear();
      if (pending.empty()) return std::size_t{0};
      Result<std::vector<Json>> files = WriteLabelled(pending);
      if (!files) return files.error();
      adds = std::move(*files);
      written = std::move(pending);
    }
    if (written.empty()) return std::size_t{0};
    std::vector<Json> actions;
    for (const Json& add : adds) actions.push_back({{"add", add}});
    const std::int64_t version = snapshot_.version;
    const Result<bool> committed = Commit("WRITE", std::move(actions));
    if (!committed) {
      // A version that stands, though the disk could not be made to say so, needs its files.
      if (snapshot_.version == version) RemoveDataFiles(log_.table(), adds);
      return committed.error();
    }
    if (!*committed) continue;
    for (const TableRow* row : written) keys_.Insert(row->document_id);
    labels_->Keep();
    return written.size();
  }
}

// Writes the rows with the labels that they get as the table is now.
Result<std::vector<Json>> TableWriter::WriteLabelled(const std::vector<const TableRow*>& rows) {
  const Result<Done> read = ReadLabels();
  if (!read) return read.error();
  labels_->TakeBack();
  labels_->Reserve(rows.size());
  const auto query = [this](const std::string& columns, const std::string& condition,
                            const std::set<Partition>& months) {
    std::vector<std::string> paths;
    for (const auto& [path, add] : snapshot_.files) {
      if (months.contains(PartitionOf(add))) paths.push_back(path);
    }
    return database_->Query("SELECT " + columns + " FROM " +
                            StoredRows(*schema_, log_.table(), paths, snapshot_.HasOlderFiles()) + " WHERE " +
                            condition);
  };
  const Result<std::vector<std::string>> labels = labels_->Label(rows, query);
  if (!labels) return Error{labels.error().code, labels.error().message, log_.table()};
  return WriteFiles(rows, *labels);
}

Result<std::vector<Json>> TableWriter::WriteFiles(const std::vector<const TableRow*>& rows,
                                                  const std::vector<std::string>& labels) {
  // The rows of a month one after another, in the order they came.
  std::vector<LabelledRow> ordered;
  for (std::size_t i = 0; i < rows.size(); ++i) ordered.push_back({rows[i], &labels[i]});
  const auto by_month = [](const LabelledRow& one, const LabelledRow& other) {
    return one.row->month < other.row->month;
  };
  std::stable_sort(ordered.begin(), ordered.end(), by_month);
  std::vector<Json> adds;
  for (auto first = ordered.begin(); first != ordered.end();) {
    const auto remaining = static_cast<std::size_t>(ordered.end() - first);
    const LabelledRow& last = *(first + static_cast<std::ptrdiff_t>(std::min(kRowsAtOnce, remaining) - 1));
    const auto end = std::upper_bound(first, ordered.end(), last, by_month);
    const Result<Done> written = WriteMonths({first, end}, adds);
    if (!written) {
      RemoveDataFiles(log_.table(), adds);
      return Error{written.error().code, written.error().message, log_.table()};
    }
    first = end;
  }
  return adds;
}

// Writes the rows of some months, which are in the order of their months, into a file each.
Result<Done> TableWriter::WriteMonths(std::span<const LabelledRow> rows, std::vector<Json>& adds) {
  std::vector<std::string> records;
  std::vector<std::vector<std::string_view>> cells;
  records.reserve(rows.size());
  for (const auto& [row, label] : rows) {
    records.push_back(row->record.substr(0, row->record.size() - 1) + "," + *label + "}");
    cells.push_back({row->month ? std::string_view(*row->month) : std::string_view(), records.back()});
  }
  Result<Done> done = database_->Execute("CREATE OR REPLACE TEMP TABLE records (month VARCHAR, record VARCHAR)");
  if (done) done = database_->Append("records", cells);
  if (done) {
    done = database_->Execute(
        "CREATE OR REPLACE TEMP TABLE typed AS SELECT nullif(month, '') AS month, "
        "unnest(from_json_strict(record, " +
        QuotedLiteral(JsonStructure(schema_->columns)) + ")) FROM records; DROP TABLE records");
  }
  if (!done) return done;
  const auto statistics = StatisticsByMonth(*database_, *schema_, "typed");
  if (!statistics) return statistics.error();
  for (const auto& [month, said] : *statistics) {
    Result<Json> add =
        WriteDataFile(*database_, *schema_, log_.table(),
                      "(SELECT * EXCLUDE (month) FROM typed" + MonthCondition(month) + ")", month, true, said);
    if (!add) return add.error();
    adds.push_back(std::move(*add));
  }
  return database_->Execute("DROP TABLE typed");
}

// False where a rival was first.
Result<bool> TableWriter::Commit(const std::string& operation, std::vector<Json> actions) {
  actions.insert(actions.begin(), CommitInfo(operation));
  const Result<bool> committed = log_.Commit(snapshot_, actions);
  const bool due = snapshot_.version % kCheckpointEvery == 0 || snapshot_.uncheckpointed >= kCheckpointActions;
  // The version stands without its checkpoint; a later one gets one.
  if (committed && *committed && due) static_cast<void>(log_.WriteCheckpoint(*database_, snapshot_));
  return committed;
}

}  // namespace tacitus
