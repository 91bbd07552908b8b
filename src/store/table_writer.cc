#include "store/table_writer.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "store/data_file.h"
#include "store/files.h"

namespace tacitus {
namespace {

using Json = nlohmann::json;

// So many files of a month, each smaller than this, are put into one.
constexpr std::size_t kSmallFiles = 8;
constexpr std::int64_t kSmallFile = std::int64_t{8} << 20;

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

Json RemoveOf(const Json& add) {
  Json remove{{"path", add["path"]},
              {"deletionTimestamp", NowInMilliseconds()},
              {"dataChange", false},
              {"extendedFileMetadata", true}};
  for (const char* member : {"partitionValues", "size"}) {
    if (add.contains(member)) remove[member] = add[member];
  }
  return remove;
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

Result<std::size_t> TableWriter::Append(std::span<const TableRow> rows) {
  std::vector<const TableRow*> written;
  std::vector<Json> adds;
  labels_->TakeBack();  // where the last call failed
  for (;;) {
    const Result<bool> news = Refresh();
    std::vector<const TableRow*> pending;
    for (const TableRow& row : rows) {
      if (!keys_.Contains(row.document_id)) pending.push_back(&row);
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
  const auto query = [this](const std::string& columns, const std::string& condition) {
    return database_->Query("SELECT " + columns + " FROM " +
                            StoredRows(*schema_, log_.table(), Paths(), snapshot_.HasOlderFiles()) + " WHERE " +
                            condition);
  };
  const Result<std::vector<std::string>> labels = labels_->Label(rows, query);
  if (!labels) return Error{labels.error().code, labels.error().message, log_.table()};
  return WriteFiles(rows, *labels);
}

Result<std::vector<Json>> TableWriter::WriteFiles(const std::vector<const TableRow*>& rows,
                                                  const std::vector<std::string>& labels) {
  std::set<Partition> months;
  std::vector<std::string> records;
  std::vector<std::vector<std::string_view>> cells;
  records.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const TableRow& row = *rows[i];
    months.insert(row.month);
    records.push_back(row.record.substr(0, row.record.size() - 1) + "," + labels[i] + "}");
    cells.push_back({row.month ? std::string_view(*row.month) : std::string_view(), records.back()});
  }
  Result<Done> done = database_->Execute("CREATE OR REPLACE TEMP TABLE records (month VARCHAR, record VARCHAR)");
  if (done) done = database_->Append("records", cells);
  if (done) {
    done = database_->Execute(
        "CREATE OR REPLACE TEMP TABLE typed AS SELECT nullif(month, '') AS month, "
        "unnest(from_json_strict(record, " +
        QuotedLiteral(JsonStructure(schema_->columns)) + ")) FROM records; DROP TABLE records");
  }
  if (!done) return Error{done.error().code, done.error().message, log_.table()};
  std::vector<Json> adds;
  for (const Partition& month : months) {
    Result<Json> add = WriteDataFile(*database_, *schema_, log_.table(),
                                     "(SELECT * EXCLUDE (month) FROM typed" + MonthCondition(month) + ")", month, true);
    if (!add) {
      RemoveDataFiles(log_.table(), adds);
      return add.error();
    }
    adds.push_back(std::move(*add));
  }
  done = database_->Execute("DROP TABLE typed");
  if (!done) return done.error();
  return adds;
}

// False where a rival was first.
Result<bool> TableWriter::Commit(const std::string& operation, std::vector<Json> actions) {
  actions.insert(actions.begin(), CommitInfo(operation));
  const Result<bool> committed = log_.Commit(snapshot_, actions);
  if (committed && *committed && snapshot_.version % kCheckpointEvery == 0) {
    // The version stands without its checkpoint; the next hundredth gets one.
    static_cast<void>(log_.WriteCheckpoint(*database_, snapshot_));
  }
  return committed;
}

Result<Done> TableWriter::Compact() {
  const Result<bool> news = Refresh();
  if (!news) return news.error();
  Result<Done> done = Done{};
  std::map<Partition, std::vector<std::string>> small;
  for (const auto& [path, add] : snapshot_.files) {
    if (add.value("size", kSmallFile) < kSmallFile) small[PartitionOf(add)].push_back(path);
  }
  for (const auto& [month, paths] : small) {
    if (paths.size() < kSmallFiles) continue;
    done = CompactMonth(month, paths);
    if (!done) return done;
  }
  return Done{};
}

Result<Done> TableWriter::CompactMonth(const Partition& month, const std::vector<std::string>& files) {
  std::string columns;
  for (const Column& column : schema_->columns)
    columns.append(columns.empty() ? "" : ", ").append(QuotedName(column.name));
  const std::string rows =
      "(SELECT " + columns + " FROM " + StoredRows(*schema_, log_.table(), files, snapshot_.HasOlderFiles()) + ")";
  const Result<Json> add = WriteDataFile(*database_, *schema_, log_.table(), rows, month, false);
  if (!add) return add.error();
  for (;;) {
    std::vector<Json> actions;
    for (const std::string& path : files) {
      const auto old = snapshot_.files.find(path);
      if (old == snapshot_.files.end()) break;
      actions.push_back({{"remove", RemoveOf(old->second)}});
    }
    // A file that a rival has rewritten meanwhile must not come back.
    if (actions.size() < files.size()) break;
    actions.push_back({{"add", *add}});
    const std::int64_t version = snapshot_.version;
    const Result<bool> committed = Commit("OPTIMIZE", std::move(actions));
    if (!committed) {
      if (snapshot_.version == version) RemoveDataFiles(log_.table(), {*add});
      return committed.error();
    }
    if (*committed) return Done{};
    const Result<bool> refreshed = Refresh();
    if (!refreshed) {
      RemoveDataFiles(log_.table(), {*add});
      return refreshed.error();
    }
  }
  RemoveDataFiles(log_.table(), {*add});
  return Done{};
}

}  // namespace tacitus
