// tacitus query: questions to a store, in SQL.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/stream.h"
#include "cli/terminal.h"
#include "query/sql_answer.h"
#include "search/search_index.h"
#include "store/store_views.h"

namespace tacitus {
namespace {

constexpr const char* kStandardOutput = "/dev/stdout";

struct QueryCommand {
  Options options;
  std::string store;
  std::string question;
  std::string matching;  // words of a search; "" is none
};

AnswerFormat ChosenFormat(const Options& options) {
  if (options.format == "table") return AnswerFormat::kTable;
  if (options.format == "csv") return AnswerFormat::kCsv;
  if (options.format == "json") return AnswerFormat::kJson;
  if (options.format == "jsonl") return AnswerFormat::kJsonLines;
  return StandardOutputIsTerminal() ? AnswerFormat::kTable : AnswerFormat::kJsonLines;
}

// The documents that a search finds, as the table `matching`.
Result<Done> MakeMatching(Database& database, const QueryCommand& command) {
  Result<SearchIndex> index = SearchIndex::Open(command.store);
  if (!index) return index.error();
  for (const std::string& note : index->notes()) std::cerr << "tacitus: " << note << '\n';
  const Result<std::vector<std::string>> ids = index->FindIds(command.matching);
  if (!ids) return ids.error();
  std::vector<std::vector<std::string_view>> rows;
  for (const std::string& id : *ids) rows.push_back({id});
  Result<Done> made = database.Execute("CREATE TEMP TABLE matching (document_id VARCHAR)");
  return made ? database.Append("matching", rows) : made;
}

int RunQuery(const QueryCommand& command) {
  const bool parquet = command.options.format == "parquet";
  if (parquet && StandardOutputIsTerminal()) {
    PrintError({ErrorCode::kInvalid, "Parquet is not for terminals: send it to a file with >", {}});
    return kExitUsage;
  }
  Result<Database> store = OpenStoreForQuestions(command.store, parquet ? kStandardOutput : "");
  if (!store) return PrintError(store.error()), kExitUsage;
  const Result<Done> matched = command.matching.empty() ? Result<Done>(Done{}) : MakeMatching(*store, command);
  if (!matched) return PrintError(matched.error()), kExitUsage;
  Output output;
  const Result<Done> done =
      parquet ? WriteAnswerAsParquet(*store, command.question, kStandardOutput)
              : WriteAnswer(*store, command.question, ChosenFormat(command.options), StandardOutputStyle(),
                            [&output](std::string_view text) { return output.Write(text); });
  if (!done) return PrintError(done.error()), kExitUsage;
  const std::optional<Error> failure = output.Failure("the answer");
  if (failure) return PrintError(*failure), kExitRejected;
  return kExitOk;
}

}  // namespace

std::function<int()> DeclareQuery(CLI::App& command) {
  auto query = std::make_shared<QueryCommand>();
  command
      .add_option("sql", query->question,
                  "One statement over the views documents, events, happenings, mentions, dyads_daily, "
                  "countries_monthly")
      ->type_name("SQL")
      ->required();
  command.add_option("--store", query->store, "Folder of the store")->type_name("DIR")->required();
  command
      .add_option("--matching", query->matching,
                  "Search for words (as \"tacitus search\"): the documents found are the table matching (document_id)")
      ->type_name("WORDS");
  AddFormat(command, query->options, {"table", "csv", "json", "jsonl", "parquet"},
            "Default: table on a terminal, jsonl elsewhere");
  return [query] { return RunQuery(*query); };
}

}  // namespace tacitus
