// tacitus watch: news into a store as it turns up.
#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <system_error>

#include "cli/commands.h"
#include "cli/heartbeat.h"
#include "cli/ingest_run.h"
#include "cli/options.h"
#include "cli/stream.h"
#include "store/kept_views.h"
#include "store/watch.h"

namespace tacitus {
namespace {

struct WatchCommand {
  Options options;
  std::string store;
  double heartbeat = 60;
  double poll = 0;
};

std::chrono::milliseconds Milliseconds(double seconds) {
  return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

Result<Done> CheckInputs(const std::vector<std::string>& inputs) {
  if (inputs.empty()) return Error{ErrorCode::kInvalid, "nothing to watch: name folders or feed files", {}};
  for (const std::string& input : inputs) {
    std::error_code error;
    if (!std::filesystem::exists(input, error)) {
      return Error{ErrorCode::kNotFound, "is not there: watch needs a folder or a file", input};
    }
  }
  return Done{};
}

int RunWatch(const WatchCommand& command) {
  const Result<Done> inputs = CheckInputs(command.options.inputs);
  if (!inputs) return PrintError(inputs.error()), kExitUsage;
  ShareFreedMemory(ThreadsOf(command.options));
  Result<StoreWriter> store = StoreWriter::Open(command.store);
  if (!store) return PrintError(store.error()), kExitUsage;
  const Result<Parser> parser = LoadParser(command.options);
  if (!parser) return PrintError(parser.error()), kExitUsage;
  const Result<Coder> coder = LoadCoder(command.options, {});
  if (!coder) return PrintError(coder.error()), kExitUsage;

  Heartbeat heartbeat(Milliseconds(command.heartbeat));
  WatchOptions options;
  options.ingest.threads = ThreadsOf(command.options);
  options.ingest.stop = &StopOnSignals();
  const auto print = [&](const std::vector<std::string>& notes) {
    for (const std::string& note : notes) {
      heartbeat.Clear();
      std::cerr << "tacitus: " << note << '\n';
    }
  };
  ViewKeeper views(command.store);
  options.ingest.stored = [&](const IngestReport& report) {
    heartbeat.Stored(report);
    print(UpdateSearch(command.store));
  };
  options.ingest.reject = [&](const Reject& reject) {
    heartbeat.Clear();
    PrintError(reject);
  };
  options.beat = [&](const IngestReport& report) {
    heartbeat.Beat(report);
    print(NotesOf(views.KeepIfDue()));
  };
  FileWatchOptions watching;
  watching.except = command.store;
  if (command.poll > 0) watching.poll = Milliseconds(command.poll);
  FileWatch files(command.options.inputs, watching);
  const IngestOutcome outcome = Watch(files, *store, MakeCoders(command.options, *parser, *coder), options);
  print(NotesOf(KeepViews(command.store)));
  heartbeat.Clear();
  // A signal is how one ends it: no failure.
  const int end = PrintEnd(outcome, command.store);
  return end == kExitInterrupted ? kExitOk : end;
}

}  // namespace

std::function<int()> DeclareWatch(CLI::App& command) {
  auto watch = std::make_shared<WatchCommand>();
  command.add_option("inputs", watch->options.inputs, "Folders, with those below them, and feed files")
      ->type_name("DIR|FILE");
  command.add_option("--store", watch->store, "Folder of the store; made where there is none")
      ->type_name("DIR")
      ->required();
  command
      .add_option("--heartbeat", watch->heartbeat,
                  "Seconds between signs of life where standard error is no terminal (default: 60); 0 is none")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.0, 1e6));
  command
      .add_option("--poll", watch->poll,
                  "Look through the folders every so many seconds, where the system does not tell of changes, as on "
                  "some network file systems")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.1, 1e6));
  AddTypes(command, watch->options);
  AddThreads(command, watch->options);
  AddData(command, watch->options);
  AddModel(command, watch->options);
  AddDictionaries(command, watch->options);
  return [watch] { return RunWatch(*watch); };
}

}  // namespace tacitus
