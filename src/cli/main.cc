// The program: reads the command line and runs one command of the table in commands.cc.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <exception>
#include <functional>
#include <iostream>
#include <span>
#include <string>
#include <string_view>

#include "cli/commands.h"

namespace tacitus {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  tacitus code news/                        a table of the events in a folder of articles\n"
    "  tacitus code --format csv news/ > e.csv   the same for a spreadsheet\n"
    "  tacitus explain news/talks.md             why each event is coded as it is\n"
    "Results go to standard output, diagnostics to standard error.\n"
    "Exit status: 0 all went well, 1 some input was rejected, 2 wrong usage or something missing.";

bool IsCommand(std::string_view word) {
  const std::span<const Command> commands = Commands();
  return std::any_of(commands.begin(), commands.end(), [&](const Command& command) { return command.name == word; });
}

int PrintUsageError(const std::string& message) {
  std::cerr << "tacitus: " << message << "\nRun \"tacitus --help\" for the commands and their flags.\n";
  return kExitUsage;
}

int Run(int argc, char** argv) {
  // CLI11 would only say that a command is missing.
  if (argc > 1 && argv[1][0] != '-' && !IsCommand(argv[1])) {
    return PrintUsageError("there is no command \"" + std::string(argv[1]) + "\"");
  }
  CLI::App app("Tacitus codes news into event data: who did what to whom, when, where, according to whom.", "tacitus");
  app.set_version_flag("--version", std::string("tacitus ") + TACITUS_VERSION);
  app.require_subcommand(1);
  app.footer(kExamples);
  std::function<int()> run;
  for (const Command& entry : Commands()) {
    CLI::App* command = app.add_subcommand(std::string(entry.name), std::string(entry.summary));
    command->footer("");  // else it is the program's
    command->callback([&run, to_run = entry.declare(*command)] { run = to_run; });
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help_or_version) {
    return app.exit(help_or_version);
  } catch (const CLI::ParseError& error) {
    return PrintUsageError(error.what());
  }
  return run();
}

}  // namespace
}  // namespace tacitus

int main(int argc, char** argv) {
  // A reader that goes away ("| head") shows as a failed write, which Output ends quietly on.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return tacitus::Run(argc, argv);
  } catch (const std::exception& exception) {
    std::cerr << "tacitus: " << exception.what() << '\n';
    return tacitus::kExitUsage;
  }
}
