#include "code/quotes/direct_speech.h"

#include <algorithm>
#include <optional>

#include "code/quotes/cue_syntax.h"

namespace tacitus {
namespace {

bool EndsSentence(std::string_view text) { return text == "." || text == "?" || text == "!" || text == ";"; }

bool IsNominal(const Tree& tree, std::uint32_t i) {
  const Pos pos = tree.token(i).pos;
  return pos == Pos::kNoun || pos == Pos::kPropn || pos == Pos::kPron;
}

class SpeechFinder {
 public:
  SpeechFinder(const Tree& tree, const QuoteKnowledge& knowledge, const std::vector<QuotedSpan>& spans,
               const std::vector<Report>& reports)
      : tree_(tree), knowledge_(knowledge), spans_(spans), reports_(reports), paragraphs_(Paragraphs(tree.parse())) {}

  std::vector<DirectSpeech> Run() {
    for (std::uint32_t s = 0; s < spans_.size(); ++s) {
      if (std::optional<Report> report = SpeakerOf(s)) found_.push_back({spans_[s], *report});
    }
    return std::move(found_);
  }

 private:
  std::optional<Report> SpeakerOf(std::uint32_t s) {
    const QuotedSpan& span = spans_[s];
    if (std::optional<Report> report = CueAfter(span)) return report;
    if (std::optional<Report> report = CueBefore(span)) return report;
    if (!IsUtterance(span)) return std::nullopt;
    if (std::optional<Report> report = ColonBefore(span)) return report;
    if (span.parent != kNoIndex) return std::nullopt;
    if (std::optional<Report> report = SameSpeaker(span)) return report;
    if (std::optional<Report> report = ReporterBefore(span)) return report;
    if (std::optional<Report> report = SubjectBefore(span)) return report;
    return span.tokens.size() >= kSpeechTokens && StandsAlone(span) ? std::optional(Report{}) : std::nullopt;
  }

  const TokenSpan& ParagraphOf(std::uint32_t token) const {
    const auto after = std::upper_bound(paragraphs_.begin(), paragraphs_.end(), token,
                                        [](std::uint32_t t, const TokenSpan& p) { return t < p.first; });
    return *std::prev(after);
  }

  // Holds a finite verb or ends like a sentence.
  bool IsUtterance(const QuotedSpan& span) const {
    if (EndsSentence(tree_.text(span.tokens.last - 1))) return true;
    return HasFiniteVerb(span.tokens);
  }

  bool HasFiniteVerb(TokenSpan tokens) const {
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      const std::string_view tag = tree_.token(i).tag;
      if (tag == "VBZ" || tag == "VBP" || tag == "VBD" || tag == "MD") return true;
    }
    return false;
  }

  // Begins like a sentence, after another sentence's end or at the paragraph's start.
  bool StandsAlone(const QuotedSpan& span) const {
    const std::uint32_t start = ParagraphOf(span.opening).first;
    if (span.opening == start) return true;
    const std::string_view before = tree_.text(span.opening - 1);
    return EndsSentence(before) || before == ":" || IsQuoteMark(before);
  }

  // From the closing mark to the end of the sentence or the next quotation.
  std::optional<Report> CueAfter(const QuotedSpan& span) const {
    if (span.closing == kNoIndex) return std::nullopt;
    const std::string_view last = tree_.text(span.tokens.last - 1);
    const std::uint32_t limit = LimitAround(span, ParagraphOf(span.opening).last);
    if (std::optional<Report> report = SignatureAfter(span, limit)) return report;
    if (last == "." || last == ";") return std::nullopt;
    for (std::uint32_t i = span.closing + 1; i < limit; ++i) {
      if (EndsSentence(tree_.text(i)) || IsOpening(i)) return std::nullopt;
      std::optional<Report> report = QuoteCueAt(tree_, knowledge_, i);
      if (!report || tree_.token(i).dep == "relcl") continue;
      if (!IsUtterance(span) && last != ",") return std::nullopt;
      FindSpeakerNear(*report, span.closing + 1, limit);
      return report->source == kNoIndex ? std::nullopt : report;
    }
    return std::nullopt;
  }

