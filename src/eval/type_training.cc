#include "eval/type_training.h"

#include <algorithm>
#include <ctime>
#include <map>
#include <set>
#include <utility>

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

std::vector<std::string> RootsOf(const TypesGold& gold) {
  std::set<std::string> roots;
  for (const MarkedSentence& row : gold.rows) roots.insert(row.root);
  return {roots.begin(), roots.end()};
}

}  // namespace

TypesExamples ReadExamples(const TypesGold& gold, const ParseText& parse, const PairKnowledge& knowledge) {
  TypesExamples examples;
  examples.classes = RootsOf(gold);
  examples.groups = gold.Groups();
  const RuleSet no_rules{std::vector<RuleFile>{}};
  std::vector<std::string> rule_of;  // file and line; empty where none decided
  std::map<std::string, std::set<std::size_t>> sentences_of;
  for (std::size_t i = 0; i < gold.rows.size(); ++i) {
    const MarkedSentence& row = gold.rows[i];
    const Parse parsed = parse(row.text);
    const double start = CpuSeconds();
    const Tree tree(parsed);
    const PartyPair pair = MarkedPair(row, parsed);
    const RuleAnswer answer = AskRules(tree, pair, knowledge);
    const double asked = CpuSeconds();
    std::vector<Feature> features = PairFeatures(tree, pair, knowledge.rules, answer);
    examples.rule_seconds += asked - start;
    examples.feature_seconds += CpuSeconds() - asked;
    const auto root = std::lower_bound(examples.classes.begin(), examples.classes.end(), row.root);
    const auto label = static_cast<std::size_t>(root - examples.classes.begin());
    examples.plain.push_back({std::move(features), label});
    examples.borne.push_back({PairFeatures(tree, pair, no_rules, {}), label});
    rule_of.push_back(answer.best == nullptr ? "" : answer.best->rule.ToString());
    sentences_of[rule_of.back()].insert(examples.groups[i]);
  }
  for (std::size_t i = 0; i < rule_of.size(); ++i) {
    if (rule_of[i].empty() || sentences_of[rule_of[i]].size() > 1) examples.borne[i] = examples.plain[i];
  }
  return examples;
}

std::vector<TypeModel::Answer> AnswerOutOfFold(const TypesExamples& examples, const std::vector<SoftmaxExample>& asked,
                                               int folds) {
  const OutOfFold out = ScoreOutOfFold(examples, asked, folds);
  const std::size_t classes = examples.classes.size();
  std::vector<double> temperatures;
  for (int fold = 0; fold < folds; ++fold) temperatures.push_back(TemperatureWithout(out, fold, classes));
  std::vector<TypeModel::Answer> answers;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const double temperature = temperatures[static_cast<std::size_t>(out.fold_of[i])];
    answers.push_back(AnswerOf(out.scores[i], classes, temperature));
  }
  return answers;
}

TypeModel FitTypeModel(const TypesExamples& examples) {
  std::vector<const SoftmaxExample*> all;
  for (const SoftmaxExample& example : examples.borne) all.push_back(&example);
  TypeModel model = FitSoftmax(examples.classes, all, {});
  const OutOfFold out = ScoreOutOfFold(examples, examples.borne, kFolds);
  model.set_temperature(FitTemperature(out.scores, out.labels, examples.classes.size()));
  return model;
}

}  // namespace tacitus
