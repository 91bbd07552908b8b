#include "cli/stream.h"

#include <iostream>
#include <system_error>
#include <thread>

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
  const unsigned threads = options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  Tally tally = RunPipeline(reader, threads, make_work, sinks);
  tally.rejected += inputs.rejects.size();
  if (text.foot) {
    output.Write(text.foot(tally));
  } else if (!tally.languages.empty()) {
    std::cerr << "tacitus: left out: " + LanguagesOf(tally) + "\n";
  }
  if (output.failure() != 0) {
    PrintError({ErrorCode::kUnreadable,
                "the results cannot be written: " + std::generic_category().message(output.failure()),
                {}});
    return kExitRejected;
  }
  return tally.rejected > 0 && !output.closed() ? kExitRejected : kExitOk;
}

}  // namespace tacitus
