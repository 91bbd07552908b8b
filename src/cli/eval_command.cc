// tacitus eval: scores the program on annotated texts.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/stream.h"
#include "cli/terminal.h"
#include "eval/suites.h"

namespace tacitus {
namespace {

struct EvalOptions {
  Options options;
  std::string suite;
  std::string gold;
  bool json = false;
  std::string predictions;  // file; "" is none
};

const Suite* FindSuite(const std::string& name) {
  const std::span<const Suite> suites = Suites();
  const auto suite = std::find_if(suites.begin(), suites.end(), [&](const Suite& s) { return s.name == name; });
  return suite == suites.end() ? nullptr : &*suite;
}

std::string SuiteNames() {
  std::string names;
  for (const Suite& suite : Suites()) names.append(names.empty() ? "" : "|").append(suite.name);
  return names;
}

std::string AsJson(const std::string& suite, const SuiteScore& score) {
  nlohmann::ordered_json record;
  record["suite"] = suite;
  for (const auto& [name, figure] : FiguresOf(score.headline)) record[name] = nlohmann::ordered_json::parse(figure);
  return record.dump() + "\n";
}

Result<Done> WriteFile(const std::string& path, const std::string& content) {
  std::ofstream file(path, std::ios::binary);
  file << content;
  file.close();
  if (!file) return Error{ErrorCode::kUnreadable, "the predictions cannot be written here", path};
  return Done{};
}

int RunEval(const EvalOptions& eval) {
  const Result<std::string> data = DataFolder(eval.options);
  if (!data) return PrintError(data.error()), kExitUsage;
  const Result<Parser> parser = LoadParser(eval.options);
  if (!parser) return PrintError(parser.error()), kExitUsage;
  const Result<Coder> coder = LoadCoder(eval.options, {});
  if (!coder) return PrintError(coder.error()), kExitUsage;
  const Result<SuiteScore> score = FindSuite(eval.suite)->run(eval.gold, {*parser, *coder, *data});
  if (!score) return PrintError(score.error()), kExitRejected;
  if (!eval.predictions.empty()) {
    const Result<Done> written = WriteFile(eval.predictions, score->predictions);
    if (!written) return PrintError(written.error()), kExitRejected;
  }
  Output().Write(eval.json ? AsJson(eval.suite, *score) : score->headline + "\n");
  return kExitOk;
}

}  // namespace

std::function<int()> DeclareEval(CLI::App& command) {
  auto eval = std::make_shared<EvalOptions>();
  const std::string names = SuiteNames();
  command.add_option("suite", eval->suite, "What is scored")
      ->type_name(names)
      ->required()
      ->check([names](const std::string& name) {
        return FindSuite(name) != nullptr ? std::string() : "\"" + name + "\" is none of " + names;
      });
  command.add_option("gold", eval->gold, "The annotated texts; their form depends on the suite")
      ->type_name("FILE|DIR")
      ->required();
  command.add_flag("--json", eval->json, "The figures as one JSON object");
  command.add_option("--predictions", eval->predictions, "Write what was said, as a table for others to score")
      ->type_name("FILE");
  AddData(command, eval->options);
  AddModel(command, eval->options);
  std::string footer = "Gold:\n";
  for (const Suite& suite : Suites()) {
    footer.append("  ").append(suite.name).append(10 - suite.name.size(), ' ').append(suite.gold).append("\n");
  }
  command.footer(footer);
  return [eval] { return RunEval(*eval); };
}

}  // namespace tacitus
