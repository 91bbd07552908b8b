// Words with which one party condemns another: "aggressive", "tyranny", "to lie".
//
// Read from data/cues/evaluation.tsv. Immutable; any number of threads. Tested with condemnations
// (tests/unit/code/events/condemnations_test.cc).
#pragma once

#include <string>
#include <unordered_map>

#include "code/types/rule_file.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

class EvaluationWords {
 public:
  struct Row {
    int strength = 0;  // 1 mild, 2 plain, 3 strong
    Origin origin;
  };

  static Result<EvaluationWords> Load(const std::string& data_folder);

  // The row for this word as that part of speech, or nullptr.
  [[nodiscard]] const Row* Find(const Token& token) const;

 private:
  std::unordered_map<std::string, Row, WordHash, std::equal_to<>> rows_;  // "lemma/POS"
};

}  // namespace tacitus
