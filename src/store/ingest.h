// From files to a store: read, code on all cores, commit batch by batch.
//
//   IngestOptions options;
//   Result<IngestReport> report = Ingest({"news/a.md", "wire.jsonl"}, store, make_coding, options);
//
// Each thread takes the next few documents and codes them; one thread gathers what is coded in the order it was read
// and commits every so many documents. So the rows and their order are the same for any number of threads, and memory
// holds about one batch. Documents that are stored already are not coded again.
// Reading, coding and storing meet here alone: how a document is coded comes in as a function.
// Tested in tests/unit/store/ingest_test.cc and tests/store/.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "store/store_writer.h"
#include "tacitus/document.h"
#include "tacitus/read.h"
#include "tacitus/result.h"

namespace tacitus {

// What was done so far.
struct IngestReport {
  std::uint64_t read = 0;                          // documents, sound ones
  std::uint64_t coded = 0;                         // of them, those that were not stored already
  std::uint64_t words = 0;                         // of those coded
  std::uint64_t stored = 0;                        // documents that this run has stored
  std::uint64_t present = 0;                       // documents that were stored already, or came twice
  std::uint64_t events = 0;                        // stored by this run
  std::uint64_t rejected = 0;                      // inputs that could not be read
  std::map<std::string, std::uint64_t> languages;  // documents that were left out for theirs
  std::uint64_t bytes = 0;                         // of the files, about
  bool interrupted = false;                        // by IngestOptions::stop
};

struct IngestOptions {
  unsigned threads = 1;
  std::size_t commit_documents = 1000;               // a batch has so many documents, or a few more …
  std::size_t scattered_documents = 4000;            // … up to so many where they are of many months …
  std::size_t commit_bytes = std::size_t{16} << 20;  // … or so much text
  const std::atomic<bool>* stop = nullptr;           // once true, what was read is stored, and no more is read
  // Called by one thread at a time: now and then, and when a batch is stored.
  std::function<void(const IngestReport&)> progress;
  std::function<void(const IngestReport&)> stored;
  std::function<void(const Reject&)> reject;  // an input that could not be read, or is left out
};

// Codes one document. One is made for each thread and may keep what it likes between calls.
using IngestCoder = std::function<CodedDocument(const Document&)>;

struct Coders {
  std::function<IngestCoder()> make;
  std::function<std::string(const Document&)> document_id;  // for any number of threads
};

// What a batch could not be stored for, if anything; and in any case what was done.
struct IngestOutcome {
  IngestReport report;
  Result<Done> done = Done{};
};

IngestOutcome Ingest(const std::vector<std::string>& paths, StoreWriter& store, const Coders& coders,
                     const IngestOptions& options);

}  // namespace tacitus
