// Who answers the rows of the suite `types`, and on what terms.
//
// Pairs are answered by the linear model and, for accurate types, the encoder with it. Without folds the weights are
// the shipped ones: in sample where the gold is what they were fitted on. With folds the linear model is fitted on the
// other folds' rows, each fold has an encoder of its own (encoder_opinions.h), and how the two are weighed is fitted on
// the other folds' answers. Tested in tests/unit/eval/types_test.cc.
#pragma once

#include <string>
#include <vector>

#include "eval/coded_text.h"
#include "eval/type_training.h"
#include "eval/types_gold.h"
#include "tacitus/coder.h"
#include "tacitus/result.h"

namespace tacitus {

struct TypesOptions {
  bool unmarked = false;
  int folds = 0;  // 0: the weights as they are shipped
  TypesChoice types = TypesChoice::kFast;
  int fold = -1;             // score this fold's rows alone
  std::string encoder = {};  // files of encoders, by fold (encoder_opinions.h); "" is the shipped one
  std::string own = {};      // folder of rows of our own, learned from in every fold
};

// What answers the rows.
struct TypesProgram {
  CodeText code;  // of unmarked rows and of sentences
  ParseText parse;
  std::string data_folder;
};

struct PairAnswers {
  std::vector<std::string> classes;
  ClassProbabilities probabilities;
  ClassProbabilities strict;  // with folds: without the answers of rules that decide one sentence only
  std::string how;            // lines that say on what terms, and how fast
};

Result<PairAnswers> AnswerPairs(const TypesGold& gold, const TypesProgram& program, const TypesOptions& options);

}  // namespace tacitus
