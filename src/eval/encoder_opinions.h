// What encoders of event types say of the rows of a gold.
//
// An encoder must not be asked about rows that it was trained on, so that there may be one for each fold: in the name
// of the file, "%d" stands for the number of a row's fold. Tested in tests/unit/eval/encoder_opinions_test.cc.
#pragma once

#include <string>
#include <vector>

#include "eval/type_training.h"
#include "eval/types_gold.h"
#include "tacitus/result.h"

namespace tacitus {

struct EncoderOpinions {
  std::vector<std::string> classes;
  ClassProbabilities probabilities;  // of each row
  double seconds = 0;                // CPU time of all
};

struct EncoderFiles {
  std::string pattern;  // "" is the one of the data folder
  std::string data_folder;
  std::vector<int> fold_of;  // of each row; may be empty where the pattern has no %d

  [[nodiscard]] bool by_fold() const { return pattern.find("%d") != std::string::npos; }
};

// Of the marked pairs, by the head "root" over these classes.
Result<EncoderOpinions> AskAboutPairs(const TypesGold& gold, const std::vector<std::string>& classes,
                                      const EncoderFiles& files);

// Of the sentences as they are, by the head "statement".
Result<EncoderOpinions> AskAboutSentences(const TypesGold& gold, const EncoderFiles& files);

}  // namespace tacitus
