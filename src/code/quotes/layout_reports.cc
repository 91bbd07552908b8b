#include "code/quotes/layout_reports.h"

#include <algorithm>
#include <optional>

#include "base/strings.h"
#include "code/quotes/cue_syntax.h"
#include "code/quotes/quote_marks.h"

namespace tacitus {
namespace {

constexpr std::uint32_t kLongestName = 5;

bool IsCapitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
         LowerAscii(text) != text;
}

bool IsCapitalised(std::string_view text) { return !text.empty() && text[0] >= 'A' && text[0] <= 'Z'; }

// The colon after a name that begins the paragraph, past an opening quotation mark; kNoIndex where there is none.
// Parsers take names in headlines for nouns, so capital letters decide.
std::uint32_t LabelColon(const Tree& tree, const QuoteKnowledge& knowledge, TokenSpan paragraph) {
  std::uint32_t first = paragraph.first;
  if (IsQuoteMark(tree.text(first))) ++first;
  for (std::uint32_t i = first; i < paragraph.last && i < first + kLongestName; ++i) {
    const std::string_view text = tree.text(i);
    if (text == ":") {
      const bool speaks = i > first && i + 1 < paragraph.last && !knowledge.IsLabel(LowerAscii(tree.text(i - 1)));
      return speaks ? i : kNoIndex;
    }
    const Pos pos = tree.token(i).pos;
    const bool name = pos == Pos::kPropn || pos == Pos::kNoun || pos == Pos::kAdj || IsCapitals(text);
    if (!name || !IsCapitalised(text)) return kNoIndex;
  }
  return kNoIndex;
}

bool IsPlaceName(const Tree& tree, std::uint32_t i) {
  return tree.token(i).entity == "GPE" || tree.token(i).entity == "LOC" || tree.token(i).entity == "FAC";
}

Report LabelReport(TokenSpan paragraph, std::uint32_t colon) {
  Report report;
  report.cue = colon;
  report.cue_span = {colon, colon + 1};
  report.source = colon - 1;
  report.content = {colon + 1, paragraph.last};
  report.frame = ReportFrame::kLayout;
  return report;
}

}  // namespace

std::vector<Report> FindLayoutReports(const Tree& tree, const QuoteKnowledge& knowledge) {
  const std::vector<TokenSpan> paragraphs = Paragraphs(tree.parse());
  std::vector<Report> reports;
  std::vector<Report> turns;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const std::uint32_t colon = LabelColon(tree, knowledge, paragraphs[p]);
    if (colon == kNoIndex) continue;
    const bool headline = p == 0 && paragraphs.size() > 1;
    const bool capitals = IsCapitals(tree.text(colon - 1));
    if (headline && !capitals && !IsPlaceName(tree, colon - 1)) reports.push_back(LabelReport(paragraphs[p], colon));
    if (!headline && capitals) turns.push_back(LabelReport(paragraphs[p], colon));
  }
  if (turns.size() > 1) reports.insert(reports.end(), turns.begin(), turns.end());
  for (Report& report : reports) report.content = TrimPunctuation(tree, report.content);
  return reports;
}

}  // namespace tacitus
