// tacitus explain: why each event is coded as it is.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/parsed_batch.h"
#include "cli/stream.h"
#include "cli/terminal.h"
#include "query/explain.h"

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
      const std::vector<Parse> parses = ParseBatch(*parser, documents, *scratch);
      for (std::size_t i = 0; i < documents.size(); ++i) {
        result.text += ExplainDocument(documents[i], parses[i], coder->Run(documents[i], parses[i]), style);
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
  AddThreads(command, *options);
  AddData(command, *options);
  AddModel(command, *options);
  return [options] { return RunExplain(*options); };
}

}  // namespace tacitus
