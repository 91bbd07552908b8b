#include "store/store_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <system_error>
#include <utility>

#include "base/hash.h"
#include "store/files.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// Writing Parquet is a small part of the work: the cores are left to the coders, the memory to their models.
constexpr unsigned kThreads = 2;
constexpr const char* kMemoryLimit = "192MB";
// So many small files of a month are put into one; between two batches, a few more, of so many months.
constexpr std::size_t kFewestFiles = 3;
constexpr std::size_t kFewestBetween = 10;
constexpr std::size_t kMonthsBetween = 18;

// Asked in this order a table that another writer makes meanwhile is one, too: the first in its folder is its log.
bool IsEmptyOrTable(const std::string& folder) {
  std::error_code error;
  return fs::is_empty(folder, error) || fs::exists(folder + "/_delta_log", error);
}

// A folder with other things in it is more likely a slip than a wish.
Result<Done> CheckFolder(const std::string& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) return Done{};
  if (!fs::is_directory(folder, error)) {
    return Error{ErrorCode::kInvalid, "is a file; a store is a folder", folder};
  }
  const bool empty = fs::is_empty(folder, error);
  if (error) return FileError("cannot be read", error.value(), folder);
  if (empty || IsEmptyOrTable(folder + "/documents") || IsEmptyOrTable(folder + "/events")) return Done{};
  if (fs::exists(folder + "/rejects.jsonl", error)) return Done{};
  return Error{ErrorCode::kInvalid, "is no store, and there are files in it: name a new folder", folder};
}

std::string RejectLine(const Reject& reject) {
  Json line{{"input", reject.path.empty() ? reject.where : reject.path}, {"record", nullptr}};
  if (reject.record > 0) line["record"] = reject.record;
  line["reason"] = RejectReason(reject);
  line["message"] = reject.ToString();
  if (!reject.language.empty()) line["language"] = reject.language;
  return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

StoreWriter::StoreWriter(std::string folder, std::unique_ptr<Database> database, TableWriter documents,
                         TableWriter events)
    : folder_(std::move(folder)),
      database_(std::move(database)),
      documents_(std::move(documents)),
      events_(std::move(events)) {}

Result<StoreWriter> StoreWriter::Open(const std::string& folder) {
  const Result<Done> fit = CheckFolder(folder);
  if (!fit) return fit.error();
  Result<Database> database = Database::Open({kThreads, kMemoryLimit});
  if (!database) return database.error();
  const Result<Done> made = MakeFolder(folder);
  if (!made) return made.error();
  auto shared = std::make_unique<Database>(std::move(*database));
  Result<TableWriter> documents = TableWriter::Open(DocumentsSchema(), folder, *shared, StoryLabels());
  if (!documents) return documents.error();
  Result<TableWriter> events = TableWriter::Open(EventsSchema(), folder, *shared, HappeningLabels());
  if (!events) return events.error();
  return StoreWriter(folder, std::move(shared), std::move(*documents), std::move(*events));
}

Result<Done> StoreWriter::Prepare() {
  Result<Done> done = documents_.ReadLabels();
  return done ? events_.ReadLabels() : done;
}

Result<StoredDocuments> StoreWriter::Add(const std::vector<DocumentRows>& batch) {
  std::vector<const TableRow*> documents;
  std::vector<const TableRow*> events;
  for (const DocumentRows& rows : batch) {
    documents.push_back(&rows.document);
    for (const TableRow& event : rows.events) events.push_back(&event);
  }
  const Result<std::size_t> new_events = events_.Append(events);
  if (!new_events) return new_events.error();
  const Result<std::size_t> new_documents = documents_.Append(documents);
  if (!new_documents) return new_documents.error();
  return StoredDocuments{*new_documents, *new_events};
}

Result<Done> StoreWriter::AddRejects(const std::vector<Reject>& rejects) {
  if (rejects.empty()) return Done{};
  const std::string path = folder_ + "/rejects.jsonl";
  if (!rejects_) {
    const Result<std::string> content = ReadWholeFile(path);
    if (!content && content.error().code != ErrorCode::kNotFound) return content.error();
    rejects_.emplace();
    std::istringstream lines(content ? *content : "");
    for (std::string line; std::getline(lines, line);) rejects_->insert(Hash128Hex(line + "\n"));
  }
  std::string added;
  for (const Reject& reject : rejects) {
    const std::string line = RejectLine(reject);
    if (rejects_->insert(Hash128Hex(line)).second) added += line;
  }
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (file < 0) return FileError("cannot be written", errno, path);
  // One write, so that the lines of two processes do not mix.
  const ssize_t written = added.empty() ? 0 : ::write(file, added.data(), added.size());
  const int failure = written < 0 ? errno : static_cast<std::size_t>(written) < added.size() ? ENOSPC : 0;
  ::close(file);
  if (failure != 0) return FileError("cannot be written", failure, path);
  return Done{};
}

Result<Done> StoreWriter::Compact() { return CompactTables(kFewestFiles, SIZE_MAX); }
Result<Done> StoreWriter::CompactBetween() { return CompactTables(kFewestBetween, kMonthsBetween); }

Result<Done> StoreWriter::CompactTables(std::size_t fewest_files, std::size_t most_months) {
  Result<Done> done = documents_.Compact(fewest_files, most_months);
  return done ? events_.Compact(fewest_files, most_months) : done;
}

}  // namespace tacitus
