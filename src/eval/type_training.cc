#include "eval/type_training.h"

#include <algorithm>
#include <ctime>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "code/types/type_fusion.h"

namespace tacitus {
namespace {

constexpr unsigned kSeed = 1;
constexpr int kFolds = 5;

double CpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct OutOfFold {
  std::vector<int> fold_of;
  std::vector<TypeModel::Scores> scores;  // of each row, by the model of the other folds
  std::vector<std::size_t> labels;
};

OutOfFold ScoreOutOfFold(const TypesExamples& examples, const std::vector<SoftmaxExample>& asked, int folds) {
  OutOfFold result;
  result.fold_of = DealFolds(examples.groups, folds, kSeed);
  result.scores.resize(asked.size());
  for (const SoftmaxExample& example : asked) result.labels.push_back(example.label);
  for (int fold = 0; fold < folds; ++fold) {
    std::vector<const SoftmaxExample*> others;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (result.fold_of[i] != fold) others.push_back(&examples.borne[i]);
    }
    for (const SoftmaxExample& example : examples.own) others.push_back(&example);
    const TypeModel model = FitSoftmax(examples.classes, others, {});
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (result.fold_of[i] == fold) result.scores[i] = model.Score(asked[i].features);
    }
  }
  return result;
}

double TemperatureWithout(const OutOfFold& out, int fold, std::size_t classes) {
  std::vector<TypeModel::Scores> scores;
  std::vector<std::size_t> labels;
  for (std::size_t i = 0; i < out.scores.size(); ++i) {
    if (out.fold_of[i] == fold) continue;
    scores.push_back(out.scores[i]);
    labels.push_back(out.labels[i]);
  }
  return FitTemperature(scores, labels, classes);
}

// The rows, parsed, and the rule that decides each; empty where none does.
struct AskedRows {
  std::vector<Parse> parses;
  std::vector<PartyPair> pairs;
  std::vector<Origin> rules;
};

// All rows are parsed first, then asked about one by one and for the time of all, as one asks who wants the answers.
AskedRows AskAboutRows(const std::vector<MarkedSentence>& rows, const ParseText& parse, const PairKnowledge& knowledge,
                       TypesExamples& examples, std::vector<SoftmaxExample>& plain) {
  AskedRows asked;
  for (const MarkedSentence& row : rows) asked.parses.push_back(parse(row.text));
  for (std::size_t i = 0; i < rows.size(); ++i) asked.pairs.push_back(MarkedPair(rows[i], asked.parses[i]));
  asked.rules.resize(rows.size());
  plain.resize(rows.size());
  const double start = CpuSeconds();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Tree tree(asked.parses[i]);
    const TreeWords words(tree, knowledge.rules.vocabulary());
    const RuleAnswer answer = AskRules(words, asked.pairs[i], knowledge);
    plain[i].features = PairFeatures(words, asked.pairs[i], knowledge.rules, answer);
    if (answer.best != nullptr) asked.rules[i] = answer.best->rule;
  }
  examples.seconds = CpuSeconds() - start;
  return asked;
}

std::vector<std::string> RootsOf(const TypesGold& gold) {
  std::set<std::string> roots;
  for (const MarkedSentence& row : gold.rows) roots.insert(row.root);
  return {roots.begin(), roots.end()};
}

}  // namespace

Result<TypesExamples> ReadExamples(const TypesGold& gold, const std::vector<MarkedSentence>& own,
                                   const ParseText& parse, const PairKnowledge& knowledge) {
  TypesExamples examples;
  examples.classes = RootsOf(gold);
  examples.groups = gold.Groups();
  AskAboutRows(own, parse, knowledge, examples, examples.own);
  for (std::size_t i = 0; i < own.size(); ++i) {
    const auto root = std::lower_bound(examples.classes.begin(), examples.classes.end(), own[i].root);
    if (root == examples.classes.end() || *root != own[i].root) {
      return Error{ErrorCode::kMalformed, "a row of our own has the root \"" + own[i].root + "\", which the gold lacks",
                   ""};
    }
    examples.own[i].label = static_cast<std::size_t>(root - examples.classes.begin());
  }
  const AskedRows asked = AskAboutRows(gold.rows, parse, knowledge, examples, examples.plain);
  const RuleSet no_rules{std::vector<RuleFile>{}};
  std::vector<std::string> rule_of;  // file and line; empty where none decided
  std::map<std::string, std::set<std::size_t>> sentences_of;
  for (std::size_t i = 0; i < gold.rows.size(); ++i) {
    const auto root = std::lower_bound(examples.classes.begin(), examples.classes.end(), gold.rows[i].root);
    const auto label = static_cast<std::size_t>(root - examples.classes.begin());
    examples.plain[i].label = label;
    const Tree tree(asked.parses[i]);
    const TreeWords unnumbered(tree, no_rules.vocabulary());
    examples.borne.push_back({PairFeatures(unnumbered, asked.pairs[i], no_rules, {}), label});
    rule_of.push_back(asked.rules[i].empty() ? "" : asked.rules[i].ToString());
    sentences_of[rule_of.back()].insert(examples.groups[i]);
  }
  for (std::size_t i = 0; i < rule_of.size(); ++i) {
    if (rule_of[i].empty() || sentences_of[rule_of[i]].size() > 1) examples.borne[i] = examples.plain[i];
  }
  return examples;
}

std::vector<int> FoldsOf(const TypesGold& gold, int folds) { return DealFolds(gold.Groups(), folds, kSeed); }

ClassProbabilities AnswerOutOfFold(const TypesExamples& examples, const std::vector<SoftmaxExample>& asked, int folds) {
  const OutOfFold out = ScoreOutOfFold(examples, asked, folds);
  const std::size_t classes = examples.classes.size();
  std::vector<double> temperatures;
  for (int fold = 0; fold < folds; ++fold) temperatures.push_back(TemperatureWithout(out, fold, classes));
  ClassProbabilities probabilities;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const double temperature = temperatures[static_cast<std::size_t>(out.fold_of[i])];
    probabilities.push_back(Softmax(std::span(out.scores[i]).first(classes), temperature));
  }
  return probabilities;
}

TypeModel FitTypeModel(const TypesExamples& examples) {
  std::vector<const SoftmaxExample*> all;
  for (const SoftmaxExample& example : examples.borne) all.push_back(&example);
  for (const SoftmaxExample& example : examples.own) all.push_back(&example);
  TypeModel model = FitSoftmax(examples.classes, all, {});
  const OutOfFold out = ScoreOutOfFold(examples, examples.borne, kFolds);
  model.set_temperature(FitTemperature(out.scores, out.labels, examples.classes.size()));
  return model;
}

}  // namespace tacitus
