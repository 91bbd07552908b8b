// tacitus check: lists what is wrong with the data folder.
#include <CLI/CLI.hpp>
#include <memory>

#include "check/check_data.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/stream.h"
#include "cli/terminal.h"

namespace tacitus {
namespace {

int RunCheck(const Options& options) {
  const Result<std::string> data = DataFolder(options);
  if (!data) return PrintError(data.error()), kExitUsage;
  const Result<DataCheck> check = CheckData(*data);
  if (!check) return PrintError(check.error()), kExitUsage;
  std::string report;
  for (const Finding& finding : check->findings) report += Describe(finding) + "\n";
  Output().Write(report + check->Summary() + "\n");
  return check->findings.empty() ? kExitOk : kExitRejected;
}

}  // namespace

std::function<int()> DeclareCheck(CLI::App& command) {
  auto options = std::make_shared<Options>();
  command.add_option("folder", options->data, "Folder of words, codes, actors, rules (default: beside the program)")
      ->type_name("DIR");
  command.footer("Exit status: 0 nothing was found, 1 errors or warnings, 2 no such folder.");
  return [options] { return RunCheck(*options); };
}

}  // namespace tacitus
