#include "search/sqlite_file.h"

#include <sqlite3.h>

namespace tacitus {
namespace {

constexpr int kPatienceMilliseconds = 60000;

// A damaged file is kMalformed, one that cannot be written or read kUnreadable, the rest kInvalid.
ErrorCode CodeOf(int result) {
  switch (result & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return ErrorCode::kMalformed;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorCode::kUnreadable;
    default:
      return ErrorCode::kInvalid;
  }
}

Error SqliteError(sqlite3* file) {
  const char* path = sqlite3_db_filename(file, "main");
  return {CodeOf(sqlite3_extended_errcode(file)), sqlite3_errmsg(file), path == nullptr ? "" : path};
}

}  // namespace

void SqliteFile::Close::operator()(sqlite3* file) const { sqlite3_close_v2(file); }
void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Result<SqliteFile> SqliteFile::Open(const std::string& path) {
  sqlite3* opened = nullptr;
  const int result = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  SqliteFile file(opened);
  if (result != SQLITE_OK) {
    return Error{CodeOf(result), opened == nullptr ? "out of memory" : sqlite3_errmsg(opened), path};
  }
  sqlite3_busy_timeout(opened, kPatienceMilliseconds);
  return file;
}

Result<Done> SqliteFile::Execute(const char* sql) {
  if (sqlite3_exec(file_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return SqliteError(file_.get());
  return Done{};
}

Result<SqliteStatement> SqliteFile::Prepare(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(file_.get(), sql, -1, &statement, nullptr) != SQLITE_OK) return SqliteError(file_.get());
  return SqliteStatement(statement);
}

SqliteStatement& SqliteStatement::Bind(int index, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), index, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

SqliteStatement& SqliteStatement::Bind(int index, const std::optional<std::string>& text) {
  if (text) return Bind(index, std::string_view(*text));
  sqlite3_bind_null(statement_.get(), index);
  return *this;
}

SqliteStatement& SqliteStatement::Bind(int index, std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), index, number);
  return *this;
}

Result<bool> SqliteStatement::Next() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  sqlite3* file = sqlite3_db_handle(statement_.get());
  if (result != SQLITE_DONE) {
    const Error error = SqliteError(file);
    sqlite3_reset(statement_.get());
    return error;
  }
  sqlite3_reset(statement_.get());
  return false;
}

void SqliteStatement::Reset() { sqlite3_reset(statement_.get()); }

Result<Done> SqliteStatement::Run() {
  const Result<bool> row = Next();
  if (!row) return row.error();
  return Done{};
}

std::string SqliteStatement::Text(int column) const {
  const unsigned char* text = sqlite3_column_text(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return text == nullptr ? std::string()
                         : std::string(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
}

std::int64_t SqliteStatement::Number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double SqliteStatement::Real(int column) const { return sqlite3_column_double(statement_.get(), column); }

}  // namespace tacitus
