#include "store/ingest.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace tacitus {
namespace {

constexpr std::chrono::milliseconds kTick{200};
// A thread takes few documents at a time, so that all end together; how much waits for the committer is bounded.
constexpr std::size_t kTakeDocuments = 8;
constexpr std::size_t kTakeBytes = std::size_t{64} << 10;
// So many documents make a file of a month that is worth its while.
constexpr std::size_t kDocumentsOfMonth = 25;

std::uint64_t SizeOf(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  return error ? 0 : size;
}

// Documents of the files, and about how many bytes of them are behind: a document named after its file shows which file
// it is, and within a file the texts stand for the bytes they were read from.
class Source {
 public:
  explicit Source(const std::vector<std::string>& paths) : reader_(paths) {
    for (const std::string& path : paths) {
      before_.emplace(path, total_);
      total_ += SizeOf(path);
    }
  }

  std::optional<ReadResult> Next() {
    std::optional<ReadResult> next = reader_.Next();
    if (!next) {
      behind_ = total_;
    } else if (*next) {
      MoveTo((**next).id.substr(0, (**next).id.find('#')));
      behind_ += (**next).text.size();
    } else {
      MoveTo(next->error().path);
    }
    return next;
  }

  [[nodiscard]] std::uint64_t Bytes() const { return std::min(behind_, total_); }

 private:
  void MoveTo(const std::string& path) {
    const auto before = before_.find(path);
    if (before != before_.end()) behind_ = std::max(behind_, before->second);
  }

  DocumentReader reader_;
  std::unordered_map<std::string, std::uint64_t> before_;  // bytes of the files before each
  std::uint64_t total_ = 0;
  std::uint64_t behind_ = 0;
};

// What a thread takes, and what it makes of it.
struct Portion {
  std::uint64_t number = 0;
  std::vector<Document> documents;
  std::vector<Reject> rejects;
  std::uint64_t bytes = 0;  // of the files up to here

  std::vector<DocumentRows> rows;  // of the documents that are to be stored
  std::size_t text = 0;            // their bytes
  std::uint64_t words = 0;
  std::uint64_t present = 0;
};

class Ingestion {
 public:
  Ingestion(const std::vector<std::string>& paths, StoreWriter& store, const Coders& coders,
            const IngestOptions& options)
      : source_(paths), store_(store), coders_(coders), options_(options) {}

  // A thread that codes.
  void Code() {
    try {
      const IngestCoder code = coders_.make();
      while (std::optional<Portion> portion = Take()) {
        CodePortion(code, *portion);
        Give(std::move(*portion));
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!thrown_) thrown_ = std::current_exception();
      failed_ = true;
    }
    const std::lock_guard lock(mutex_);
    ++ended_;
    changed_.notify_all();
  }

  // The thread that commits; ends when all the others have.
  IngestOutcome Commit() {
    Result<Done> done = Done{};
    while (std::optional<Portion> portion = NextCoded()) {
      done = TakeIn(std::move(*portion));
      if (done && IsFull()) done = StoreBatch();
      if (!done) break;
    }
    if (done && !thrown()) done = StoreBatch();
    if (!done) Fail();
    return {report_, done};
  }

  void Rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

 private:
  [[nodiscard]] bool Stopped() const { return options_.stop != nullptr && options_.stop->load(); }

