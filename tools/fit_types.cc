// Fits the models of event types and writes them to standard output.
//
//   build/fit_types linear ../shared/gold/plv_train.tsv > data/models/types.linear
//   build/fit_types fusion ../shared/gold/plv_train.tsv 'build/train/fold_%d.encoder' >
//   data/models/fusion.tsv
//
// The encoders are those that train/train.sh leaves, one for each fifth of the gold. Run from the repository's root,
// after `make model`. See src/eval/fit_types.h.
#include "eval/fit_types.h"

#include <iostream>
#include <string>
#include <vector>

#include "tacitus/parser.h"

namespace {

constexpr const char* kDataFolder = "data";
constexpr const char* kPipeline = "data/models/en_core_web_sm-3.8.0";

int Fail(const tacitus::Error& error) {
  std::cerr << error.ToString() << '\n';
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool linear = arguments.size() == 2 && arguments[0] == "linear";
  const bool fusion = arguments.size() == 3 && arguments[0] == "fusion";
  if (!linear && !fusion) {
    std::cerr << "usage: fit_types linear GOLD > data/models/types.linear\n"
                 "       fit_types fusion GOLD ENCODERS > data/models/fusion.tsv\n";
    return 2;
  }
  const tacitus::Result<tacitus::Parser> parser = tacitus::Parser::Load(kPipeline);
  if (!parser) return Fail(parser.error());
  const tacitus::Result<tacitus::PairKnowledge> knowledge = tacitus::PairKnowledge::Load(kDataFolder);
  if (!knowledge) return Fail(knowledge.error());
  const auto parse = [&](std::string_view text) { return parser->Run(text); };
  const tacitus::Result<std::string> model =
      linear ? tacitus::FitLinearTypes(arguments[1], parse, *knowledge)
             : tacitus::FitTypeFusion(arguments[1], arguments[2], parse, *knowledge);
  if (!model) return Fail(model.error());
  std::cout << *model;
  return 0;
}
