// Fits the model of event types on gold with marked pairs, and asks it about rows it was not fitted on.
//
// Rules are written with gold in view, so that on it they are righter than elsewhere. A rule that decides a single
// sentence of the gold may have been written for that one: rows are learned without the answer of such a rule, lest the
// model trust rules too far. Folds are of whole sentences, since several rows can share one.
// Tested in tests/unit/eval/types_test.cc.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "code/types/pair_rules.h"
#include "code/types/type_model.h"
#include "eval/softmax.h"
#include "eval/types_gold.h"
#include "tacitus/result.h"

namespace tacitus {

using ParseText = std::function<Parse(std::string_view text)>;

struct TypesExamples {
  std::vector<std::string> classes;   // the roots of the gold, in the order of their names
  std::vector<SoftmaxExample> plain;  // with all that the rules say
  std::vector<SoftmaxExample> borne;  // without the answer of a rule that decides no other sentence
  std::vector<SoftmaxExample> own;    // rows of our own, which are learned from and never scored
  std::vector<std::size_t> groups;    // of the gold
  double seconds = 0;                 // CPU time of the rules and the features of the gold
};

// `own` may be empty. Fails where one of those has a root that the gold lacks.
Result<TypesExamples> ReadExamples(const TypesGold& gold, const std::vector<MarkedSentence>& own,
                                   const ParseText& parse, const PairKnowledge& knowledge);

// The folds of whole sentences that figures out of fold speak of; train/rows.py deals the same.
std::vector<int> FoldsOf(const TypesGold& gold, int folds);

using ClassProbabilities = std::vector<std::vector<double>>;  // for each row those of the classes

// For `asked`, one of the two vectors of the gold's examples, the probabilities by models fitted on the other folds.
// The temperature for a fold is fitted on the answers about the other folds.
ClassProbabilities AnswerOutOfFold(const TypesExamples& examples, const std::vector<SoftmaxExample>& asked, int folds);

// The model of all rows, its temperature fitted out of five folds.
TypeModel FitTypeModel(const TypesExamples& examples);

}  // namespace tacitus
