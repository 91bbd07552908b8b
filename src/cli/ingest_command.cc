// tacitus ingest: news into a store.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <system_error>

#include "cli/commands.h"
#include "cli/ingest_progress.h"
#include "cli/ingest_run.h"
#include "cli/options.h"
#include "cli/stream.h"
#include "store/ingest.h"
#include "store/kept_views.h"

namespace tacitus {
namespace {

struct IngestCommand {
  Options options;
  std::string store;
  std::size_t commit_documents = 0;  // 0 is our choice
};

std::uint64_t BytesOf(const std::vector<std::string>& paths) {
  std::uint64_t bytes = 0;
  for (const std::string& path : paths) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) return 0;  // standard input, or not there
    bytes += size;
  }
  return bytes;
}

// Takes the writer, since what it knows of the store would only fill the memory afterwards.
IngestOutcome StoreAll(StoreWriter store, const InputList& inputs, const Coders& coders, const IngestOptions& options) {
  IngestOutcome outcome;
  outcome.done = store.AddRejects(inputs.rejects);
  if (outcome.done) outcome = Ingest(inputs.paths, store, coders, options);
  if (outcome.done && !outcome.report.interrupted) outcome.done = store.Compact();
  outcome.report.rejected += inputs.rejects.size();
  return outcome;
}

// Brings what stands beside the tables up to date; gives what people should know of it.
std::vector<std::string> UpdateCaches(const std::string& store, const IngestOutcome& outcome) {
  std::vector<std::string> notes = UpdateSearch(store);
  // A disk that had no room for documents has none for these.
  const std::vector<std::string> of_views = NotesOf(outcome.done ? KeepViews(store) : Result<Done>(Done{}));
  notes.insert(notes.end(), of_views.begin(), of_views.end());
  return notes;
}

int RunIngest(const IngestCommand& command) {
  if (command.options.inputs.empty()) {
    PrintError({ErrorCode::kInvalid, "nothing to read: name files or folders, or - for standard input", {}});
    return kExitUsage;
  }
  ShareFreedMemory(ThreadsOf(command.options));
  // The store first: its faults show at once.
  Result<StoreWriter> store = StoreWriter::Open(command.store);
  if (!store) return PrintError(store.error()), kExitUsage;
  const Result<Parser> parser = LoadParser(command.options);
  if (!parser) return PrintError(parser.error()), kExitUsage;
  const Result<Coder> coder = LoadCoder(command.options, {});
  if (!coder) return PrintError(coder.error()), kExitUsage;

  const InputList inputs = ExpandPaths(command.options.inputs);
  for (const Reject& reject : inputs.rejects) PrintError(reject);
  IngestProgress progress(BytesOf(inputs.paths));
  IngestOptions options;
  options.threads = ThreadsOf(command.options);
  if (command.commit_documents > 0) {
    options.commit_documents = command.commit_documents;
    options.scattered_documents = command.commit_documents;
  }
  options.stop = &StopOnSignals();
  options.progress = [&](const IngestReport& report) { progress.Working(report); };
  options.stored = [&](const IngestReport& report) { progress.Stored(report); };
  options.reject = [&](const Reject& reject) {
    progress.Clear();
    PrintError(reject);
  };

  const IngestOutcome outcome =
      StoreAll(std::move(*store), inputs, MakeCoders(command.options, *parser, *coder), options);
  const std::vector<std::string> notes = UpdateCaches(command.store, outcome);
  progress.Clear();
  for (const std::string& note : notes) std::cerr << "tacitus: " << note << '\n';
  const int end = PrintEnd(outcome, command.store);
  if (end != kExitOk) return end;
  return outcome.report.rejected > 0 ? kExitRejected : kExitOk;
}

}  // namespace

std::function<int()> DeclareIngest(CLI::App& command) {
  auto ingest = std::make_shared<IngestCommand>();
  AddInputs(command, ingest->options);
  command.add_option("--store", ingest->store, "Folder of the store; made where there is none")
      ->type_name("DIR")
      ->required();
  command
      .add_option("--batch", ingest->commit_documents,
                  "Documents that are stored together, 1 to 100000 (default: 1000, and up to 4000 where they are of "
                  "many months); what is not stored yet is lost when the program is killed, and done again by the same "
                  "command")
      ->type_name("N")
      ->check(CLI::Range(1, 100000));
  AddTypes(command, ingest->options);
  AddThreads(command, ingest->options);
  AddData(command, ingest->options);
  AddModel(command, ingest->options);
  AddDictionaries(command, ingest->options);
  return [ingest] { return RunIngest(*ingest); };
}

}  // namespace tacitus
