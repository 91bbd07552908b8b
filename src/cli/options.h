// The flags that several commands share, and what is loaded by them.
#pragma once

#include <string>
#include <vector>

#include "tacitus/coder.h"
#include "tacitus/parser.h"
#include "tacitus/result.h"

namespace CLI {
class App;
}

namespace tacitus {

struct Options {
  std::vector<std::string> inputs;  // files, folders, patterns, "-"
  std::string format;               // "" is the command's default
  std::string data;                 // "" is found beside the program
  std::string model;                // "" is in the data folder
  std::string dictionaries;         // folder of PETRARCH dictionaries; "" is none
  bool beside = false;              // use Tacitus's own data where they say nothing
  bool strict = false;              // no line of theirs may be wrong
  TypesChoice types = TypesChoice::kAccurate;
  bool keep_all = false;  // what most likely is no event, too
  double least_reliability = 0;
  unsigned threads = 0;   // 0 is one for each core
};

void AddInputs(CLI::App& command, Options& options);
void AddFormat(CLI::App& command, Options& options, const std::vector<std::string>& formats,
               const std::string& description);
void AddData(CLI::App& command, Options& options);
void AddModel(CLI::App& command, Options& options);
void AddDictionaries(CLI::App& command, Options& options);
void AddTypes(CLI::App& command, Options& options);
void AddThreads(CLI::App& command, Options& options);

// As asked for, else one for each core.
unsigned ThreadsOf(const Options& options);

// The folder of words, codes, actors and rules: as asked for, else as TACITUS_DATA says, else beside the program.
Result<std::string> DataFolder(const Options& options);
Result<Parser> LoadParser(const Options& options);
// Lines of dictionaries that had to be left out are told on standard error.
Result<Coder> LoadCoder(const Options& options, CoderOptions coder_options);

}  // namespace tacitus
