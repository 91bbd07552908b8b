// The rows of the gathered views, kept beside the tables so that no question has to gather them:
//
//   my-store/views/<32 hex digits>/happenings-1.parquet, -2 …, dyads_daily-1.parquet, countries_monthly-1.parquet
//                                  documents_names-1.parquet, events_names-1.parquet (what JoinedNames says)
//
// A cache, which may be deleted at any time. The folder's name is a hash of what its rows are of: the files of both
// tables, which never change, and the definitions of the views. So rows of other versions, whoever wrote them, or of
// another version of this program are not found, and there is nothing to invalidate. The folder is made under another
// name, brought to the disk and then renamed: it is whole or absent. Who reads it holds it by a lock; who makes a new
// one removes those that nobody holds.
//
// All rows are made anew, in memory that does not depend on their number, in a time that does: about as long as a
// writer takes to read what it labels new rows by.
// Tested in tests/unit/store/kept_views_test.cc and tests/store/ingest_test.py.
#pragma once

#include <chrono>
#include <filesystem>
#include <future>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/database.h"
#include "store/table_views.h"
#include "tacitus/result.h"

namespace tacitus {

// Where a store's rows are kept.
std::string KeptViewsFolder(const std::string& store);

// Makes the gathered views of the kept rows of these tables; nothing where there are none.
std::optional<JoinedNames> UseKeptViews(const StoreTables& tables, Database& database);

// Keeps the rows of the tables as they are now.
Result<Done> KeepViews(const std::string& store);

// Keeps the views of a store that is written to again and again: now and then, in about a twentieth of the time, beside
// what else is done.
class ViewKeeper {
 public:
  explicit ViewKeeper(std::string store) : store_(std::move(store)) {}

  // To be called often. Begins where the store was written to and the last time is long enough ago; says what went
  // wrong once that has ended.
  Result<Done> KeepIfDue();

 private:
  using Clock = std::chrono::steady_clock;
  using Written = std::vector<std::filesystem::file_time_type>;  // when versions of the tables were added last

  [[nodiscard]] Written LastWritten() const;

  std::string store_;
  Clock::time_point began_{};
  Clock::time_point due_{};
  Written kept_;
  std::future<Result<Done>> keeping_;
};

}  // namespace tacitus