  // "“A real disgrace.” ― Azucena González": a name alone after a dash, to the end of the paragraph.
  std::optional<Report> SignatureAfter(const QuotedSpan& span, std::uint32_t limit) const {
    constexpr std::uint32_t kLongestSignature = 6;
    const std::uint32_t dash = span.closing + 1;
    if (dash + 1 >= limit || limit - dash > kLongestSignature + 1) return std::nullopt;
    const std::string_view text = tree_.text(dash);
    if (text != "―" && text != "—" && text != "–" && text != "--" && text != "-") return std::nullopt;
    Report report;
    report.cue = dash;
    report.cue_span = {dash, dash + 1};
    for (std::uint32_t i = dash + 1; i < limit; ++i) {
      const Pos pos = tree_.token(i).pos;
      if (pos == Pos::kVerb || pos == Pos::kAux) return std::nullopt;
      if (pos == Pos::kPropn) report.source = i;
    }
    return report.source == kNoIndex ? std::nullopt : std::optional(report);
  }

  // A nested quotation's cue stands inside the one around it.
  std::uint32_t LimitAround(const QuotedSpan& span, std::uint32_t limit) const {
    return span.parent == kNoIndex ? limit : std::min(limit, spans_[span.parent].tokens.last);
  }
  std::uint32_t StartAround(const QuotedSpan& span) const {
    const std::uint32_t end = EndOfIntroduction(span);
    const std::uint32_t start = ParagraphOf(end < span.opening ? end - 1 : span.opening).first;
    return span.parent == kNoIndex ? start : std::max(start, spans_[span.parent].tokens.first);
  }

  // The opening mark, or the end of a paragraph before it that ends in a colon ("He said:").
  std::uint32_t EndOfIntroduction(const QuotedSpan& span) const {
    std::uint32_t end = span.opening;
    while (end > 0 && tree_.token(end - 1).pos == Pos::kSpace) --end;
    const bool introduces = span.opening == ParagraphOf(span.opening).first && end > 0 && tree_.text(end - 1) == ":";
    return introduces ? end : span.opening;
  }

  bool IsOpening(std::uint32_t i) const {
    return std::any_of(spans_.begin(), spans_.end(), [&](const QuotedSpan& s) { return s.opening == i; });
  }
  const QuotedSpan* ClosingAt(std::uint32_t i) const {
    const auto found = std::find_if(spans_.begin(), spans_.end(), [&](const QuotedSpan& s) { return s.closing == i; });
    return found == spans_.end() ? nullptr : &*found;
  }

  // Parsers often miss the subject after a quotation; then the nearest noun phrase head in the window speaks.
  void FindSpeakerNear(Report& report, std::uint32_t first, std::uint32_t last) const {
    const bool outside = report.source == kNoIndex || report.source < first || report.source >= last;
    if (!outside) return;
    report.source = kNoIndex;
    for (std::uint32_t i = report.cue; i > first && report.source == kNoIndex; --i) {
      if (IsNominal(tree_, i - 1) && tree_.token(i - 1).dep != "compound") report.source = i - 1;
    }
    for (std::uint32_t i = report.cue + 1; i < last && report.source == kNoIndex; ++i) {
      if (EndsSentence(tree_.text(i)) || IsOpening(i)) return;
      if (IsNominal(tree_, i) && tree_.token(i).dep != "compound") report.source = i;
    }
  }

  // The last cue between the start of the sentence (or the quotation before) and the opening mark.
  std::optional<Report> CueBefore(const QuotedSpan& span) const {
    const std::uint32_t start = StartAround(span);
    const std::uint32_t end = EndOfIntroduction(span);
    const bool introduced = end > start && (tree_.text(end - 1) == "," || tree_.text(end - 1) == ":");
    for (std::uint32_t i = end; i > start; --i) {
      const std::uint32_t k = i - 1;
      if (EndsSentence(tree_.text(k)) || ClosingAt(k) != nullptr) return std::nullopt;
      std::optional<Report> report = QuoteCueAt(tree_, knowledge_, k);
      if (!report) continue;
      const bool adjacent = k + 1 == end;
      if (!introduced && !adjacent) return std::nullopt;
      if (HasFiniteVerb({k + 1, end})) return std::nullopt;
      return report;
    }
    return std::nullopt;
  }

