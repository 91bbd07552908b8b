#include "eval/report_training.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "code/quotes/cue_extent.h"
#include "code/quotes/cue_features.h"
#include "code/quotes/find_quotations.h"
#include "code/quotes/reports.h"
#include "eval/ridge.h"
#include "eval/softmax.h"

namespace tacitus {
namespace {

constexpr unsigned kShuffle = 1;  // of the articles into folds
const RidgeOptions kCueRidge = {.penalty = 25, .smallest = 0.01};
const RidgeOptions kExtentRidge = {.penalty = 8, .smallest = 0.01};

using Weights = std::vector<std::pair<std::string, double>>;

// An article, parsed, and where its first annotator saw cues.
struct Article {
  std::string text;
  Parse parse;
  std::vector<TokenSpan> cues;
};

Result<std::vector<Article>> ReadArticles(const std::string& gold_folder, const ParseText& parse) {
  const Result<std::vector<PolnearText>> texts = ReadPolnear(gold_folder);
  if (!texts) return texts.error();
  std::vector<Article> articles;
  for (const PolnearText& text : *texts) {
    Article& article = articles.emplace_back(Article{text.text, parse(text.text), {}});
    const CharacterMap characters(article.parse.text);
    for (const BratSpan& span : text.annotations.front()) {
      const TokenSpan tokens = characters.TokensAt(article.parse, span.span);
      if (span.type == "Cue" && !tokens.empty()) article.cues.push_back(tokens);
    }
  }
  return articles;
}

std::uint32_t HeadOf(const CueContext& context, TokenSpan cue) {
  std::uint32_t head = kNoIndex;
  for (std::uint32_t i = cue.first; i < cue.last; ++i) {
    if (!context.MayBeCue(i)) continue;
    const bool verb = context.tree().token(i).pos == Pos::kVerb;
    if (verb || head == kNoIndex || context.tree().token(head).pos != Pos::kVerb) head = i;
  }
  return head;
}

void AddExtents(const CueContext& context, TokenSpan cue, std::uint32_t head, RidgeProblem& problem) {
  const auto size = static_cast<std::uint32_t>(context.tree().parse().tokens.size());
  const auto add = [&](std::uint32_t token, Side side) {
    if (!MayReach(context, head, token)) return false;
    problem.Add(ExtentFeatures(context, head, token, side), cue.Contains(token) ? 1 : -1);
    return cue.Contains(token);
  };
  for (std::uint32_t i = head; i > 0 && add(i - 1, Side::kLeft);) --i;
  for (std::uint32_t i = head + 1; i < size && add(i, Side::kRight);) ++i;
}

struct Problems {
  RidgeProblem cues;
  RidgeProblem extents;
};

void AddArticle(const Article& article, const QuoteKnowledge& tables, Problems& problems) {
  const Tree tree(article.parse);
  const std::vector<QuotedSpan> spans = MatchQuoteMarks(article.parse);
  const CueContext context(tree, tables, spans);
  std::vector<bool> is_head(article.parse.tokens.size());
  for (const TokenSpan cue : article.cues) {
    const std::uint32_t head = HeadOf(context, cue);
    if (head == kNoIndex) continue;
    is_head[head] = true;
    AddExtents(context, cue, head, problems.extents);
  }
  std::map<std::uint32_t, Report> reports;
  for (const Report& report : FindReports(tree, tables)) reports.emplace(report.cue, report);
  for (std::uint32_t i = 0; i < is_head.size(); ++i) {
    if (context.IsQuoted(i) || !context.MayBeCue(i)) continue;  // the gold leaves reports inside quotations out
    const auto report = reports.find(i);
    problems.cues.Add(CueFeatures(context, i, report == reports.end() ? nullptr : &report->second),
                      is_head[i] ? 1 : -1);
  }
}

std::string Table(const std::string& title, const std::string& model, const Weights& weights) {
  return ModelTable(
      {title,
       "Source: fitted on the attributions of PolNeAR (Newell, Margolin and Ruths 2018), development articles; no",
       "sentence of it is here. Command: build/fit_models " + model + " ../shared/gold/polnear"},
      weights);
}

}  // namespace

Result<ReportTables> FitReports(const std::string& gold_folder, const ParseText& parse, const QuoteKnowledge& tables) {
  const Result<std::vector<Article>> articles = ReadArticles(gold_folder, parse);
  if (!articles) return articles.error();
  Problems problems;
  for (const Article& article : *articles) AddArticle(article, tables, problems);
  return ReportTables{
      Table("Weights of the model of reporting cues: features of src/code/quotes/cue_features.cc; above 0 is a report.",
            "reports", problems.cues.Fit(kCueRidge)),
      Table(
          "Weights of the model of how far cues reach: features of src/code/quotes/cue_extent.cc; above 0 is further.",
          "extents", problems.extents.Fit(kExtentRidge))};
}

Result<QuotesReport> CrossValidateReports(const std::string& gold_folder, const ParseText& parse,
                                          const QuoteKnowledge& tables, int folds) {
  Result<std::vector<Article>> articles = ReadArticles(gold_folder, parse);
  if (!articles) return articles.error();
  std::vector<std::size_t> numbers(articles->size());
  std::iota(numbers.begin(), numbers.end(), 0);
  const std::vector<int> fold_of = DealFolds(numbers, folds, kShuffle);
  std::map<std::string, CodedText, std::less<>> coded;
  for (int fold = 0; fold < folds; ++fold) {
    Problems problems;
    for (std::size_t a = 0; a < articles->size(); ++a) {
      if (fold_of[a] != fold) AddArticle((*articles)[a], tables, problems);
    }
    const QuoteKnowledge knowledge =
        tables.With(LinearModel::Of(problems.cues.Fit(kCueRidge)), LinearModel::Of(problems.extents.Fit(kExtentRidge)));
    for (std::size_t a = 0; a < articles->size(); ++a) {
      if (fold_of[a] != fold) continue;
      CodedText& text = coded[(*articles)[a].text];
      text.parse = (*articles)[a].parse;
      FindQuotations(Tree(text.parse), knowledge, text.coding);
    }
  }
  return EvaluateQuotes(gold_folder, [&](std::string_view text) { return coded.find(text)->second; });
}

}  // namespace tacitus
