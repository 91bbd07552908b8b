#include "eval/quotes.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <vector>

#include "code/quotes/cue_syntax.h"
#include "code/quotes/quote_marks.h"
#include "code/tree.h"
#include "eval/polnear.h"

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 3> kRoles = {"Source", "Cue", "Content"};
constexpr std::size_t kSource = 0;
constexpr std::size_t kCue = 1;
constexpr std::size_t kContent = 2;

struct Attributed {
  std::array<TokenSpan, 3> roles;  // as kRoles
};

// The content with the quotation marks at its ends.
TokenSpan WithMarks(const Tree& tree, TokenSpan span) {
  const auto size = static_cast<std::uint32_t>(tree.parse().tokens.size());
  if (span.first > 0 && IsQuoteMark(tree.text(span.first - 1))) --span.first;
  if (span.last < size && IsQuoteMark(tree.text(span.last))) ++span.last;
  return span;
}

// The noun phrase of a speaker with all that hangs on it, but not across direct speech or the cue.
TokenSpan WholePhrase(const Tree& tree, const Mention& mention, const Quotation& quotation) {
  TokenSpan span = tree.Subtree(mention.head);
  for (const TokenSpan other : {quotation.cue, quotation.tokens}) {
    if (other.empty() || !span.Overlaps(other)) continue;
    if (other.first > mention.head) {
      span.last = std::min(span.last, other.first);
    } else if (other.last <= mention.head) {
      span.first = std::max(span.first, other.last);
    }
  }
  for (std::uint32_t i = mention.head; i > span.first; --i) {
    if (tree.token(i - 1).pos == Pos::kSpace || IsQuoteMark(tree.text(i - 1))) span.first = i;
  }
  return TrimPunctuation(tree, span);
}

std::vector<Attributed> Predict(const Tree& tree, const Coding& coding) {
  std::vector<Attributed> result;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> direct_by_cue;
  for (const Quotation& quotation : coding.quotations) {
    if (quotation.parent != kNoIndex) continue;
    Attributed attributed;
    attributed.roles[kCue] = quotation.cue;
    attributed.roles[kContent] = quotation.direct ? WithMarks(tree, quotation.tokens) : quotation.tokens;
    if (quotation.speaker != kNoIndex) {
      attributed.roles[kSource] = WholePhrase(tree, coding.mentions[quotation.speaker], quotation);
    }
    const auto key = std::pair(quotation.cue.first, quotation.cue.last);
    if (quotation.direct && !quotation.cue.empty()) {
      const auto [place, is_new] = direct_by_cue.try_emplace(key, result.size());
      if (!is_new) {
        TokenSpan& content = result[place->second].roles[kContent];
        content.first = std::min(content.first, attributed.roles[kContent].first);
        content.last = std::max(content.last, attributed.roles[kContent].last);
        continue;
      }
    }
    result.push_back(attributed);
  }
  return result;
}

struct Tally {
  double hit = 0, predicted = 0, gold = 0;  // tokens
  double hit_predicted = 0, hit_gold = 0, spans_predicted = 0, spans_gold = 0;

  [[nodiscard]] PrecisionRecall Tokens() const {
    return {predicted == 0 ? 0 : hit / predicted, gold == 0 ? 0 : hit / gold};
  }
  [[nodiscard]] PrecisionRecall Spans() const {
    return {spans_predicted == 0 ? 0 : hit_predicted / spans_predicted, spans_gold == 0 ? 0 : hit_gold / spans_gold};
  }
};

std::vector<bool> Covered(const Parse& parse, const std::vector<TokenSpan>& spans) {
  std::vector<bool> covered(parse.tokens.size());
  for (const TokenSpan span : spans) {
    for (std::uint32_t i = span.first; i < span.last; ++i) covered[i] = parse.tokens[i].pos != Pos::kSpace;
  }
  return covered;
}

double CountOverlapping(const std::vector<TokenSpan>& spans, const std::vector<TokenSpan>& others) {
  return static_cast<double>(std::count_if(spans.begin(), spans.end(), [&](TokenSpan span) {
    return std::any_of(others.begin(), others.end(), [&](TokenSpan other) { return span.Overlaps(other); });
  }));
}

