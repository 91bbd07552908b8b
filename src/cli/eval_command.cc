// tacitus eval: scores the program on annotated texts.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
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
  bool confusion = false;
  std::string predictions;  // file; "" is none
  std::string confidence;   // the same
  SuiteOptions suite_options;
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

bool HasTypesOptions(const EvalOptions& eval) {
  const SuiteOptions& options = eval.suite_options;
  return eval.confusion || !eval.confidence.empty() || options.unmarked || options.folds != 0 || options.fold >= 0 ||
         !options.own.empty();
}

// The coder itself is asked about rows of all folds, so that files by fold are none for it.
std::string CoderEncoder(const SuiteOptions& options) {
  return options.encoder.find("%d") == std::string::npos ? options.encoder : "";
}

int RunEval(const EvalOptions& eval) {
  if (eval.suite != "types" && HasTypesOptions(eval)) {
    return PrintError({ErrorCode::kInvalid,
                       "--folds, --fold, --own, --unmarked, --confusion and --confidence are for the suite types", ""}),
           kExitUsage;
  }
  const Result<std::string> data = DataFolder(eval.options);
  if (!data) return PrintError(data.error()), kExitUsage;
  const Result<Parser> parser = LoadParser(eval.options);
  if (!parser) return PrintError(parser.error()), kExitUsage;
  const Result<Coder> coder = LoadCoder(eval.options, {.encoder = CoderEncoder(eval.suite_options)});
  if (!coder) return PrintError(coder.error()), kExitUsage;
  SuiteOptions suite_options = eval.suite_options;
  suite_options.types = eval.options.types;
  const Result<SuiteScore> score = FindSuite(eval.suite)->run(eval.gold, {*parser, *coder, *data, suite_options});
  if (!score) return PrintError(score.error()), kExitRejected;
  const std::pair<const std::string&, const std::string&> tables[] = {{eval.predictions, score->predictions},
                                                                      {eval.confidence, score->confidence}};
  for (const auto& [path, table] : tables) {
    if (path.empty()) continue;
    const Result<Done> written = WriteFile(path, table);
    if (!written) return PrintError(written.error()), kExitRejected;
  }
  if (eval.confusion) Output().Write(score->confusion);
  Output().Write(eval.json ? AsJson(eval.suite, *score) : score->notes + score->headline + "\n");
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
  command
      .add_option("--folds", eval->suite_options.folds,
                  "types: fit the model anew on all but one of N parts of the gold, for the figure on unseen rows")
      ->type_name("N")
      ->check([](const std::string& count) {
        int folds = 0;
        const auto [end, problem] = std::from_chars(count.data(), count.data() + count.size(), folds);
        const bool good = problem == std::errc() && end == count.data() + count.size() && folds >= 2 && folds <= 100;
        return good ? std::string() : "\"" + count + "\" is no number from 2 to 100";
      });
  AddTypes(command, eval->options);
  command
      .add_option("--encoder", eval->suite_options.encoder,
                  "Encoder of event types to use (default: the data folder's); %d stands for the number of the fold")
      ->type_name("FILE");
  command
      .add_option("--fold", eval->suite_options.fold, "types: score the rows of this fold alone, from 0; with --folds")
      ->type_name("K")
      ->check(CLI::Range(0, 99).description(""))
      ->needs("--folds");
  command.add_option("--own", eval->suite_options.own, "types: rows to learn from beside the gold's, with --folds")
      ->type_name("DIR")
      ->needs("--folds");
  CLI::Option* unmarked = command.add_flag("--unmarked", eval->suite_options.unmarked,
                                           "types: code the sentences end to end, without their marks");
  command.add_flag("--confusion", eval->confusion, "types: print how often what was taken for what");
  command.add_option("--confidence", eval->confidence, "types: write how often each event was right")
      ->type_name("FILE")
      ->needs(unmarked);
  AddData(command, eval->options);
  AddModel(command, eval->options);
  AddDictionaries(command, eval->options);
  std::string footer = "Gold:\n";
  for (const Suite& suite : Suites()) {
    footer.append("  ").append(suite.name).append(10 - suite.name.size(), ' ').append(suite.gold).append("\n");
  }
  command.footer(footer);
  return [eval] { return RunEval(*eval); };
}

}  // namespace tacitus
