#include "store/duckdb_api.h"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace tacitus {
namespace {

namespace fs = std::filesystem;

std::string LibraryPath() {
  const char* variable = std::getenv("TACITUS_DUCKDB");  // NOLINT(concurrency-mt-unsafe): nothing changes it
  if (variable != nullptr && *variable != '\0') return variable;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  const fs::path beside = (program / "../lib/tacitus/libduckdb.so").lexically_normal();
  return fs::exists(beside, error) ? beside.string() : "libduckdb.so";
}

class Symbols {
 public:
  explicit Symbols(void* library) : library_(library) {}

  template <typename Function>
  void Find(const char* name, Function*& function) {
    function = reinterpret_cast<Function*>(::dlsym(library_, name));
    if (function == nullptr && missing_ == nullptr) missing_ = name;
  }
  [[nodiscard]] const char* missing() const { return missing_; }

 private:
  void* library_;
  const char* missing_ = nullptr;
};

void FindAll(Symbols& symbols, DuckDbApi& api) {
  symbols.Find("duckdb_create_config", api.create_config);
  symbols.Find("duckdb_set_config", api.set_config);
  symbols.Find("duckdb_destroy_config", api.destroy_config);
  symbols.Find("duckdb_open_ext", api.open_ext);
  symbols.Find("duckdb_connect", api.connect);
  symbols.Find("duckdb_disconnect", api.disconnect);
  symbols.Find("duckdb_close", api.close);
  symbols.Find("duckdb_free", api.free);
  symbols.Find("duckdb_query", api.query);
  symbols.Find("duckdb_extract_statements", api.extract_statements);
  symbols.Find("duckdb_extract_statements_error", api.extract_statements_error);
  symbols.Find("duckdb_prepare_extracted_statement", api.prepare_extracted_statement);
  symbols.Find("duckdb_destroy_extracted", api.destroy_extracted);
  symbols.Find("duckdb_prepare_error", api.prepare_error);
  symbols.Find("duckdb_prepared_statement_type", api.prepared_statement_type);
  symbols.Find("duckdb_prepared_statement_column_count", api.prepared_statement_column_count);
  symbols.Find("duckdb_prepared_statement_column_name", api.prepared_statement_column_name);
  symbols.Find("duckdb_prepared_statement_column_type", api.prepared_statement_column_type);
  symbols.Find("duckdb_execute_prepared_streaming", api.execute_prepared_streaming);
  symbols.Find("duckdb_destroy_prepare", api.destroy_prepare);
  symbols.Find("duckdb_result_error", api.result_error);
  symbols.Find("duckdb_destroy_result", api.destroy_result);
  symbols.Find("duckdb_fetch_chunk", api.fetch_chunk);
  symbols.Find("duckdb_data_chunk_get_size", api.data_chunk_get_size);
  symbols.Find("duckdb_data_chunk_get_column_count", api.data_chunk_get_column_count);
  symbols.Find("duckdb_data_chunk_get_vector", api.data_chunk_get_vector);
  symbols.Find("duckdb_vector_get_data", api.vector_get_data);
  symbols.Find("duckdb_vector_get_validity", api.vector_get_validity);
  symbols.Find("duckdb_destroy_data_chunk", api.destroy_data_chunk);
  symbols.Find("duckdb_appender_create", api.appender_create);
  symbols.Find("duckdb_append_varchar_length", api.append_varchar_length);
  symbols.Find("duckdb_appender_end_row", api.appender_end_row);
  symbols.Find("duckdb_appender_error", api.appender_error);
  symbols.Find("duckdb_appender_destroy", api.appender_destroy);
}

Result<DuckDbApi> Load() {
  const std::string path = LibraryPath();
  void* library = ::dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr) {
    return Error{
        ErrorCode::kNotFound,
        "a store needs DuckDB's library, which cannot be opened: fetch it with \"make model\", or name it with "
        "TACITUS_DUCKDB",
        path};
  }
  DuckDbApi api{};
  Symbols symbols(library);
  FindAll(symbols, api);
  if (symbols.missing() != nullptr) {
    return Error{ErrorCode::kUnsupported,
                 "is no DuckDB 1.4 or later: it has no function " + std::string(symbols.missing()), path};
  }
  return api;
}

}  // namespace

Result<const DuckDbApi*> LoadDuckDb() {
  static const Result<DuckDbApi> api = Load();
  if (!api) return api.error();
  return &*api;
}

}  // namespace tacitus