void Add(const Parse& parse, const std::vector<TokenSpan>& predicted, const std::vector<TokenSpan>& gold, double share,
         Tally& tally) {
  const std::vector<bool> said = Covered(parse, predicted);
  const std::vector<bool> meant = Covered(parse, gold);
  for (std::size_t i = 0; i < said.size(); ++i) {
    tally.hit += said[i] && meant[i] ? share : 0;
    tally.predicted += said[i] ? share : 0;
    tally.gold += meant[i] ? share : 0;
  }
  tally.hit_predicted += share * CountOverlapping(predicted, gold);
  tally.hit_gold += share * CountOverlapping(gold, predicted);
  tally.spans_predicted += share * static_cast<double>(predicted.size());
  tally.spans_gold += share * static_cast<double>(gold.size());
}

std::string Line(const std::string& name, const Parse& parse, const CharacterMap& characters,
                 const Attributed& attributed) {
  std::string line = name;
  for (const TokenSpan span : attributed.roles) {
    const ByteSpan bytes = parse.BytesOf(span);
    line += '\t' + (span.empty() ? "" : std::to_string(characters.CharacterAt(bytes.start)));
    line += '\t' + (span.empty() ? "" : std::to_string(characters.CharacterAt(bytes.end)));
  }
  return line + '\n';
}

std::string Headline(const QuotesReport& report) {
  char buffer[160];
  std::snprintf(buffer, sizeof buffer, "quotes: content F1 %.3f cue F1 %.3f source F1 %.3f (n=%d)", report.content.F1(),
                report.cue.F1(), report.source.F1(), report.texts);
  return buffer;
}

using Tallies = std::array<Tally, kRoles.size()>;
using SpansByRole = std::array<std::vector<TokenSpan>, kRoles.size()>;

SpansByRole GoldSpans(const Parse& parse, const CharacterMap& characters, const std::vector<BratSpan>& annotation) {
  SpansByRole gold;
  for (const BratSpan& span : annotation) {
    for (std::size_t r = 0; r < kRoles.size(); ++r) {
      if (span.type == kRoles[r]) gold[r].push_back(characters.TokensAt(parse, span.span));
    }
  }
  return gold;
}

void ScoreText(const PolnearText& text, const CodedText& coded, Tallies& tallies, QuotesReport& report) {
  const Tree tree(coded.parse);
  const CharacterMap characters(coded.parse.text);
  SpansByRole said;
  for (const Attributed& attributed : Predict(tree, coded.coding)) {
    report.predictions += Line(text.name, coded.parse, characters, attributed);
    for (std::size_t r = 0; r < kRoles.size(); ++r) {
      if (!attributed.roles[r].empty()) said[r].push_back(attributed.roles[r]);
    }
  }
  const double share = 1.0 / static_cast<double>(text.annotations.size());
  for (const std::vector<BratSpan>& annotation : text.annotations) {
    const SpansByRole gold = GoldSpans(coded.parse, characters, annotation);
    for (std::size_t r = 0; r < kRoles.size(); ++r) Add(coded.parse, said[r], gold[r], share, tallies[r]);
    ++report.annotations;
  }
  ++report.texts;
}

}  // namespace

Result<QuotesReport> EvaluateQuotes(const std::string& gold_folder, const CodeText& code) {
  const Result<std::vector<PolnearText>> texts = ReadPolnear(gold_folder);
  if (!texts) return texts.error();
  QuotesReport report;
  report.predictions = "document\tsource_start\tsource_end\tcue_start\tcue_end\tcontent_start\tcontent_end\n";
  Tallies tallies;
  for (const PolnearText& text : *texts) ScoreText(text, code(text.text), tallies, report);
  report.source = tallies[kSource].Tokens();
  report.cue = tallies[kCue].Tokens();
  report.content = tallies[kContent].Tokens();
  report.source_overlap = tallies[kSource].Spans();
  report.cue_overlap = tallies[kCue].Spans();
  report.headline = Headline(report);
  return report;
}

}  // namespace tacitus
