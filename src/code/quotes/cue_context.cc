#include "code/quotes/cue_context.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "code/quotes/cue_syntax.h"

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 4> kKindNames = {"speech", "thought", "attitude", "seeming"};

}  // namespace

CueContext::CueContext(const Tree& tree, const QuoteKnowledge& knowledge, const std::vector<QuotedSpan>& spans)
    : tree_(tree),
      knowledge_(knowledge),
      spans_(spans),
      quoted_(tree.parse().tokens.size()),
      marks_(tree.parse().tokens.size()) {
  for (const QuotedSpan& span : spans) {
    for (std::uint32_t i = span.tokens.first; i < span.tokens.last; ++i) quoted_[i] = true;
    marks_[span.opening] = true;
    if (span.closing != kNoIndex) marks_[span.closing] = true;
  }
}

std::vector<const ReportCue*> CueContext::RowsOf(std::uint32_t token) const {
  Pos pos = tree_.token(token).pos;
  if (pos == Pos::kAux) pos = Pos::kVerb;
  if (pos == Pos::kPropn) pos = Pos::kNoun;
  const std::string lemma = LemmaWithParticle(tree_, token);
  std::vector<const ReportCue*> rows;
  for (const ReportCue& row : knowledge_.Cues(pos == Pos::kNoun ? LowerAscii(lemma) : lemma)) {
    if (row.pos == pos) rows.push_back(&row);
  }
  return rows;
}

std::string_view CueContext::KindOf(std::uint32_t token) const {
  const std::vector<const ReportCue*> rows = RowsOf(token);
  return rows.empty() ? "none" : kKindNames[static_cast<std::size_t>(rows.front()->kind)];
}

bool CueContext::MayBeCue(std::uint32_t token) const {
  const Pos pos = tree_.token(token).pos;
  return pos == Pos::kVerb || ((pos == Pos::kNoun || pos == Pos::kAdj) && !RowsOf(token).empty());
}

TokenSpan CueContext::SentenceAround(std::uint32_t token) const {
  const auto size = static_cast<std::uint32_t>(tree_.parse().tokens.size());
  const std::uint32_t sentence = tree_.SentenceOf(token);
  TokenSpan span{token, token + 1};
  while (span.first > 0 && tree_.SentenceOf(span.first - 1) == sentence) --span.first;
  while (span.last < size && tree_.SentenceOf(span.last) == sentence) ++span.last;
  return span;
}

std::string WordOf(const Tree& tree, std::uint32_t token) {
  return tree.token(token).pos == Pos::kSpace ? "space" : LowerAscii(tree.text(token));
}

std::string LemmaOf(const Tree& tree, std::uint32_t token) {
  return tree.token(token).pos == Pos::kSpace ? "space" : LowerAscii(tree.token(token).lemma);
}

std::string KindOfNoun(const Tree& tree, std::uint32_t head) {
  const Token& token = tree.token(head);
  if (token.pos == Pos::kPron) return LowerAscii(token.lemma);
  if (!token.entity.empty()) return std::string(token.entity);
  if (token.pos == Pos::kPropn) return "proper";
  return std::string(token.tag);
}

}  // namespace tacitus
