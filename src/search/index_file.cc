#include "search/index_file.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

namespace tacitus {
namespace {

// Of the tables below and of how words are cut and stemmed: another number makes every index anew.
constexpr std::string_view kForm = "1";

// Words are Unicode's, without accents and with English endings taken off: "sanction" finds "sanctions".
constexpr const char* kTables = R"sql(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (number INTEGER PRIMARY KEY, document_id TEXT NOT NULL UNIQUE, document TEXT,
  published_at TEXT, outlet TEXT, url TEXT);
CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5 (title, body, tokenize = 'porter unicode61 remove_diacritics 2');
COMMIT;
)sql";

}  // namespace

std::string DocumentsTable::id() const { return snapshot.metadata.value("id", ""); }
std::string DocumentsTable::version() const { return id() + " " + std::to_string(snapshot.version); }

Result<DocumentsTable> ReadDocumentsTable(const std::string& store) {
  std::error_code error;
  if (!std::filesystem::exists(store + "/documents/_delta_log", error)) {
    return Error{ErrorCode::kNotFound, "is no store; \"tacitus ingest\" makes one", store};
  }
  Result<Database> database = Database::Open();
  if (!database) return database.error();
  DeltaLog log(store + "/documents");
  Result<Snapshot> snapshot = log.Read(*database, false);
  if (!snapshot) return snapshot.error();
  return DocumentsTable{std::move(log), std::move(*snapshot), std::move(*database)};
}

Result<SqliteFile> OpenIndexFile(const std::string& path) {
  Result<SqliteFile> index = SqliteFile::Open(path);
  if (!index) return index;
  const Result<Done> made = index->Execute(kTables);
  if (!made) return made.error();
  return index;
}

Result<std::string> FactOf(SqliteFile& index, std::string_view name) {
  Result<SqliteStatement> statement = index.Prepare("SELECT value FROM facts WHERE name = ?1");
  if (!statement) return statement.error();
  const Result<bool> row = statement->Bind(1, name).Next();
  if (!row) return row.error();
  return *row ? statement->Text(0) : std::string();
}

Result<Done> SetFact(SqliteFile& index, std::string_view name, std::string_view value) {
  Result<SqliteStatement> statement = index.Prepare("INSERT OR REPLACE INTO facts VALUES (?1, ?2)");
  if (!statement) return statement.error();
  return statement->Bind(1, name).Bind(2, value).Run();
}

Result<std::string> WhyUnfit(SqliteFile& index, const DocumentsTable& table) {
  const Result<std::string> form = FactOf(index, "form");
  if (!form) return form.error();
  const Result<std::string> owner = FactOf(index, "table");
  if (!owner) return owner.error();
  if (form->empty() && owner->empty()) {
    Result<Done> set = SetFact(index, "form", kForm);
    if (set) set = SetFact(index, "table", table.id());
    return set ? Result<std::string>(std::string()) : Result<std::string>(set.error());
  }
  if (*form != kForm) return std::string("was made by another version of this program");
  if (*owner != table.id()) return std::string("is of another store");
  return std::string();
}

bool IsSound(const std::string& path, const DocumentsTable& table) {
  Result<SqliteFile> index = OpenIndexFile(path);
  if (!index) return false;
  const Result<std::string> unfit = WhyUnfit(*index, table);
  if (!unfit || !unfit->empty()) return false;
  Result<SqliteStatement> check = index->Prepare("PRAGMA quick_check");
  if (!check) return false;
  const Result<bool> row = check->Next();
  if (!row || !*row || check->Text(0) != "ok") return false;
  return index->Execute("INSERT INTO texts (texts) VALUES ('integrity-check')").has_value();
}

void RemoveIndexFile(const std::string& path) {
  std::error_code error;
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path + ending, error);
}

}  // namespace tacitus
