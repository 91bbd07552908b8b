#include "store/delta_log.h"

#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include "store/files.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// How long a checkpoint remembers a removed file: Delta Lake's default.
constexpr std::int64_t kRetention = std::int64_t{7} * 24 * 3600 * 1000;

// Members that a checkpoint holds. Others that a program may have put into an action are optional by the protocol.
constexpr const char* kCheckpointStructure = R"json({
  "txn": {"appId": "VARCHAR", "version": "BIGINT", "lastUpdated": "BIGINT"},
  "add": {"path": "VARCHAR", "partitionValues": "MAP(VARCHAR, VARCHAR)", "size": "BIGINT",
          "modificationTime": "BIGINT", "dataChange": "BOOLEAN", "stats": "VARCHAR", "tags": "MAP(VARCHAR, VARCHAR)"},
  "remove": {"path": "VARCHAR", "deletionTimestamp": "BIGINT", "dataChange": "BOOLEAN",
             "extendedFileMetadata": "BOOLEAN", "partitionValues": "MAP(VARCHAR, VARCHAR)", "size": "BIGINT"},
  "metaData": {"id": "VARCHAR", "name": "VARCHAR", "description": "VARCHAR",
               "format": {"provider": "VARCHAR", "options": "MAP(VARCHAR, VARCHAR)"}, "schemaString": "VARCHAR",
               "partitionColumns": ["VARCHAR"], "configuration": "MAP(VARCHAR, VARCHAR)", "createdTime": "BIGINT"},
  "protocol": {"minReaderVersion": "INTEGER", "minWriterVersion": "INTEGER"}
})json";

std::string TwentyDigits(std::int64_t version) {
  const std::string digits = std::to_string(version);
  return std::string(20 - digits.size(), '0') + digits;
}

// A name in _delta_log: "<version>.json", "<version>.checkpoint.parquet", or one of a checkpoint's parts,
// "<version>.checkpoint.<part>.<parts>.parquet". Compacted logs and checksums repeat what these say.
struct LogFile {
  std::int64_t version = -1;
  bool checkpoint = false;
  std::uint64_t parts = 1;
};

std::optional<std::uint64_t> Number(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

std::optional<LogFile> LogFileOf(const std::string& name) {
  if (name.size() < 25 || name[20] != '.') return std::nullopt;
  const std::optional<std::uint64_t> version = Number(std::string_view(name).substr(0, 20));
  if (!version) return std::nullopt;
  const std::string rest = name.substr(20);
  LogFile file{static_cast<std::int64_t>(*version), rest != ".json", 1};
  if (rest == ".json" || rest == ".checkpoint.parquet") return file;
  // ".checkpoint." 10 digits "." 10 digits ".parquet"
  if (rest.size() != 41 || !rest.starts_with(".checkpoint.") || !rest.ends_with(".parquet")) return std::nullopt;
  const std::optional<std::uint64_t> parts = Number(std::string_view(rest).substr(23, 10));
  if (!parts) return std::nullopt;
  file.parts = *parts;
  return file;
}

struct Listing {
  std::set<std::int64_t> commits;
  std::int64_t checkpoint = -1;  // the newest that is complete
  std::vector<std::string> parts;
};

Result<Listing> List(const std::string& folder) {
  Listing listing;
  std::map<std::pair<std::int64_t, std::uint64_t>, std::vector<std::string>> checkpoints;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::optional<LogFile> file = LogFileOf(entry->path().filename().string());
    if (!file) continue;
    if (file->checkpoint) {
      checkpoints[{file->version, file->parts}].push_back(entry->path().string());
    } else {
      listing.commits.insert(file->version);
    }
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    return FileError("cannot be read", error.value(), folder);
  }
  for (auto& [key, parts] : checkpoints) {
    if (parts.size() != key.second) continue;
    listing.checkpoint = key.first;
    listing.parts = std::move(parts);
  }
  return listing;
}