  // "Trump: "…"", and a sentence that ends in a colon without any cue.
  std::optional<Report> ColonBefore(const QuotedSpan& span) const {
    const std::uint32_t start = StartAround(span);
    const std::uint32_t end = EndOfIntroduction(span);
    if (end <= start || tree_.text(end - 1) != ":") return std::nullopt;
    Report report;
    report.cue = end - 1;
    report.cue_span = {report.cue, report.cue + 1};
    std::uint32_t first = report.cue;
    while (first > start && !EndsSentence(tree_.text(first - 1))) --first;
    for (std::uint32_t i = first; i < report.cue; ++i) {
      const std::string_view dep = tree_.token(i).dep;
      if (IsNominal(tree_, i) && (dep == "nsubj" || dep == "nsubjpass" || dep == "ROOT" || dep == "dep")) {
        report.source = i;
        return report;
      }
    }
    return std::nullopt;
  }

  // Goes on with the quotation before: in the same paragraph, across paragraphs, or in a paragraph of its own after
  // one that ended with that speaker.
  std::optional<Report> SameSpeaker(const QuotedSpan& span) const {
    if (found_.empty() || !StandsAlone(span)) return std::nullopt;
    const DirectSpeech& last = found_.back();
    const TokenSpan paragraph = ParagraphOf(span.opening);
    if (paragraph.Contains(last.span.opening)) return Continued(last);
    if (span.continues) return Continued(last);
    const bool own_paragraph =
        span.opening == paragraph.first && span.closing != kNoIndex && span.closing + 1 >= paragraph.last;
    const bool next = paragraph.first > 0 && ParagraphOf(last.span.opening).last + 2 >= paragraph.first;
    return own_paragraph && next ? Continued(last) : std::nullopt;
  }

  static std::optional<Report> Continued(const DirectSpeech& last) { return last.report; }

  // The speaker of the last speech reported in the sentence that ends just before the quotation.
  std::optional<Report> ReporterBefore(const QuotedSpan& span) const {
    std::uint32_t end = span.opening;
    while (end > 0 && tree_.token(end - 1).pos == Pos::kSpace) --end;
    if (end == 0 || !EndsSentence(tree_.text(end - 1))) return std::nullopt;
    const std::uint32_t sentence = tree_.SentenceOf(end - 1);
    const Report* reporter = nullptr;
    for (const Report& report : reports_) {
      const bool speaks = !report.attitude && report.source != kNoIndex && report.cue < end;
      if (speaks && tree_.SentenceOf(report.cue) == sentence && !InsideSpan(report.cue)) reporter = &report;
    }
    return reporter == nullptr ? std::nullopt : std::optional(*reporter);
  }

  bool InsideSpan(std::uint32_t token) const {
    return std::any_of(spans_.begin(), spans_.end(), [&](const QuotedSpan& s) { return s.tokens.Contains(token); });
  }

  // "Brazile was pleased. "That was …"": the subject of the sentence before, where it is a person or pronoun.
  std::optional<Report> SubjectBefore(const QuotedSpan& span) const {
    const std::uint32_t start = ParagraphOf(span.opening).first;
    if (span.opening == start || !EndsSentence(tree_.text(span.opening - 1))) return std::nullopt;
    const std::uint32_t sentence = tree_.SentenceOf(span.opening - 1);
    for (std::uint32_t i = span.opening - 1; i > start && tree_.SentenceOf(i - 1) == sentence; --i) {
      const Token& token = tree_.token(i - 1);
      const bool person = token.entity == "PERSON" || token.pos == Pos::kPron;
      if (token.dep == "nsubj" && person && tree_.IsRoot(token.head)) {
        Report report;
        report.cue = kNoIndex;
        report.source = i - 1;
        return report;
      }
    }
    return std::nullopt;
  }

  static constexpr std::uint32_t kSpeechTokens = 5;  // shorter spans without a speaker are taken for scare quotes

  const Tree& tree_;
  const QuoteKnowledge& knowledge_;
  const std::vector<QuotedSpan>& spans_;
  const std::vector<Report>& reports_;
  std::vector<TokenSpan> paragraphs_;
  std::vector<DirectSpeech> found_;
};

}  // namespace

std::vector<DirectSpeech> FindDirectSpeech(const Tree& tree, const QuoteKnowledge& knowledge,
                                           const std::vector<QuotedSpan>& spans, const std::vector<Report>& reports) {
  return SpeechFinder(tree, knowledge, spans, reports).Run();
}

}  // namespace tacitus
