#include "code/quotes/find_quotations.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/strings.h"
#include "code/quotes/cue_context.h"
#include "code/quotes/cue_extent.h"
#include "code/quotes/cue_features.h"
#include "code/quotes/cue_syntax.h"
#include "code/quotes/direct_speech.h"
#include "code/quotes/layout_reports.h"
#include "code/quotes/mention_of_speaker.h"
#include "code/quotes/quote_marks.h"
#include "code/quotes/reports.h"

namespace tacitus {
namespace {

// The score of the model from which on a report counts: the best F1 of cues on articles it was not fitted on.
constexpr double kLikely = -0.3;

struct Candidate {
  Report report;
  TokenSpan content;
  bool direct = false;
};

// "DUBAI:" and "PARIS —" before the first words of a report belong to the article, not to its content.
TokenSpan WithoutDateline(const Tree& tree, TokenSpan content) {
  constexpr std::uint32_t kLongestDateline = 6;
  for (std::uint32_t i = content.first; i < content.last && i < content.first + kLongestDateline; ++i) {
    const std::string_view text = tree.text(i);
    const bool ends = text == ":" || text == "—" || text == "–" || text == "--" || text == "-";
    if (ends && i > content.first) return {i + 1, content.last};
    const bool capitals =
        LowerAscii(text) != text && std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (i == content.first && !capitals) return content;
  }
  return content;
}

// Keeps contents from crossing the marks of direct speech.
TokenSpan Clip(TokenSpan content, const Report& report, const DirectSpeech& speech) {
  const TokenSpan inner = speech.span.tokens;
  if (!content.Overlaps(inner)) return content;
  if (inner.Contains(report.cue)) {
    return {std::max(content.first, inner.first), std::min(content.last, inner.last)};
  }
  const TokenSpan outer{speech.span.opening, speech.span.closing == kNoIndex ? inner.last : speech.span.closing + 1};
  const bool encloses = content.first <= outer.first && outer.last <= content.last;
  if (encloses || (content.first <= outer.first + 1 && outer.last <= content.last + 1)) return content;
  if (report.cue < outer.first) return {content.first, std::min(content.last, outer.first)};
  return {std::max(content.first, outer.last), std::max(content.last, outer.last)};
}

// Whether a report of the tree only repeats direct speech of the same cue.
bool Repeats(const Report& report, TokenSpan content, const DirectSpeech& speech) {
  if (report.cue != speech.report.cue) return false;
  const bool wider = content.Overlaps(speech.span.tokens) && content.first + 1 < speech.span.opening &&
                     content.last + 1 >= speech.span.tokens.last && report.cue < speech.span.opening;
  const bool precedes = content.Overlaps(speech.span.tokens) && content.first + 1 < speech.span.opening &&
                        report.cue > speech.span.tokens.last;
  return !wider && !precedes;
}

// The reports that are likely ones, in order of their cues: of those the tree shows under listed words, and of what
// other predicates would report. Clauses under verbs of speech always are: that the model was fitted on political news
// alone must not cost an event its attribution.
std::vector<Report> LikelyReports(const CueContext& context, const QuoteKnowledge& knowledge) {
  const Tree& tree = context.tree();
  std::vector<Report> shown = FindReports(tree, knowledge);
  if (knowledge.cue_model().empty()) return shown;
  std::vector<Report> likely;
  auto next = shown.begin();
  const auto size = static_cast<std::uint32_t>(tree.parse().tokens.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    const bool is_shown = next != shown.end() && next->cue == i;
    if (!is_shown && !context.MayBeCue(i)) continue;
    std::optional<Report> report = is_shown ? *next++ : UnlistedReportAt(tree, knowledge, i);
    if (!report || report->content.empty()) continue;
    const bool certain =
        is_shown && (report->frame == ReportFrame::kAccordingTo || report->frame == ReportFrame::kParenthetical ||
                     (report->frame == ReportFrame::kClause && report->kind == ReportKind::kSpeech));
    const double score = knowledge.cue_model().Score(CueFeatures(context, i, is_shown ? &*report : nullptr));
    if (certain || score >= kLikely) likely.push_back(*std::move(report));
  }
  return likely;
}

// The words of a report's cue as the model delimits them; the tree's where no verb, noun or adjective is the head, and
// for the fixed "was quoted as saying".
TokenSpan CueOf(const CueContext& context, const QuoteKnowledge& knowledge, const Report& report) {
  const bool listed_form = report.frame == ReportFrame::kAccordingTo || report.frame == ReportFrame::kLayout ||
                           report.cue_span.empty() || !context.MayBeCue(report.cue);
  if (listed_form || knowledge.extent_model().empty()) return report.cue_span;
  const TokenSpan grown = GrowCue(context, knowledge.extent_model(), report.cue);
  if (context.tree().token(report.cue).lemma != "quote") return grown;
  return {std::min(grown.first, report.cue_span.first), std::max(grown.last, report.cue_span.last)};
}

// A content without the words of its cue at either end.
TokenSpan WithoutCue(TokenSpan content, TokenSpan cue) {
  if (cue.empty() || !content.Overlaps(cue)) return content;
  if (cue.first <= content.first) return {std::min(cue.last, content.last), content.last};
  if (cue.last >= content.last) return {content.first, cue.first};
  return content;
}

// The part of a content that lies in the paragraph of its cue: parsers run titles into first sentences.
TokenSpan Within(const std::vector<TokenSpan>& paragraphs, std::uint32_t cue, TokenSpan content) {
  for (const TokenSpan paragraph : paragraphs) {
    if (!paragraph.Contains(cue)) continue;
    return {std::max(content.first, paragraph.first), std::min(content.last, paragraph.last)};
  }
  return content;
}

std::vector<Candidate> Gather(const Tree& tree, const QuoteKnowledge& knowledge) {
  const std::vector<TokenSpan> paragraphs = Paragraphs(tree.parse());
  const std::vector<QuotedSpan> spans = MatchQuoteMarks(tree.parse());
  const CueContext context(tree, knowledge, spans);
  std::vector<Report> reports = LikelyReports(context, knowledge);
  const std::vector<DirectSpeech> speeches = FindDirectSpeech(tree, knowledge, spans, reports);
  for (const Report& report : FindLayoutReports(tree, knowledge)) reports.push_back(report);
  std::vector<Candidate> candidates;
  for (const DirectSpeech& speech : speeches) {
    candidates.push_back({speech.report, speech.span.tokens, true});
    candidates.back().report.cue_span = CueOf(context, knowledge, speech.report);
  }
  for (Report& report : reports) {
    TokenSpan content = WithoutDateline(tree, Within(paragraphs, report.cue, report.content));
    bool repeats = false;
    for (const DirectSpeech& speech : speeches) {
      repeats = repeats || Repeats(report, content, speech);
      content = Clip(content, report, speech);
    }
    report.cue_span = CueOf(context, knowledge, report);
    content = WithoutCue(content, report.cue_span);
    content = content.first < content.last ? TrimPunctuation(tree, content) : TokenSpan{};
    if (!repeats && !content.empty()) candidates.push_back({report, content, false});
  }
  return candidates;
}

// Text order, outer before inner.
void Sort(std::vector<Candidate>& candidates) {
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.content.first != b.content.first ? a.content.first < b.content.first : a.content.last > b.content.last;
  });
}

