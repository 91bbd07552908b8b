#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <system_error>
#include <thread>
#include <utility>

#include "cli/stream.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kProblemsTold = 20;

bool IsDataFolder(const fs::path& folder) {
  std::error_code error;
  return fs::is_directory(folder / "ontology", error);
}

fs::path ProgramFolder() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path();
}

}  // namespace

void AddInputs(CLI::App& command, Options& options) {
  command
      .add_option("inputs", options.inputs,
                  "News: Markdown, text, JSON, tables, pages, feeds, web archives, folders; - is standard input")
      ->type_name("FILE|DIR|-");
}

void AddFormat(CLI::App& command, Options& options, const std::vector<std::string>& formats,
               const std::string& description) {
  std::string names;
  for (const std::string& format : formats) names.append(names.empty() ? "" : "|").append(format);
  command.add_option("--format", options.format, description)
      ->type_name(names)
      ->check([formats, names](const std::string& value) {
        for (const std::string& format : formats) {
          if (value == format) return std::string();
        }
        return "\"" + value + "\" is none of " + names;
      });
}

void AddData(CLI::App& command, Options& options) {
  command.add_option("--data", options.data, "Folder of words, codes, actors, rules (default: beside the program)")
      ->type_name("DIR");
}

void AddModel(CLI::App& command, Options& options) {
  command
      .add_option("--model", options.model,
                  "Folder of a spaCy 3 pipeline (default: models/en_core_web_sm-3.8.0 of the data)")
      ->type_name("DIR");
}

void AddDictionaries(CLI::App& command, Options& options) {
  CLI::Option* dictionaries =
      command
          .add_option("--dictionaries", options.dictionaries,
                      "Folder of PETRARCH dictionaries that say who does what to whom, in place of Tacitus's own data")
          ->type_name("DIR");
  command
      .add_flag("--beside", options.beside, "With --dictionaries: use Tacitus's own data too, where they say nothing")
      ->needs(dictionaries);
  command.add_flag("--strict", options.strict, "With --dictionaries: fail for a line that makes no sense")
      ->needs(dictionaries);
}

void AddTypes(CLI::App& command, Options& options) {
  command
      .add_option("--types", options.types,
                  "How events are told: fast (rules, linear models) or accurate (and two encoders)")
      ->type_name("fast|accurate")
      ->transform(CLI::CheckedTransformer(std::map<std::string, TypesChoice>{{"fast", TypesChoice::kFast},
                                                                             {"accurate", TypesChoice::kAccurate}})
                      .description(""));
  command.add_flag("--all", options.keep_all,
                   "Keep what most likely is no event: noise, types in doubt, the unreliable");
  command
      .add_option(
          "--reliability", options.least_reliability,
          "Leave out events of a kind of which fewer than this share were right in drawn news, 0 to 1 (default: 0)")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("P");
}

void AddThreads(CLI::App& command, Options& options) {
  command
      .add_option("--threads", options.threads,
                  "Threads, 1 to 1024; the output is the same for any number (default: all cores)")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
}

unsigned ThreadsOf(const Options& options) {
  return options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

Result<std::string> DataFolder(const Options& options) {
  if (!options.data.empty()) {
    if (IsDataFolder(options.data)) return options.data;
    return Error{ErrorCode::kNotFound, "is no data folder of Tacitus: it has no folder \"ontology\"", options.data};
  }
  const char* variable = std::getenv("TACITUS_DATA");  // NOLINT(concurrency-mt-unsafe): before any thread
  if (variable != nullptr && *variable != '\0') {
    if (IsDataFolder(variable)) return std::string(variable);
    return Error{ErrorCode::kNotFound, "is no data folder of Tacitus (TACITUS_DATA): it has no folder \"ontology\"",
                 variable};
  }
  const fs::path program = ProgramFolder();
  for (const char* beside : {"../data", "../share/tacitus/data", "../share/tacitus"}) {
    const fs::path folder = (program / beside).lexically_normal();
    if (IsDataFolder(folder)) return folder.string();
  }
  return Error{ErrorCode::kNotFound, "no data folder beside the program: name it with --data or TACITUS_DATA", {}};
}

Result<Parser> LoadParser(const Options& options) {
  std::string folder = options.model;
  if (folder.empty()) {
    const Result<std::string> data = DataFolder(options);
    if (!data) return data.error();
    folder = *data + "/models/en_core_web_sm-3.8.0";
  }
  std::error_code error;
  if (!fs::exists(folder + "/config.cfg", error)) {
    return Error{ErrorCode::kNotFound,
                 "no parser model here: fetch it with \"make model\", or name its folder with --model", folder};
  }
  return Parser::Load(folder);
}

Result<Coder> LoadCoder(const Options& options, CoderOptions coder_options) {
  const Result<std::string> data = DataFolder(options);
  if (!data) return data.error();
  coder_options.types = options.types;
  coder_options.keep_all = options.keep_all;
  coder_options.least_reliability = options.least_reliability;
  coder_options.dictionaries = options.dictionaries;
  coder_options.beside = options.beside;
  coder_options.strict = options.strict;
  Result<Coder> coder = Coder::Load(*data, std::move(coder_options));
  if (!coder) return coder;
  const std::vector<Error>& problems = coder->DictionaryProblems();
  for (std::size_t i = 0; i < std::min(problems.size(), kProblemsTold); ++i) PrintError(problems[i]);
  if (problems.size() > kProblemsTold) {
    PrintError({ErrorCode::kMalformed,
                std::to_string(problems.size() - kProblemsTold) + " more lines of dictionaries were left out",
                options.dictionaries});
  }
  return coder;
}

}  // namespace tacitus
