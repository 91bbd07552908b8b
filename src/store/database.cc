#include "store/database.h"

#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "store/duckdb_api.h"
#include "store/files.h"

namespace tacitus {
namespace {

// "Parser Error: syntax error at or near "x"\n\nLINE 1: …": what is wrong, without the lines that show the place.
std::string OneLine(std::string_view message) {
  message = message.substr(0, message.find("\n\nLINE "));
  std::string line;
  for (const char c : message) {
    if (c != '\n') {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (!line.empty() && (line.back() == ' ' || line.back() == '.')) line.pop_back();
  return line;
}

Error DatabaseError(const char* message) {
  return {ErrorCode::kInvalid, OneLine(message == nullptr ? "DuckDB failed without a word" : message), {}};
}

std::string_view TextOf(const DuckDbString& text) {
  if (text.length <= DuckDbString::kInlined) return {text.bytes, text.length};
  const char* away = nullptr;
  std::memcpy(&away, text.bytes + 4, sizeof(away));
  return {away, text.length};
}

bool IsValid(const std::uint64_t* validity, std::uint64_t row) {
  return validity == nullptr || ((validity[row / 64] >> (row % 64)) & 1U) != 0;
}

void AddRows(const DuckDbApi& api, DuckDbHandle chunk, TextRows& rows) {
  const std::uint64_t count = api.data_chunk_get_size(chunk);
  const std::uint64_t columns = api.data_chunk_get_column_count(chunk);
  const std::size_t first = rows.size();
  rows.resize(first + count, TextRow(columns));
  for (std::uint64_t column = 0; column < columns; ++column) {
    DuckDbHandle vector = api.data_chunk_get_vector(chunk, column);
    const auto* texts = static_cast<const DuckDbString*>(api.vector_get_data(vector));
    const std::uint64_t* validity = api.vector_get_validity(vector);
    for (std::uint64_t row = 0; row < count; ++row) {
      if (IsValid(validity, row)) rows[first + row][column].emplace(TextOf(texts[row]));
    }
  }
}

}  // namespace

struct Database::State {
  const DuckDbApi* api = nullptr;
  DuckDbHandle database = nullptr;
  DuckDbHandle connection = nullptr;
  std::vector<std::shared_ptr<const void>> held;

  ~State() {
    if (connection != nullptr) api->disconnect(&connection);
    if (database != nullptr) api->close(&database);
  }
};

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::Open(const DatabaseOptions& options) {
  const Result<const DuckDbApi*> api = LoadDuckDb();
  if (!api) return api.error();
  auto state = std::make_unique<State>();
  state->api = *api;
  DuckDbHandle config = nullptr;
  if (state->api->create_config(&config) != DuckDbState::kSuccess) return DatabaseError(nullptr);
  // What does not fit into memory must not be put into whatever folder the program was started in; and a folder of its
  // own, made where it is needed and removed, since statements may read the folder that is named here.
  std::error_code error;
  const std::filesystem::path overflow = std::filesystem::temp_directory_path(error) / ("tacitus-" + UniqueName());
  state->api->set_config(config, "temp_directory", overflow.c_str());
  state->api->set_config(config, "autoinstall_known_extensions", "false");
  // The system keeps files that are read often; a copy of them would only fill the memory.
  state->api->set_config(config, "enable_external_file_cache", "false");
  if (options.threads > 0) state->api->set_config(config, "threads", std::to_string(options.threads).c_str());
  if (!options.memory_limit.empty()) state->api->set_config(config, "memory_limit", options.memory_limit.c_str());
  if (!options.keep_order) state->api->set_config(config, "preserve_insertion_order", "false");
  char* message = nullptr;
  const DuckDbState opened = state->api->open_ext(nullptr, &state->database, config, &message);
  state->api->destroy_config(&config);
  if (opened != DuckDbState::kSuccess) {
    Error failure = DatabaseError(message);
    state->api->free(message);
    return failure;
  }
  if (state->api->connect(state->database, &state->connection) != DuckDbState::kSuccess) return DatabaseError(nullptr);
  Database database(std::move(state));
  Result<Done> utc = database.Execute("SET TimeZone = 'UTC'");
  if (!utc) return utc.error();
  return database;
}

Result<Done> Database::Execute(const std::string& sql) {
  DuckDbResult result{};
  const DuckDbState state = state_->api->query(state_->connection, sql.c_str(), &result);
  std::optional<Error> error;
  if (state != DuckDbState::kSuccess) error = DatabaseError(state_->api->result_error(&result));
  state_->api->destroy_result(&result);
  if (error) return *error;
  return Done{};
}

Result<TextRows> Database::Query(const std::string& sql) {
  Result<Statement> statement = Prepare(sql);
  if (!statement) return statement.error();
  TextRows all;
  for (;;) {
    Result<TextRows> rows = statement->Next();
    if (!rows) return rows.error();
    if (rows->empty()) return all;
    for (TextRow& row : *rows) all.push_back(std::move(row));
  }
}

void Database::Hold(std::shared_ptr<const void> thing) { state_->held.push_back(std::move(thing)); }

Result<Done> Database::Append(const std::string& table, const std::vector<std::vector<std::string_view>>& rows) {
  const DuckDbApi& api = *state_->api;
  DuckDbHandle appender = nullptr;
  DuckDbState state = api.appender_create(state_->connection, nullptr, table.c_str(), &appender);
  for (auto row = rows.begin(); row != rows.end() && state == DuckDbState::kSuccess; ++row) {
    for (const std::string_view cell : *row) {
      if (api.append_varchar_length(appender, cell.data(), cell.size()) != DuckDbState::kSuccess) break;
    }
    state = api.appender_end_row(appender);
  }
  std::optional<Error> error;
  if (state != DuckDbState::kSuccess) error = DatabaseError(api.appender_error(appender));
  if (api.appender_destroy(&appender) != DuckDbState::kSuccess && !error) error = DatabaseError(nullptr);
  if (error) return *error;
  return Done{};
}

struct Statement::State {
  const DuckDbApi* api = nullptr;
  DuckDbHandle prepared = nullptr;
  std::vector<StatementColumn> columns;
  bool executed = false;
  DuckDbResult result{};

  ~State() {
    if (executed) api->destroy_result(&result);
    if (prepared != nullptr) api->destroy_prepare(&prepared);
  }
};

Statement::Statement(std::unique_ptr<State> state) : state_(std::move(state)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

Result<Statement> Database::Prepare(const std::string& sql) {
  const DuckDbApi& api = *state_->api;
  DuckDbHandle statements = nullptr;
  const std::uint64_t count = api.extract_statements(state_->connection, sql.c_str(), &statements);
  auto state = std::make_unique<Statement::State>();
  state->api = &api;
  std::optional<Error> error;
  if (count != 1) {
    const char* message = api.extract_statements_error(statements);
    error = message != nullptr ? DatabaseError(message)
            : count == 0       ? Error{ErrorCode::kInvalid, "there is no statement here", {}}
                               : Error{ErrorCode::kInvalid, "one statement at a time", {}};
  } else if (api.prepare_extracted_statement(state_->connection, statements, 0, &state->prepared) !=
             DuckDbState::kSuccess) {
    error = DatabaseError(api.prepare_error(state->prepared));
  }
  api.destroy_extracted(&statements);
  if (error) return *error;
  for (std::uint64_t i = 0; i < api.prepared_statement_column_count(state->prepared); ++i) {
    const char* name = api.prepared_statement_column_name(state->prepared, i);
    state->columns.push_back({name == nullptr ? "" : name, api.prepared_statement_column_type(state->prepared, i)});
    api.free(const_cast<char*>(name));
  }
  return Statement(std::move(state));
}

int Statement::type() const { return state_->api->prepared_statement_type(state_->prepared); }
const std::vector<StatementColumn>& Statement::columns() const { return state_->columns; }

Result<TextRows> Statement::Next() {
  const DuckDbApi& api = *state_->api;
  if (!state_->executed) {
    const DuckDbState state = api.execute_prepared_streaming(state_->prepared, &state_->result);
    state_->executed = true;
    if (state != DuckDbState::kSuccess) return DatabaseError(api.result_error(&state_->result));
  }
  TextRows rows;
  while (rows.empty()) {
    DuckDbHandle chunk = api.fetch_chunk(state_->result);
    if (chunk == nullptr) {
      const char* message = api.result_error(&state_->result);
      if (message != nullptr && *message != '\0') return DatabaseError(message);
      break;
    }
    AddRows(api, chunk, rows);
    api.destroy_data_chunk(&chunk);
  }
  return rows;
}

std::string QuotedLiteral(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted.append(c == '\'' ? 2 : 1, c);
  return quoted + "'";
}

std::string QuotedName(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

}  // namespace tacitus