// Takes in all actions of a commit's file.
Result<Done> ApplyCommit(const std::string& path, const std::string& content, Snapshot& snapshot) {
  std::size_t number = 0;
  for (std::size_t start = 0; start < content.size();) {
    const std::size_t end = std::min(content.find('\n', start), content.size());
    const std::string line = content.substr(start, end - start);
    start = end + 1;
    ++number;
    if (line.find_first_not_of(" \r\t") == std::string::npos) continue;
    const Json action = Json::parse(line, nullptr, false);
    Result<Done> applied = snapshot.Apply(action);
    ++snapshot.uncheckpointed;
    if (!applied) {
      Error error = applied.error();
      error.where = path + ":" + std::to_string(number);
      return error;
    }
  }
  return Done{};
}

std::string PathList(const std::vector<std::string>& paths) {
  std::string list;
  for (const std::string& path : paths) list.append(list.empty() ? "[" : ", ").append(QuotedLiteral(path));
  return list + "]";
}

Error AtTable(Error error, const std::string& table) {
  if (error.where.empty()) error.where = table;
  return error;
}

}  // namespace

std::int64_t NowInMilliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string DeltaLog::FileOf(std::int64_t version, const std::string& ending) const {
  return table_ + "/_delta_log/" + TwentyDigits(version) + ending;
}

Result<Snapshot> DeltaLog::Read(Database& database, bool with_removed) const {
  const Result<Listing> listing = List(table_ + "/_delta_log");
  if (!listing) return listing.error();
  Snapshot snapshot;
  if (listing->checkpoint >= 0) {
    const Result<Done> read = ReadCheckpoint(database, listing->parts, with_removed, snapshot);
    if (!read) return read.error();
    snapshot.version = listing->checkpoint;
  }
  const Result<bool> updated = Update(snapshot);
  if (!updated) return updated.error();
  if (!listing->commits.empty() && snapshot.version < *listing->commits.rbegin()) {
    return Error{ErrorCode::kMalformed, "version " + std::to_string(snapshot.version + 1) + " is missing in the log",
                 table_};
  }
  if (snapshot.version >= 0 && (snapshot.protocol.is_null() || snapshot.metadata.is_null())) {
    return Error{ErrorCode::kMalformed, "the log says nothing of the table's protocol and schema", table_};
  }
  const Result<Done> readable = snapshot.CheckReadable(table_);
  if (!readable) return readable.error();
  return snapshot;
}

Result<Done> DeltaLog::ReadCheckpoint(Database& database, const std::vector<std::string>& parts, bool with_removed,
                                      Snapshot& snapshot) const {
  const std::string actions = "SELECT CAST(to_json(action) AS VARCHAR) FROM read_parquet(" + PathList(parts) +
                              ", hive_partitioning = false) AS action";
  Result<Statement> statement = database.Prepare(actions + (with_removed ? "" : " WHERE remove IS NULL"));
  // A checkpoint of another program may lack the column where it has no removed files.
  if (!statement && !with_removed) statement = database.Prepare(actions);
  if (!statement) return AtTable(statement.error(), table_);
  for (;;) {
    const Result<TextRows> rows = statement->Next();
    if (!rows) return AtTable(rows.error(), table_);
    if (rows->empty()) return Done{};
    for (const TextRow& row : *rows) {
      Json line = Json::parse(row[0].value_or(""), nullptr, false);
      if (line.is_object()) {
        for (auto member = line.begin(); member != line.end();) {
          member = member->is_null() ? line.erase(member) : std::next(member);
        }
      }
      const Result<Done> applied = snapshot.Apply(line);
      if (!applied) return AtTable(applied.error(), parts.front());
    }
  }
}

bool DeltaLog::HasNews(const Snapshot& snapshot) const {
  std::error_code error;
  // What cannot be looked at is for Update to say.
  return fs::exists(FileOf(snapshot.version + 1, ".json"), error) || error || !fs::is_directory(table_, error);
}

