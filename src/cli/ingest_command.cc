// tacitus ingest: news into a store.
#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <memory>
#include <system_error>
#include <thread>

#include "base/grouped.h"
#include "cli/commands.h"
#include "cli/ingest_progress.h"
#include "cli/options.h"
#include "cli/stream.h"
#include "cli/terminal.h"
#include "code/events/build_events.h"
#include "search/search_index.h"
#include "store/ingest.h"
#include "tacitus/parse_document.h"

namespace tacitus {
namespace {

struct IngestCommand {
  Options options;
  std::string store;
  std::size_t commit_documents = IngestOptions{}.commit_documents;
};

std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

// The first signal asks to end after the batch at hand; the second ends at once, which does no harm either.
void AskToStop(int signal) {
  stop_asked = true;
  std::signal(signal, SIG_DFL);
}

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

// Non-space tokens are words.
std::uint64_t CountWords(const Parse& parse) {
  std::uint64_t words = 0;
  for (const Token& token : parse.tokens) words += token.pos != Pos::kSpace && token.pos != Pos::kPunct ? 1 : 0;
  return words;
}

Coders MakeCoders(const Parser& parser, const Coder& coder) {
  const std::string version = "tacitus " TACITUS_VERSION ", " + std::string(parser.Version());
  const auto make = [&parser, &coder, version]() -> IngestCoder {
    return [&parser, &coder, version, scratch = std::make_shared<Parser::Scratch>()](const Document& document) {
      const Parse parse = ParseDocument(parser, document, *scratch);
      Coding coding = coder.Run(document, parse);
      for (Event& event : coding.events) event.coded_with = version;
      return CodedDocument{coding.document_id, version, std::move(coding.events), CountWords(parse),
                           parse.sentences.size()};
    };
  };
  return {make, DocumentId};
}

std::string Counted(std::uint64_t count, const std::string& one) {
  return Grouped(count) + " " + one + (count == 1 ? "" : "s");
}

void PrintSummary(const IngestReport& report, const std::string& store) {
  std::string line = store + ": " + Counted(report.stored, "document") + " stored with " +
                     Counted(report.events, "event") + ", " + Grouped(report.present) + " already there";
  if (report.rejected > 0) line += ", " + Grouped(report.rejected) + " rejected (see rejects.jsonl)";
  for (const auto& [language, count] : report.languages) {
    line += ", " + Grouped(count) + " in " + language + " left out";
  }
  std::cout << line << std::endl;
}

// The index is a cache: that it cannot be kept up does the store no harm, and the next search will say so.
void UpdateSearch(const std::string& store) {
  const Result<SearchIndex> index = SearchIndex::Open(store);
  if (!index) return;
  for (const std::string& note : index->notes()) std::cerr << "tacitus: " << note << '\n';
}

int RunIngest(const IngestCommand& command) {
  if (command.options.inputs.empty()) {
    PrintError({ErrorCode::kInvalid, "nothing to read: name files or folders, or - for standard input", {}});
    return kExitUsage;
  }
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
  options.threads =
      command.options.threads > 0 ? command.options.threads : std::max(1U, std::thread::hardware_concurrency());
  options.commit_documents = command.commit_documents;
  options.stop = &stop_asked;
  options.progress = [&](const IngestReport& report) { progress.Working(report); };
  options.stored = [&](const IngestReport& report) { progress.Stored(report); };
  options.reject = [&](const Reject& reject) {
    progress.Clear();
    PrintError(reject);
  };
  std::signal(SIGINT, AskToStop);
  std::signal(SIGTERM, AskToStop);

  IngestOutcome outcome;
  outcome.done = store->AddRejects(inputs.rejects);
  if (outcome.done) outcome = Ingest(inputs.paths, *store, MakeCoders(*parser, *coder), options);
  if (outcome.done && !outcome.report.interrupted) outcome.done = store->Compact();
  if (SearchIndex::Exists(command.store)) UpdateSearch(command.store);
  outcome.report.rejected += inputs.rejects.size();
  progress.Clear();
  PrintSummary(outcome.report, command.store);
  if (!outcome.done) {
    PrintError(outcome.done.error());
    std::cerr << "tacitus: the store is sound; once that is mended, the same command goes on where this one ended\n";
    return kExitRejected;
  }
  if (outcome.report.interrupted) {
    std::cerr << "tacitus: interrupted; what was read is stored, and the same command goes on where this one ended\n";
    return kExitInterrupted;
  }
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
                  "Documents that are stored together, 1 to 100000 (default: 1000); what is not stored yet is lost "
                  "when the program is killed, and done again by the same command")
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
