#include "store/watch.h"

namespace tacitus {
namespace {

constexpr std::chrono::milliseconds kTick{200};
// After so many commits the tables' small files are put together, which takes longer than a commit.
constexpr int kCommitsBetweenCompactions = 50;

void AddTo(IngestReport& all, const IngestReport& one) {
  all.read += one.read;
  all.coded += one.coded;
  all.words += one.words;
  all.stored += one.stored;
  all.present += one.present;
  all.events += one.events;
  all.rejected += one.rejected;
  for (const auto& [language, count] : one.languages) all.languages[language] += count;
}

}  // namespace

IngestOutcome Watch(FileWatch& files, StoreWriter& store, const Coders& coders, const WatchOptions& options) {
  IngestOutcome outcome{{}, store.Prepare()};
  int commits = 0;
  IngestOptions ingest = options.ingest;
  // While a batch is under way the beat goes on, with what it has done so far.
  const auto with = [&](const IngestReport& batch) {
    IngestReport all = outcome.report;
    AddTo(all, batch);
    return all;
  };
  ingest.progress = [&](const IngestReport& batch) { options.beat(with(batch)); };
  ingest.stored = [&](const IngestReport& batch) {
    ++commits;
    if (options.ingest.stored) options.ingest.stored(with(batch));
  };
  while (outcome.done && !ingest.stop->load()) {
    const std::vector<std::string> paths = files.Next(kTick);
    if (!paths.empty()) {
      const IngestOutcome batch = Ingest(paths, store, coders, ingest);
      AddTo(outcome.report, batch.report);
      outcome.done = batch.done;
    } else if (commits >= kCommitsBetweenCompactions) {
      commits = 0;
      outcome.done = store.Compact();
    }
    options.beat(outcome.report);
  }
  outcome.report.interrupted = ingest.stop->load();
  return outcome;
}

}  // namespace tacitus
