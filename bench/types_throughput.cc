// How fast the fast model of event types is, once a sentence is parsed: rules asked, features read, model applied.
//
//   types_throughput DATA GOLD PASSES
//   {"rows": 1050, "tokens": 31415, "cpu": 0.021, "classifications_per_cpu_second": 50000, "answers": "9f3c…"}
//
// GOLD is a table of sentences with marked source and target, as `tacitus eval types` reads it. All rows are parsed
// first; one line a pass follows. Equal answers have equal hashes, so that two versions can be compared.
#include <charconv>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "code/types/pair_features.h"
#include "code/types/pair_rules.h"
#include "code/types/type_model.h"
#include "eval/types_gold.h"
#include "tacitus/parser.h"

namespace {

using namespace tacitus;

double CpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Row {
  Parse parse;
  PartyPair pair;
};

template <typename T>
const T& ValueOrExit(const Result<T>& result) {
  if (!result) {
    std::fprintf(stderr, "%s\n", result.error().ToString().c_str());
    std::exit(1);
  }
  return *result;
}

std::vector<Row> ParseRows(const TypesGold& gold, const Parser& parser) {
  Parser::Scratch scratch;
  std::vector<Row> rows;
  for (const MarkedSentence& sentence : gold.rows) {
    Row row{parser.Run(sentence.text, scratch), {}};
    row.pair = MarkedPair(sentence, row.parse);
    rows.push_back(std::move(row));
  }
  return rows;
}

void Pass(const std::vector<Row>& rows, const PairKnowledge& knowledge, const TypeModel& model) {
  std::uint64_t hash = 14695981039346656037U;
  std::size_t tokens = 0;
  const double start = CpuSeconds();
  for (const Row& row : rows) {
    const Tree tree(row.parse);
    const TreeWords words(tree, knowledge.rules.vocabulary());
    const RuleAnswer answer = AskRules(words, row.pair, knowledge);
    const TypeModel::Answer type = model.Classify(PairFeatures(words, row.pair, knowledge.rules, answer));
    std::uint32_t probability = 0;
    std::memcpy(&probability, &type.probability, sizeof probability);
    for (const std::uint64_t part : {std::uint64_t{type.type}, std::uint64_t{probability}}) {
      hash = (hash ^ part) * 1099511628211U;
    }
    tokens += row.parse.tokens.size();
  }
  const double cpu = CpuSeconds() - start;
  std::printf(
      "{\"rows\": %zu, \"tokens\": %zu, \"cpu\": %.4f, \"classifications_per_cpu_second\": %.0f, \"answers\": "
      "\"%016llx\"}\n",
      rows.size(), tokens, cpu, static_cast<double>(rows.size()) / cpu, static_cast<unsigned long long>(hash));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: types_throughput DATA GOLD PASSES\n");
    return 2;
  }
  const std::string data = argv[1];
  const Result<Parser> parser = Parser::Load(data + "/models/en_core_web_sm-3.8.0");
  const Result<PairKnowledge> knowledge = PairKnowledge::Load(data);
  const Result<TypeModel> model = TypeModel::Load(data);
  const Result<TypesGold> gold = ReadTypesGold(argv[2]);
  const std::vector<Row> rows = ParseRows(ValueOrExit(gold), ValueOrExit(parser));
  int passes = 1;
  const std::string_view number = argv[3];
  std::from_chars(number.data(), number.data() + number.size(), passes);
  for (int pass = 0; pass < passes; ++pass) Pass(rows, ValueOrExit(knowledge), ValueOrExit(model));
  return 0;
}
