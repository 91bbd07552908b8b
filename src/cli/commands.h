// The program's commands: one table, from which --help is made and by which main() dispatches.
#pragma once

#include <functional>
#include <span>
#include <string_view>

namespace CLI {
class App;
}

namespace tacitus {

// What the program ends with.
enum ExitCode : int {
  kExitOk = 0,
  kExitRejected = 1,       // some input was rejected, or the results could not be written
  kExitUsage = 2,          // the command line makes no sense, or what the command needs is missing
  kExitInterrupted = 130,  // by Ctrl-C, as shells say it: 128 and the signal's number
};

struct Command {
  std::string_view name;
  std::string_view summary;  // one line
  // Adds the command's flags, and gives what is to run once they are parsed; that returns an ExitCode.
  std::function<int()> (*declare)(CLI::App& command);
};

std::span<const Command> Commands();

// In <name>_command.cc.
std::function<int()> DeclareCheck(CLI::App& command);
std::function<int()> DeclareCode(CLI::App& command);
std::function<int()> DeclareEval(CLI::App& command);
std::function<int()> DeclareExplain(CLI::App& command);
std::function<int()> DeclareExport(CLI::App& command);
std::function<int()> DeclareIngest(CLI::App& command);
std::function<int()> DeclareParse(CLI::App& command);
std::function<int()> DeclareQuery(CLI::App& command);
std::function<int()> DeclareSearch(CLI::App& command);
std::function<int()> DeclareWatch(CLI::App& command);
// In question_commands.cc.
std::function<int()> DeclareActor(CLI::App& command);
std::function<int()> DeclareDate(CLI::App& command);
std::function<int()> DeclarePlace(CLI::App& command);

}  // namespace tacitus
