#include "cli/stream.h"

#include <iostream>
#include <optional>

#include "cli/commands.h"
#include "cli/terminal.h"

namespace tacitus {

void PrintError(const Error& error) { std::cerr << "tacitus: " + error.ToString() + "\n"; }

int StreamDocuments(const Options& options, const std::function<BatchWork()>& make_work, const StreamText& text) {
  std::vector<std::string> arguments = options.inputs;
  if (arguments.empty()) {
    if (StandardInputIsTerminal()) {
      PrintError({ErrorCode::kInvalid, "nothing to read: name files or folders, or - for standard input", {}});
      return kExitUsage;
    }
    arguments.emplace_back("-");
  }
  const InputList inputs = ExpandPaths(arguments);
  for (const Reject& reject : inputs.rejects) PrintError(reject);
  DocumentReader reader(inputs.paths, text.read);
  Output output;
  output.Write(text.head);
  const PipelineSinks sinks{PrintError, [&output](const std::string& results) { return output.Write(results); }};
  Tally tally = RunPipeline(reader, ThreadsOf(options), make_work, sinks);
  tally.rejected += inputs.rejects.size();
  if (text.foot) {
    output.Write(text.foot(tally));
  } else if (!tally.languages.empty()) {
    std::cerr << "tacitus: left out: " + LanguagesOf(tally) + "\n";
  }
  const std::optional<Error> failure = output.Failure("the results");
  if (failure) return PrintError(*failure), kExitRejected;
  return tally.rejected > 0 && !output.closed() ? kExitRejected : kExitOk;
}

}  // namespace tacitus