  // The next documents, when the committer is near enough; nothing at the end.
  std::optional<Portion> Take() {
    const std::lock_guard reading(reading_);
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return failed_ || waiting_ <= options_.commit_documents; });
      if (failed_) return std::nullopt;
    }
    Portion portion;
    portion.number = taken_;
    std::size_t bytes = 0;
    const std::size_t most = std::min(kTakeDocuments, options_.commit_documents);
    while (bytes < kTakeBytes && portion.documents.size() + portion.rejects.size() < most && !Stopped()) {
      std::optional<ReadResult> next = source_.Next();
      if (!next) break;
      if (*next) {
        bytes += (**next).text.size();
        portion.documents.push_back(std::move(**next));
      } else {
        portion.rejects.push_back(next->error());
      }
    }
    if (portion.documents.empty() && portion.rejects.empty()) return std::nullopt;
    portion.bytes = source_.Bytes();
    ++taken_;
    const std::lock_guard lock(mutex_);
    waiting_ += portion.documents.size();
    return portion;
  }

  void CodePortion(const IngestCoder& code, Portion& portion) {
    for (const Document& document : portion.documents) {
      if (store_.Holds(coders_.document_id(document))) {
        ++portion.present;
        continue;
      }
      const CodedDocument coded = code(document);
      portion.rows.push_back(RowsOf(document, coded));
      portion.words += coded.words;
      portion.text += document.text.size();
    }
  }

  void Give(Portion portion) {
    const std::lock_guard lock(mutex_);
    coded_.emplace(portion.number, std::move(portion));
    changed_.notify_all();
  }

  // The next portion in the order of reading; nothing when there are no more.
  std::optional<Portion> NextCoded() {
    std::unique_lock lock(mutex_);
    for (;;) {
      const auto next = coded_.find(given_);
      if (next != coded_.end()) {
        Portion portion = std::move(next->second);
        coded_.erase(next);
        ++given_;
        return portion;
      }
      if (failed_ || ended_ == options_.threads) return std::nullopt;
      changed_.wait_for(lock, kTick);
      lock.unlock();
      if (options_.progress) options_.progress(report_);
      lock.lock();
    }
  }

  Result<Done> TakeIn(Portion portion) {
    for (const Reject& reject : portion.rejects) {
      if (options_.reject) options_.reject(reject);
      if (reject.language.empty()) {
        ++report_.rejected;
      } else {
        ++report_.languages[reject.language];
      }
    }
    Result<Done> done = store_.AddRejects(portion.rejects);
    if (!done) return done;
    report_.read += portion.documents.size();
    report_.coded += portion.rows.size();
    report_.words += portion.words;
    report_.present += portion.present;
    report_.bytes = portion.bytes;
    for (DocumentRows& rows : portion.rows) {
      if (in_batch_.insert(rows.document.document_id).second) {
        months_.insert(rows.document.month);
        batch_.push_back(std::move(rows));
      } else {
        ++report_.present;
      }
    }
    batch_text_ += portion.text;
    const std::lock_guard lock(mutex_);
    waiting_ -= portion.documents.size();
    changed_.notify_all();
    return done;
  }

  // A table has a file for each month of a batch, and small files take much longer to write and to read for what is in
  // them.
  [[nodiscard]] bool IsFull() const {
    const std::size_t wanted =
        std::max(options_.commit_documents, std::min(options_.scattered_documents, months_.size() * kDocumentsOfMonth));
    return batch_.size() >= wanted || batch_text_ >= options_.commit_bytes;
  }

  Result<Done> StoreBatch() {
    if (batch_.empty()) return Done{};
    const Result<StoredDocuments> stored = store_.Add(batch_);
    if (!stored) return stored.error();
    report_.stored += stored->documents;
    report_.present += batch_.size() - stored->documents;
    report_.events += stored->events;
    batch_.clear();
    in_batch_.clear();
    months_.clear();
    batch_text_ = 0;
    if (options_.stored) options_.stored(report_);
    return store_.CompactBetween();
  }

  void Fail() {
    const std::lock_guard lock(mutex_);
    failed_ = true;
    changed_.notify_all();
  }

  bool thrown() {
    const std::lock_guard lock(mutex_);
    return thrown_ != nullptr;
  }

  std::mutex reading_;  // guards source_ and taken_
  Source source_;
  std::uint64_t taken_ = 0;

  StoreWriter& store_;
  const Coders& coders_;
  const IngestOptions& options_;

  std::mutex mutex_;  // guards all down to thrown_
  std::condition_variable changed_;
  std::map<std::uint64_t, Portion> coded_;
  std::uint64_t given_ = 0;
  std::size_t waiting_ = 0;  // documents taken that the committer has not taken in
  unsigned ended_ = 0;       // threads that code no more
  bool failed_ = false;
  std::exception_ptr thrown_;

  // The committer's own.
  std::vector<DocumentRows> batch_;
  std::unordered_set<std::string> in_batch_;
  std::set<Partition> months_;  // of the batch
  std::size_t batch_text_ = 0;
  IngestReport report_;
};

}  // namespace

IngestOutcome Ingest(const std::vector<std::string>& paths, StoreWriter& store, const Coders& coders,
                     const IngestOptions& options) {
  Ingestion ingestion(paths, store, coders, options);
  IngestOutcome outcome;
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < options.threads; ++i) threads.emplace_back([&] { ingestion.Code(); });
    outcome = ingestion.Commit();
  }
  ingestion.Rethrow();
  outcome.report.interrupted = options.stop != nullptr && options.stop->load();
  return outcome;
}

}  // namespace tacitus
