// Documents through threads and out again in the order they came in.
//
// Each thread takes the next batch of whole documents, works on it, waits for its turn and writes. So the output is
// the same, byte for byte, for any number of threads, and at most one batch a thread is in memory.
// Tested in tests/cli/.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "query/event_table.h"
#include "tacitus/document.h"
#include "tacitus/read.h"
#include "tacitus/result.h"

namespace tacitus {

struct BatchResult {
  std::string text;  // for standard output
  Tally tally;       // of documents read and what was found in them
};

// Works on the documents of one batch. One is made for each thread and may keep what it likes between calls.
using BatchWork = std::function<BatchResult(const std::vector<Document>&)>;

struct PipelineSinks {
  std::function<void(const Reject&)> reject;      // a document that could not be read, or is left out
  std::function<bool(const std::string&)> write;  // results; false stops the pipeline
};

// Calls of the sinks never overlap. Gives what was counted over all.
Tally RunPipeline(DocumentReader& reader, unsigned threads, const std::function<BatchWork()>& make_work,
                  const PipelineSinks& sinks);

}  // namespace tacitus
