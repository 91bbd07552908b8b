// A file of SQLite: statements in, rows out. Values are bound, never written into the statements.
//
// One thread at a time; a SqliteStatement must not outlive its SqliteFile. Tested in
// tests/unit/search/search_index_test.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tacitus/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace tacitus {

class SqliteStatement {
 public:
  // The index counts from 1, as in the statement: ?1.
  SqliteStatement& Bind(int index, std::string_view text);
  SqliteStatement& Bind(int index, const std::optional<std::string>& text);
  SqliteStatement& Bind(int index, std::int64_t number);

  // Whether there is another row. After the last one the statement may be bound and run again.
  Result<bool> Next();
  // Leaves the rows that were not asked for.
  void Reset();
  // Runs a statement that has no rows.
  Result<Done> Run();

  // Of the row at hand, from 0; "" for NULL.
  [[nodiscard]] std::string Text(int column) const;
  [[nodiscard]] std::int64_t Number(int column) const;
  [[nodiscard]] double Real(int column) const;

 private:
  friend class SqliteFile;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit SqliteStatement(sqlite3_stmt* statement) : statement_(statement) {}
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class SqliteFile {
 public:
  // Opens the file, which is made where there is none; ":memory:" is none. Waits for other processes for a minute.
  static Result<SqliteFile> Open(const std::string& path);

  Result<Done> Execute(const char* sql);
  Result<SqliteStatement> Prepare(const char* sql);

 private:
  struct Close {
    void operator()(sqlite3* file) const;
  };
  explicit SqliteFile(sqlite3* file) : file_(file) {}
  std::unique_ptr<sqlite3, Close> file_;
};

}  // namespace tacitus