Quotation QuotationOf(const Tree& tree, const Candidate& candidate) {
  Quotation quotation;
  quotation.content = tree.parse().BytesOf(candidate.content);
  quotation.tokens = candidate.content;
  quotation.cue = candidate.report.cue_span;
  quotation.medium = candidate.report.medium;
  quotation.direct = candidate.direct;
  quotation.attitude = candidate.report.attitude;
  quotation.origin = candidate.report.origin;
  return quotation;
}

// The innermost quotation that holds the whole of quotation `i`, content and cue.
std::uint32_t ParentOf(const std::vector<Quotation>& quotations, std::size_t i) {
  const Quotation& inner = quotations[i];
  for (std::size_t k = i; k > 0; --k) {
    const Quotation& outer = quotations[k - 1];
    const bool holds = outer.tokens.first <= inner.tokens.first && inner.tokens.last <= outer.tokens.last &&
                       outer.tokens.size() > inner.tokens.size();
    const bool same_cue = outer.cue == inner.cue;
    if (holds && (same_cue || inner.cue.empty() || outer.tokens.Contains(inner.cue.first))) {
      return static_cast<std::uint32_t>(k - 1);
    }
  }
  return kNoIndex;
}

}  // namespace

void FindQuotations(const Tree& tree, const QuoteKnowledge& knowledge, Coding& coding) {
  std::vector<Candidate> candidates = Gather(tree, knowledge);
  Sort(candidates);
  std::vector<Quotation> quotations;
  std::vector<std::uint32_t> speakers;
  for (const Candidate& candidate : candidates) {
    quotations.push_back(QuotationOf(tree, candidate));
    speakers.push_back(candidate.report.source);
  }
  const std::vector<std::uint32_t> mentions = MentionsOfSpeakers(tree, speakers, coding);
  for (std::size_t i = 0; i < quotations.size(); ++i) {
    quotations[i].speaker = mentions[i];
    quotations[i].parent = ParentOf(quotations, i);
  }
  coding.quotations = std::move(quotations);
}

}  // namespace tacitus
