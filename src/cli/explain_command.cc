// tacitus explain: why each event is coded as it is.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/stream.h"
#include "cli/terminal.h"
#include "query/explain.h"
#include "tacitus/parse_document.h"

namespace tacitus {
namespace {

int RunExplain(const Options& options) {
  const Result<Parser> parser = LoadParser(options);
  if (!parser) return PrintError(parser.error()), kExitUsage;
  const Result<Coder> coder = LoadCoder(options, {.reasons = true});
  if (!coder) return PrintError(coder.error()), kExitUsage;
  const TerminalStyle style = StandardOutputStyle();
  const auto make_work = [&]() -> BatchWork {
    return [&, scratch = std::make_shared<Parser::Scratch>()](const std::vector<Document>& documents) {
      BatchResult result;
      for (const Document& document : documents) {
        const Parse parse = ParseDocument(*parser, document, *scratch);
        result.text += ExplainDocument(document, parse, coder->Run(document, parse), style);
      }
      return result;
    };
  };
  return StreamDocuments(options, make_work);
}

}  // namespace

std::function<int()> DeclareExplain(CLI::App& command) {
  auto options = std::make_shared<Options>();
  AddInputs(command, *options);
  AddTypes(command, *options);
  AddThreads(command, *options);
  AddData(command, *options);
  AddModel(command, *options);
  AddDictionaries(command, *options);
  return [options] { return RunExplain(*options); };
}

}  // namespace tacitus
