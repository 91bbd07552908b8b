// The part of DuckDB's C API that the store needs, as functions found in the library when it is opened.
//
// The declarations are those of duckdb.h (https://duckdb.org/docs/stable/clients/c/api), whose layouts and meanings
// stay the same from release to release. The library is opened at run time, so building needs nothing of DuckDB and
// a program that never opens a store never loads it.
// Immutable once loaded; any number of threads. Tested in tests/unit/store/database_test.cc.
#pragma once

#include <cstdint>

#include "tacitus/result.h"

namespace tacitus {

// Handles are pointers to things that only DuckDB looks into.
using DuckDbHandle = struct DuckDbOpaque*;
enum class DuckDbState : int { kSuccess = 0, kError = 1 };

struct DuckDbResult {
  std::uint64_t deprecated_counts[3];
  void* deprecated_columns;
  char* deprecated_error;
  void* internal;
};

// A string of a vector: up to 12 bytes lie in the value itself; of longer ones 4 do, and then where they are.
struct DuckDbString {
  static constexpr std::uint32_t kInlined = 12;
  std::uint32_t length;
  char bytes[kInlined];
};
static_assert(sizeof(DuckDbString) == 16);

// Numbers of duckdb_type and of duckdb_statement_type that are asked for by name.
inline constexpr int kDuckDbVarchar = 17;
inline constexpr int kDuckDbList = 24;
inline constexpr int kDuckDbStruct = 25;
inline constexpr int kDuckDbMap = 26;
inline constexpr int kDuckDbUnion = 28;
inline constexpr int kDuckDbTimestampTz = 31;
inline constexpr int kDuckDbArray = 33;
inline constexpr int kDuckDbSelect = 1;
inline constexpr int kDuckDbExplain = 4;

// clang-format off
struct DuckDbApi {
  DuckDbState (*create_config)(DuckDbHandle* config);
  DuckDbState (*set_config)(DuckDbHandle config, const char* name, const char* option);
  void (*destroy_config)(DuckDbHandle* config);
  DuckDbState (*open_ext)(const char* path, DuckDbHandle* database, DuckDbHandle config, char** error);
  DuckDbState (*connect)(DuckDbHandle database, DuckDbHandle* connection);
  void (*disconnect)(DuckDbHandle* connection);
  void (*close)(DuckDbHandle* database);
  void (*free)(void* memory);
  DuckDbState (*query)(DuckDbHandle connection, const char* sql, DuckDbResult* result);
  std::uint64_t (*extract_statements)(DuckDbHandle connection, const char* sql, DuckDbHandle* statements);
  const char* (*extract_statements_error)(DuckDbHandle statements);
  DuckDbState (*prepare_extracted_statement)(DuckDbHandle connection, DuckDbHandle statements, std::uint64_t index,
                                             DuckDbHandle* prepared);
  void (*destroy_extracted)(DuckDbHandle* statements);
  const char* (*prepare_error)(DuckDbHandle prepared);
  int (*prepared_statement_type)(DuckDbHandle prepared);
  std::uint64_t (*prepared_statement_column_count)(DuckDbHandle prepared);
  const char* (*prepared_statement_column_name)(DuckDbHandle prepared, std::uint64_t column);
  int (*prepared_statement_column_type)(DuckDbHandle prepared, std::uint64_t column);
  DuckDbState (*execute_prepared_streaming)(DuckDbHandle prepared, DuckDbResult* result);
  void (*destroy_prepare)(DuckDbHandle* prepared);
  const char* (*result_error)(DuckDbResult* result);
  void (*destroy_result)(DuckDbResult* result);
  DuckDbHandle (*fetch_chunk)(DuckDbResult result);
  std::uint64_t (*data_chunk_get_size)(DuckDbHandle chunk);
  std::uint64_t (*data_chunk_get_column_count)(DuckDbHandle chunk);
  DuckDbHandle (*data_chunk_get_vector)(DuckDbHandle chunk, std::uint64_t column);
  void* (*vector_get_data)(DuckDbHandle vector);
  std::uint64_t* (*vector_get_validity)(DuckDbHandle vector);
  void (*destroy_data_chunk)(DuckDbHandle* chunk);
  DuckDbState (*appender_create)(DuckDbHandle connection, const char* schema, const char* table,
                                 DuckDbHandle* appender);
  DuckDbState (*append_varchar_length)(DuckDbHandle appender, const char* text, std::uint64_t length);
  DuckDbState (*appender_end_row)(DuckDbHandle appender);
  const char* (*appender_error)(DuckDbHandle appender);
  DuckDbState (*appender_destroy)(DuckDbHandle* appender);
};
// clang-format on

// Opens the library: the file that TACITUS_DUCKDB names, else ../lib/tacitus/libduckdb.so beside the program, else
// libduckdb.so where the system's loader finds it. Opened once for the life of the process.
Result<const DuckDbApi*> LoadDuckDb();

}  // namespace tacitus
