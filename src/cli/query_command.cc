// tacitus query: questions to a store, in SQL.
#include <CLI/CLI.hpp>
#include <memory>
#include <system_error>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/stream.h"
#include "cli/terminal.h"
#include "store/answer.h"
#include "store/store_views.h"

namespace tacitus {
namespace {

constexpr const char* kStandardOutput = "/dev/stdout";

struct QueryCommand {
  Options options;
  std::string store;
  std::string question;
};

AnswerFormat ChosenFormat(const Options& options) {
  if (options.format == "table") return AnswerFormat::kTable;
  if (options.format == "csv") return AnswerFormat::kCsv;
  if (options.format == "json") return AnswerFormat::kJson;
  if (options.format == "jsonl") return AnswerFormat::kJsonLines;
  return StandardOutputIsTerminal() ? AnswerFormat::kTable : AnswerFormat::kJsonLines;
}

int RunQuery(const QueryCommand& command) {
  const bool parquet = command.options.format == "parquet";
  if (parquet && StandardOutputIsTerminal()) {
    PrintError({ErrorCode::kInvalid, "Parquet is not for terminals: send it to a file with >", {}});
    return kExitUsage;
  }
  Result<Database> store = OpenStoreForQuestions(command.store, parquet ? kStandardOutput : "");
  if (!store) return PrintError(store.error()), kExitUsage;
  Output output;
  const Result<Done> done =
      parquet ? WriteAnswerAsParquet(*store, command.question, kStandardOutput)
              : WriteAnswer(*store, command.question, ChosenFormat(command.options), StandardOutputStyle(),
                            [&output](std::string_view text) { return output.Write(text); });
  if (!done) return PrintError(done.error()), kExitUsage;
  if (output.failure() != 0) {
    PrintError({ErrorCode::kUnreadable,
                "the answer cannot be written: " + std::generic_category().message(output.failure()),
                {}});
    return kExitRejected;
  }
  return kExitOk;
}

}  // namespace

std::function<int()> DeclareQuery(CLI::App& command) {
  auto query = std::make_shared<QueryCommand>();
  command
      .add_option("sql", query->question,
                  "One statement over the views documents, events, mentions, dyads_daily, countries_monthly")
      ->type_name("SQL")
      ->required();
  command.add_option("--store", query->store, "Folder of the store")->type_name("DIR")->required();
  AddFormat(command, query->options, {"table", "csv", "json", "jsonl", "parquet"},
            "Default: table on a terminal, jsonl elsewhere");
  return [query] { return RunQuery(*query); };
}

}  // namespace tacitus
