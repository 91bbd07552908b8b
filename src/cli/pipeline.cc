#include "cli/pipeline.h"

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace tacitus {
namespace {

// Large enough that the parser's matrices are full, small enough that no thread waits long for another.
constexpr std::size_t kBatchDocuments = 16;
constexpr std::size_t kBatchBytes = std::size_t{128} << 10;

struct Batch {
  std::uint64_t number = 0;
  std::vector<Document> documents;
  std::vector<Reject> rejects;

  [[nodiscard]] bool empty() const { return documents.empty() && rejects.empty(); }
};

class Pipeline {
 public:
  Pipeline(DocumentReader& reader, const PipelineSinks& sinks) : reader_(reader), sinks_(sinks) {}

  // Works until there is nothing left to read.
  void Work(const BatchWork& work) {
    try {
      for (Batch batch = Take(); !batch.empty(); batch = Take()) {
        const BatchResult result = work(batch.documents);
        if (!Give(batch, result)) return;
      }
    } catch (...) {
      Stop(std::current_exception());
    }
  }

  // Passes on what a thread threw.
  Tally Finish() {
    if (thrown_) std::rethrow_exception(thrown_);
    return tally_;
  }

 private:
  Batch Take() {
    const std::lock_guard lock(reading_);
    Batch batch;
    batch.number = taken_++;
    std::size_t bytes = 0;
    while (bytes < kBatchBytes && batch.documents.size() + batch.rejects.size() < kBatchDocuments) {
      std::optional<ReadResult> next = reader_.Next();
      if (!next) break;
      if (*next) {
        bytes += (**next).text.size();
        batch.documents.push_back(std::move(**next));
      } else {
        batch.rejects.push_back(next->error());
      }
    }
    return batch;
  }

  // Writes a batch's results when those before it are written; false when the pipeline has stopped.
  bool Give(const Batch& batch, const BatchResult& result) {
    std::unique_lock lock(writing_);
    turn_.wait(lock, [&] { return stopped_ || given_ == batch.number; });
    if (stopped_) return false;
    for (const Reject& reject : batch.rejects) {
      sinks_.reject(reject);
      if (reject.language.empty()) {
        ++tally_.rejected;
      } else {
        ++tally_.languages[reject.language];
      }
    }
    tally_.documents += result.tally.documents;
    tally_.sentences += result.tally.sentences;
    tally_.events += result.tally.events;
    stopped_ = !sinks_.write(result.text);
    ++given_;
    turn_.notify_all();
    return !stopped_;
  }

  void Stop(std::exception_ptr thrown) {
    const std::lock_guard lock(writing_);
    if (!thrown_) thrown_ = std::move(thrown);
    stopped_ = true;
    turn_.notify_all();
  }

  DocumentReader& reader_;
  const PipelineSinks& sinks_;
  std::mutex reading_;  // guards reader_ and taken_
  std::uint64_t taken_ = 0;
  std::mutex writing_;  // guards all below
  std::condition_variable turn_;
  std::uint64_t given_ = 0;
  bool stopped_ = false;
  Tally tally_;
  std::exception_ptr thrown_;
};

}  // namespace

Tally RunPipeline(DocumentReader& reader, unsigned threads, const std::function<BatchWork()>& make_work,
                  const PipelineSinks& sinks) {
  Pipeline pipeline(reader, sinks);
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i) others.emplace_back([&] { pipeline.Work(make_work()); });
    pipeline.Work(make_work());
  }
  return pipeline.Finish();
}

}  // namespace tacitus
