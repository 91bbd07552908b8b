// tacitus search: documents of a store by their words.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/stream.h"
#include "cli/terminal.h"
#include "search/search_index.h"
#include "search/write_hits.h"

namespace tacitus {
namespace {

struct SearchCommand {
  Options options;
  std::string store;
  std::vector<std::string> words;
  SearchFilter filter;
};

std::string Joined(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined.append(joined.empty() ? "" : " ").append(word);
  return joined;
}

int RunSearch(const SearchCommand& command) {
  Result<SearchIndex> index = SearchIndex::Open(command.store);
  if (!index) return PrintError(index.error()), kExitUsage;
  for (const std::string& note : index->notes()) std::cerr << "tacitus: " << note << '\n';
  const Result<SearchHits> hits = index->Find(Joined(command.words), command.filter);
  if (!hits) return PrintError(hits.error()), kExitUsage;
  const std::string& format = command.options.format;
  const bool table = format == "table" || (format.empty() && StandardOutputIsTerminal());
  Output output;
  output.Write(table ? DescribeHits(*hits, StandardOutputStyle()) : HitsAsJsonLines(*hits));
  const std::optional<Error> failure = output.Failure("the answer");
  if (failure) return PrintError(*failure), kExitRejected;
  return kExitOk;
}

}  // namespace

std::function<int()> DeclareSearch(CLI::App& command) {
  auto search = std::make_shared<SearchCommand>();
  command
      .add_option("words", search->words,
                  "Words that a document has: \"a phrase\", begin*, AND, OR, NOT, ( ), title:word; see docs/search.md")
      ->type_name("WORDS")
      ->required();
  command.add_option("--store", search->store, "Folder of the store")->type_name("DIR")->required();
  command.add_option("--since", search->filter.since, "Published on this day (2019-11-03) or later")->type_name("DAY");
  command.add_option("--until", search->filter.until, "Published on this day or earlier")->type_name("DAY");
  command.add_option("--outlet", search->filter.outlet, "Published by this outlet")->type_name("NAME");
  command.add_option("--limit", search->filter.limit, "So many documents at most, the best first (default: 20)")
      ->type_name("N")
      ->check(CLI::Range(1, 1000000));
  AddFormat(command, search->options, {"table", "jsonl"}, "Default: table on a terminal, jsonl elsewhere");
  return [search] { return RunSearch(*search); };
}

}  // namespace tacitus
