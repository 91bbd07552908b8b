#include "code/quotes/find_quotations.h"

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "code/quotes/cue_syntax.h"
#include "code/quotes/direct_speech.h"
#include "code/quotes/layout_reports.h"
#include "code/quotes/mention_of_speaker.h"
#include "code/quotes/quote_marks.h"
#include "code/quotes/report_model.h"
#include "code/quotes/reports.h"

namespace tacitus {
namespace {

constexpr double kLikely =
    -0.15;  // score of the model from which on a report counts; the best F1 on development articles

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

// The reports of the tree that are likely ones. Clauses under verbs of speech and thought are always: that the model
// was fitted on political news alone must not cost an event its attribution.
std::vector<Report> LikelyReports(const Tree& tree, const QuoteKnowledge& knowledge,
                                  const std::vector<QuotedSpan>& spans) {
  std::vector<Report> reports = FindReports(tree, knowledge);
  if (knowledge.model().empty()) return reports;
  std::erase_if(reports, [&](const Report& report) {
    const bool certain = report.frame == ReportFrame::kAccordingTo || report.frame == ReportFrame::kParenthetical ||
                         (report.frame == ReportFrame::kClause && report.kind == ReportKind::kSpeech);
    return !certain && knowledge.model().Score(ReportFeatures(tree, spans, report)) < kLikely;
  });
  return reports;
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
  std::vector<Report> reports = LikelyReports(tree, knowledge, spans);
  const std::vector<DirectSpeech> speeches = FindDirectSpeech(tree, knowledge, spans, reports);
  for (const Report& report : FindLayoutReports(tree, knowledge)) reports.push_back(report);
  std::vector<Candidate> candidates;
  for (const DirectSpeech& speech : speeches) candidates.push_back({speech.report, speech.span.tokens, true});
  for (const Report& report : reports) {
    TokenSpan content = WithoutDateline(tree, Within(paragraphs, report.cue, report.content));
    bool repeats = false;
    for (const DirectSpeech& speech : speeches) {
      repeats = repeats || Repeats(report, content, speech);
      content = Clip(content, report, speech);
    }
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
