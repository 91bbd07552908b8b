// A DuckDB in memory, for the reading and writing of Parquet: statements in, rows of text out.
//
//   Result<Database> database = Database::Open();
//   Result<TextRows> rows = database->Query("SELECT count(*) FROM read_parquet('events.parquet')");
//
// Times are shown and read in UTC. Errors are DuckDB's own message on one line.
// One thread at a time; a Statement must not outlive its Database. Tested in tests/unit/store/database_test.cc.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

struct DatabaseOptions {
  unsigned threads = 0;      // 0 is one for each core
  std::string memory_limit;  // "512MB"; "" is DuckDB's own default
  bool keep_order = true;    // also where no order is asked for rows come as they stand, which takes memory
};

using TextRow = std::vector<std::optional<std::string>>;  // nothing is NULL
using TextRows = std::vector<TextRow>;

class Statement;

class Database {
 public:
  static Result<Database> Open(const DatabaseOptions& options = {});
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  // Runs one or several statements whose results nobody needs.
  Result<Done> Execute(const std::string& sql);

  // Runs a statement all of whose columns are VARCHAR and gives all of its rows.
  Result<TextRows> Query(const std::string& sql);

  // Compiles exactly one statement.
  Result<Statement> Prepare(const std::string& sql);

  // Lets something live as long as this does.
  void Hold(std::shared_ptr<const void> thing);

  // Appends rows to a table all of whose columns are VARCHAR.
  Result<Done> Append(const std::string& table, const std::vector<std::vector<std::string_view>>& rows);

 private:
  friend class Statement;
  struct State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

struct StatementColumn {
  std::string name;
  int type = 0;  // as duckdb_api.h numbers them
};

class Statement {
 public:
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;
  ~Statement();

  [[nodiscard]] int type() const;  // as duckdb_api.h numbers them
  [[nodiscard]] const std::vector<StatementColumn>& columns() const;

  // The next rows of the result, some thousands at most; none at the end. All columns must be VARCHAR.
  Result<TextRows> Next();

 private:
  friend class Database;
  struct State;
  explicit Statement(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// A string literal and an identifier of SQL.
std::string QuotedLiteral(std::string_view text);
std::string QuotedName(std::string_view name);

}  // namespace tacitus
