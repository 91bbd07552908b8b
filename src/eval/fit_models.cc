#include "eval/fit_models.h"

#include "code/status/factuality.h"
#include "code/status/scope.h"
#include "code/tree.h"
#include "eval/ridge.h"
#include "eval/spaced_text.h"
#include "eval/status.h"

namespace tacitus {

Result<std::string> FitFactuality(const std::string& gold_file, const CodeText& code, const StatusKnowledge& tables) {
  const Result<std::vector<StatusRow>> rows = ReadStatusGold(gold_file);
  if (!rows) return rows.error();
  RidgeProblem problem;
  for (const StatusRow& row : *rows) {
    const SpacedText joined = JoinTokens(row.text);
    const CodedText coded = code(joined.text);
    const Tree tree(coded.parse);
    for (const StatusTarget& target : row.targets) {
      if (target.start >= joined.tokens.size()) continue;
      const std::uint32_t token = TokenAt(coded.parse, joined.tokens[target.start]);
      if (token == kNoIndex) continue;
      const Scope scope = ScopeOf(tree, tables, token);
      problem.Add(FactualityFeatures(tree, tables, coded.coding, token, scope), target.label);
    }
  }
  return ModelTable(
      {"Weights of the factuality model: features of src/code/status/factuality_features.cc, on the scale from -3 to "
       "3.",
       "Source: fitted on annotations of factuality by the University of Washington (Lee, Artzi, Choi and Zettlemoyer",
       "2015), training part; no sentence of it is here. Command: build/fit_models factuality "
       "../shared/gold/uw_status_train.jsonl"},
      problem.Fit({.penalty = 20, .rounds = 3}));
}

}  // namespace tacitus
