// tacitus parse: tokens, tags, trees and entities of whole texts, as the pipeline itself would give them.
#include <CLI/CLI.hpp>
#include <memory>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/stream.h"
#include "cli/terminal.h"
#include "parse/write_parse.h"

namespace tacitus {
namespace {

int RunParse(const Options& options) {
  const Result<Parser> parser = LoadParser(options);
  if (!parser) return PrintError(parser.error()), kExitUsage;
  const bool conllu = options.format.empty() ? StandardOutputIsTerminal() : options.format == "conllu";
  const auto make_work = [&]() -> BatchWork {
    return [&, scratch = std::make_shared<Parser::Scratch>()](const std::vector<Document>& documents) {
      BatchResult result;
      std::vector<std::string_view> texts;
      for (const Document& document : documents) texts.emplace_back(document.text);
      const std::vector<Parse> parses = parser->RunBatch(texts, *scratch);
      for (std::size_t i = 0; i < documents.size(); ++i) {
        if (conllu) {
          AppendConllu(documents[i].id, parses[i], result.text);
        } else {
          AppendJson(documents[i].id, parses[i], result.text);
        }
      }
      return result;
    };
  };
  return StreamDocuments(options, make_work, {{}, {}, ReadOptions{.any_language = true}});
}

}  // namespace

std::function<int()> DeclareParse(CLI::App& command) {
  auto options = std::make_shared<Options>();
  AddInputs(command, *options);
  AddFormat(command, *options, {"conllu", "jsonl"}, "Default: conllu on a terminal, jsonl elsewhere");
  AddThreads(command, *options);
  AddData(command, *options);
  AddModel(command, *options);
  return [options] { return RunParse(*options); };
}

}  // namespace tacitus
