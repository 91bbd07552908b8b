#include "store/kept_views.h"

#include <sys/file.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "base/hash.h"
#include "store/files.h"
#include "store/folder_lock.h"
#include "store/happening_views.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kThreads = 2;
constexpr const char* kMemoryLimit = "256MB";
// Happenings are gathered from about so many tellings at a time: what is gathered has to be in memory.
constexpr std::uint64_t kTellingsAtOnce = 20000;
constexpr int kShareOfTime = 20;

constexpr const char* kDocumentsNames = "documents_names";
constexpr const char* kEventsNames = "events_names";

std::string FolderOf(const StoreTables& tables) {
  std::string rows_of = tables.Identity();
  for (const StoreView& view : GatheredViews()) rows_of.append(view.sql).append("\n");
  return KeptViewsFolder(tables.folder) + "/" + Hash128Hex(rows_of);
}

// What may follow FROM to read what is kept under a name.
std::string KeptRows(const std::string& folder, const std::string& name) {
  return "read_parquet(" + QuotedLiteral(folder + "/" + name + "-*.parquet") + ", hive_partitioning = false)";
}

// Writes the rows of the views into a new folder.
class RowWriter {
 public:
  RowWriter(Database& database, std::string folder) : database_(database), folder_(std::move(folder)) {}

  Result<Done> Run(const JoinedNames& names) {
    Result<Done> done = MakeFolder(folder_);
    if (done) done = Write("FROM " + names.documents, kDocumentsNames);
    if (done) done = Write("FROM " + names.events, kEventsNames);
    if (done) done = WriteToldOnce();
    if (done) done = WriteRetold();
    if (done) done = Write(DyadsDaily("happened") + " ORDER BY day, source, target", "dyads_daily");
    if (done) done = Write(CountriesMonthly("happened") + " ORDER BY month, country", "countries_monthly");
    return done ? Sync(folder_) : done;
  }

 private:
  Result<Done> Write(const std::string& rows, const std::string& name, std::uint64_t part = 1) {
    const std::string path = folder_ + "/" + name + "-" + std::to_string(part) + ".parquet";
    const Result<Done> written =
        database_.Execute("COPY (" + rows + ") TO " + QuotedLiteral(path) +
                          " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 40960, USE_TMP_FILE false)");
    return written ? Sync(path) : written;
  }

  Result<Done> WriteToldOnce() {
    const Result<Done> done = Write(HappeningsToldOnce(), "happenings");
    if (!done) return done;
    return database_.Execute("CREATE TEMP TABLE happened AS " + HappenedOnce(KeptRows(folder_, "happenings")));
  }

  Result<Done> WriteRetold() {
    Result<Done> done = database_.Execute("CREATE TEMP TABLE tellings AS " + RetoldTellings());
    if (!done) return done;
    const Result<TextRows> count = database_.Query("SELECT CAST(count(*) AS VARCHAR) FROM tellings");
    if (!count) return count.error();
    const std::uint64_t parts = std::stoull(*count->front().front()) / kTellingsAtOnce + 1;
    for (std::uint64_t part = 0; done && part < parts; ++part) {
      const std::string tellings = "(SELECT * FROM tellings WHERE hash(happening_id) % " + std::to_string(parts) +
                                   " = " + std::to_string(part) + ")";
      done = database_.Execute("INSERT INTO happened " + HappenedGathered(tellings));
      if (done) done = Write(HappeningsGathered(tellings), "happenings", part + 2);
    }
    return done ? database_.Execute("DROP TABLE tellings") : done;
  }

  Database& database_;
  std::string folder_;
};

// Removes folders of other rows, but those that somebody reads.
void RemoveOthers(const std::string& folder) {
  std::error_code error;
  for (fs::directory_iterator entry(fs::path(folder).parent_path(), error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path() == folder) continue;
    const FolderLock lock(entry->path().string(), LOCK_EX | LOCK_NB);
    std::error_code ignored;
    if (!lock.refused()) fs::remove_all(entry->path(), ignored);
  }
}

}  // namespace

std::string KeptViewsFolder(const std::string& store) { return store + "/views"; }

std::optional<JoinedNames> UseKeptViews(const StoreTables& tables, Database& database) {
  const std::string folder = FolderOf(tables);
  std::error_code error;
  if (!fs::exists(folder, error)) return std::nullopt;
  database.Hold(std::make_shared<FolderLock>(folder, LOCK_SH));
  // Where files are not there or broken, views of them cannot be made.
  Result<Done> made = Done{};
  for (const StoreView& view : GatheredViews()) {
    if (made) made = MakeView(database, {view.name, "FROM " + KeptRows(folder, view.name)});
  }
  const JoinedNames names{KeptRows(folder, kDocumentsNames), KeptRows(folder, kEventsNames)};
  for (const std::string& rows : {names.documents, names.events}) {
    if (made) made = database.Execute("SELECT 1 FROM " + rows + " LIMIT 0");
  }
  return made ? std::optional(names) : std::nullopt;
}

Result<Done> KeepViews(const std::string& store) {
  Result<Database> database = Database::Open({kThreads, kMemoryLimit});
  if (!database) return database.error();
  const Result<StoreTables> tables = ReadStoreTables(store, *database);
  if (!tables) return tables.error();
  const std::string folder = FolderOf(*tables);
  const Result<Done> made = MakeFolder(KeptViewsFolder(store));
  if (!made) return made;
  // One at a time, who then finds what the one before has made.
  const FolderLock alone(KeptViewsFolder(store), LOCK_EX);
  std::error_code error;
  if (fs::exists(folder, error)) return Done{};
  const Result<JoinedNames> names = MakeTableViews(*tables, *database);
  if (!names) return names.error();
  const std::string unfinished = folder + ".part";
  fs::remove_all(unfinished, error);
  const Result<Done> written = RowWriter(*database, unfinished).Run(*names);
  if (!written) {
    fs::remove_all(unfinished, error);
    return Error{written.error().code, written.error().message, KeptViewsFolder(store)};
  }
  if (std::rename(unfinished.c_str(), folder.c_str()) != 0) return FileError("cannot be written", errno, folder);
  RemoveOthers(folder);
  return Sync(KeptViewsFolder(store));
}

ViewKeeper::Written ViewKeeper::LastWritten() const {
  Written written;
  for (const char* log : {"/documents/_delta_log", "/events/_delta_log"}) {
    std::error_code error;
    written.push_back(fs::last_write_time(store_ + log, error));
  }
  return written;
}

Result<Done> ViewKeeper::KeepIfDue() {
  const Clock::time_point now = Clock::now();
  if (keeping_.valid()) {
    if (keeping_.wait_for(Clock::duration::zero()) != std::future_status::ready) return Done{};
    due_ = now + kShareOfTime * (now - began_);
    return keeping_.get();
  }
  if (now < due_) return Done{};
  Written written = LastWritten();
  if (written == kept_) return Done{};
  kept_ = std::move(written);
  began_ = now;
  keeping_ = std::async(std::launch::async, KeepViews, store_);
  return Done{};
}

}  // namespace tacitus
