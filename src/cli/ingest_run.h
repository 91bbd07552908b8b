// What ingest and watch have in common: how a document is coded, the end on a signal, what is said at the end.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "cli/options.h"
#include "store/ingest.h"
#include "tacitus/result.h"

namespace tacitus {

// For runs of hours: threads share the memory that others have freed, in as many parts as there are threads that code.
// To be called before the first thread; does nothing where the C library has no such choice.
void ShareFreedMemory(unsigned coders);

// Coders whose events say what coded them: the program, the parser's model, the encoder. Parser and coder must outlive
// what is made.
Coders MakeCoders(const Options& options, const Parser& parser, const Coder& coder);

// Set by Ctrl-C and SIGTERM from here on: end after the batch at hand. A second signal ends at once, which does no
// harm.
const std::atomic<bool>& StopOnSignals();

// Brings the store's search index up to date, where it has one; gives what people should know of it. The index is a
// cache: that it cannot be kept up does the store no harm, and the next search will say so.
std::vector<std::string> UpdateSearch(const std::string& store);

// What people should know where the rows of views, which are a cache too, could not be kept.
std::vector<std::string> NotesOf(const Result<Done>& views_kept);

// "store: 12 documents stored with 30 events, 2 already there", and why it ended early, if it did. Gives an ExitCode:
// kExitOk where it went to its end.
int PrintEnd(const IngestOutcome& outcome, const std::string& store);

}  // namespace tacitus
