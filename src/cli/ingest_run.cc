#include "cli/ingest_run.h"

#include <malloc.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <memory>
#include <utility>

#include "base/grouped.h"
#include "base/hash.h"
#include "cli/commands.h"
#include "cli/stream.h"
#include "code/events/build_events.h"
#include "search/search_index.h"
#include "store/files.h"
#include "tacitus/parse_document.h"

namespace tacitus {
namespace {

std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

void AskToStop(int signal) {
  stop_asked = true;
  std::signal(signal, SIG_DFL);
}

// Non-space tokens are words.
std::uint64_t CountWords(const Parse& parse) {
  std::uint64_t words = 0;
  for (const Token& token : parse.tokens) words += token.pos != Pos::kSpace && token.pos != Pos::kPunct ? 1 : 0;
  return words;
}

// "types fast", or "types.encoder 1f2e3d4c, events.encoder 5a6b7c8d": the weights by their content, since they are
// replaced under one name.
std::string TypesVersion(const Options& options) {
  const Result<std::string> data = DataFolder(options);
  if (options.types == TypesChoice::kFast || !data) return "types fast";
  std::string version;
  for (const std::string name : {"types.encoder", "events.encoder"}) {
    const Result<std::string> encoder = ReadWholeFile(*data + "/models/" + name);
    if (!encoder) return "types fast";
    version += (version.empty() ? "" : ", ") + name + " " + Hash128Hex(*encoder).substr(0, 8);
  }
  return version;
}

// What was asked for that changes which events there are: ", all", ", reliability 0.50".
std::string ChoiceOf(const Options& options) {
  if (options.keep_all) return ", all";
  if (options.least_reliability <= 0) return {};
  std::array<char, 32> words{};
  std::snprintf(words.data(), words.size(), ", reliability %.2f", options.least_reliability);
  return words.data();
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

}  // namespace

void ShareFreedMemory(unsigned coders) {
#ifdef __GLIBC__
  mallopt(M_ARENA_MAX, static_cast<int>(std::max(2U, coders)));
#endif
}

Coders MakeCoders(const Options& options, const Parser& parser, const Coder& coder) {
  const std::string version = "tacitus " TACITUS_VERSION ", " + std::string(parser.Version()) + ", " +
                              TypesVersion(options) + ChoiceOf(options);
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

const std::atomic<bool>& StopOnSignals() {
  std::signal(SIGINT, AskToStop);
  std::signal(SIGTERM, AskToStop);
  return stop_asked;
}

std::vector<std::string> UpdateSearch(const std::string& store) {
  if (!SearchIndex::Exists(store)) return {};
  const Result<SearchIndex> index = SearchIndex::Open(store);
  return index ? index->notes() : std::vector<std::string>{};
}

std::vector<std::string> NotesOf(const Result<Done>& views_kept) {
  if (views_kept) return {};
  return {"questions to views will take longer, since their rows could not be kept: " + views_kept.error().ToString()};
}

int PrintEnd(const IngestOutcome& outcome, const std::string& store) {
  PrintSummary(outcome.report, store);
  if (!outcome.done) {
    PrintError(outcome.done.error());
    std::cerr << "tacitus: the store is sound; once that is mended, the same command goes on where this one ended\n";
    return kExitRejected;
  }
  if (outcome.report.interrupted) {
    std::cerr << "tacitus: interrupted; what was read is stored, and the same command goes on where this one ended\n";
    return kExitInterrupted;
  }
  return kExitOk;
}

}  // namespace tacitus
