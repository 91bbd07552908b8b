// What the features of cues ask of a text again and again, found once: quotation marks, sentences, kinds of words.
//
// Tested in tests/unit/code/quotes/cue_model_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "code/quotes/quote_knowledge.h"
#include "code/quotes/quote_marks.h"
#include "code/tree.h"

namespace tacitus {

class CueContext {
 public:
  // All of them must outlive this.
  CueContext(const Tree& tree, const QuoteKnowledge& knowledge, const std::vector<QuotedSpan>& spans);

  [[nodiscard]] const Tree& tree() const { return tree_; }
  [[nodiscard]] const std::vector<QuotedSpan>& spans() const { return spans_; }

  // The rows of reports.tsv for a token's lemma and part of speech; the name of the first one's kind, else "none".
  [[nodiscard]] std::vector<const ReportCue*> RowsOf(std::uint32_t token) const;
  [[nodiscard]] std::string_view KindOf(std::uint32_t token) const;

  // Whether a token may be what a cue is built around: a verb, or a noun or adjective of the table.
  [[nodiscard]] bool MayBeCue(std::uint32_t token) const;

  [[nodiscard]] bool IsQuoted(std::uint32_t token) const { return quoted_[token]; }
  [[nodiscard]] bool IsMark(std::uint32_t token) const { return marks_[token]; }
  [[nodiscard]] TokenSpan SentenceAround(std::uint32_t token) const;

 private:
  const Tree& tree_;
  const QuoteKnowledge& knowledge_;
  const std::vector<QuotedSpan>& spans_;
  std::vector<bool> quoted_;  // by token: between quotation marks
  std::vector<bool> marks_;   // by token: a mark of one of the spans
};

// A token's text and lemma in lower case; "space" for spaces and line breaks, which a table could not hold.
std::string WordOf(const Tree& tree, std::uint32_t token);
std::string LemmaOf(const Tree& tree, std::uint32_t token);

// What a noun phrase is, by its head: a pronoun itself, the type of a named entity, else what part of speech.
std::string KindOfNoun(const Tree& tree, std::uint32_t head);

}  // namespace tacitus
