// Ingests what turns up, as long as one likes: new and changed files of folders, feeds when they change.
//
//   IngestOutcome outcome = Watch(watch, store, coders, options);   // until options.ingest.stop
//
// Documents are told apart by their ids, so that after a restart, which reads all files again, nothing is doubled.
// What is new is stored at once; small files of the tables are put together when many have gathered.
// Tested in tests/store/watch_test.py.
#pragma once

#include <functional>

#include "store/file_watch.h"
#include "store/ingest.h"

namespace tacitus {

struct WatchOptions {
  IngestOptions ingest;
  // Called several times a second, with all that was done since the beginning.
  std::function<void(const IngestReport&)> beat;
};

IngestOutcome Watch(FileWatch& files, StoreWriter& store, const Coders& coders, const WatchOptions& options);

}  // namespace tacitus
