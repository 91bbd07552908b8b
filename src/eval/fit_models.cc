#include "eval/fit_models.h"

#include <algorithm>

#include "code/quotes/quote_marks.h"
#include "code/quotes/report_model.h"
#include "code/quotes/reports.h"
#include "code/status/factuality.h"
#include "code/status/scope.h"
#include "code/tree.h"
#include "eval/polnear.h"
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

Result<std::string> FitReports(const std::string& gold_folder, const CodeText& code, const QuoteKnowledge& tables) {
  const Result<std::vector<PolnearText>> texts = ReadPolnear(gold_folder);
  if (!texts) return texts.error();
  RidgeProblem problem;
  for (const PolnearText& text : *texts) {
    const CodedText coded = code(text.text);
    const Tree tree(coded.parse);
    const std::vector<QuotedSpan> spans = MatchQuoteMarks(coded.parse);
    const CharacterMap characters(coded.parse.text);
    std::vector<TokenSpan> cues;
    for (const BratSpan& span : text.annotations.front()) {
      if (span.type == "Cue") cues.push_back(characters.TokensAt(coded.parse, span.span));
    }
    for (const Report& report : FindReports(tree, tables)) {
      const bool quoted =
          std::any_of(spans.begin(), spans.end(), [&](const QuotedSpan& s) { return s.tokens.Contains(report.cue); });
      if (quoted) continue;  // the gold leaves reports inside quotations out
      const bool is_cue =
          std::any_of(cues.begin(), cues.end(), [&](TokenSpan cue) { return cue.Overlaps(report.cue_span); });
      problem.Add(ReportFeatures(tree, spans, report), is_cue ? 1 : -1);
    }
  }
  return ModelTable(
      {"Weights of the model of reporting cues: features of src/code/quotes/report_model.cc; above 0 is a report.",
       "Source: fitted on the attributions of PolNeAR (Newell, Margolin and Ruths 2018), development articles; no "
       "sentence",
       "of it is here. Command: build/fit_models reports ../shared/gold/polnear"},
      problem.Fit({.penalty = 10}));
}

}  // namespace tacitus