Result<bool> DeltaLog::Update(Snapshot& snapshot) const {
  const std::int64_t before = snapshot.version;
  for (;;) {
    const std::string path = FileOf(snapshot.version + 1, ".json");
    const Result<std::string> content = ReadWholeFile(path);
    if (!content) {
      if (content.error().code != ErrorCode::kNotFound) return content.error();
      return snapshot.version > before;
    }
    const Result<Done> applied = ApplyCommit(path, *content, snapshot);
    if (!applied) return applied.error();
    ++snapshot.version;
  }
}

Result<bool> DeltaLog::Commit(Snapshot& snapshot, const std::vector<Json>& actions) const {
  const std::string folder = table_ + "/_delta_log";
  Result<Done> made = MakeFolder(folder);
  if (!made) return made.error();
  std::string content;
  for (const Json& action : actions) content += action.dump() + "\n";
  const std::string temporary = folder + "/.commit-" + UniqueName();
  const std::string path = FileOf(snapshot.version + 1, ".json");
  Result<Done> written = WriteDurably(temporary, content);
  if (!written) return written.error();
  const int failure = ::link(temporary.c_str(), path.c_str()) == 0 ? 0 : errno;
  ::unlink(temporary.c_str());
  if (failure == EEXIST) return false;
  if (failure != 0) return FileError("cannot be written", failure, path);
  Result<Done> applied = ApplyCommit(path, content, snapshot);
  if (!applied) return applied.error();
  ++snapshot.version;
  Result<Done> synced = Sync(folder);
  if (!synced) return synced.error();
  return true;
}

Result<Done> DeltaLog::WriteCheckpoint(Database& database, Snapshot& snapshot) const {
  std::vector<std::string> lines{Json{{"protocol", snapshot.protocol}}.dump(),
                                 Json{{"metaData", snapshot.metadata}}.dump()};
  for (const auto& [app, action] : snapshot.transactions) lines.push_back(Json{{"txn", action}}.dump());
  for (const auto& [path, action] : snapshot.files) lines.push_back(Json{{"add", action}}.dump());
  const std::int64_t oldest = NowInMilliseconds() - kRetention;
  for (const auto& [path, text] : snapshot.removed) {
    const Json action = Json::parse(text);
    if (action.value("deletionTimestamp", std::int64_t{0}) >= oldest) lines.push_back(Json{{"remove", action}}.dump());
  }
  std::vector<std::vector<std::string_view>> rows;
  for (const std::string& line : lines) rows.push_back({line});

  const std::string path = FileOf(snapshot.version, ".checkpoint.parquet");
  const std::string temporary = table_ + "/_delta_log/.checkpoint-" + UniqueName();
  Result<Done> done = database.Execute("CREATE OR REPLACE TEMP TABLE actions (line VARCHAR)");
  if (done) done = database.Append("actions", rows);
  if (done) {
    done = database.Execute("COPY (SELECT unnest(from_json(line, " + QuotedLiteral(kCheckpointStructure) +
                            ")) FROM actions) TO " + QuotedLiteral(temporary) +
                            " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false); DROP TABLE actions");
  }
  if (done) done = Sync(temporary);
  if (!done) {
    ::unlink(temporary.c_str());
    return AtTable(done.error(), table_);
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) return FileError("cannot be written", errno, path);
  snapshot.uncheckpointed = 0;

  const std::string hint = table_ + "/_delta_log/_last_checkpoint";
  const std::string new_hint = table_ + "/_delta_log/.last-checkpoint-" + UniqueName();
  done = WriteDurably(new_hint, Json{{"version", snapshot.version}, {"size", lines.size()}}.dump());
  if (!done) return done;
  if (::rename(new_hint.c_str(), hint.c_str()) != 0) return FileError("cannot be written", errno, hint);
  return Sync(table_ + "/_delta_log");
}

}  // namespace tacitus
