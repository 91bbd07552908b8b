// Reports that the tree shows: a cue, what it reports, and who speaks, within one sentence.
//
// Each verb, noun and adjective of data/cues/reports.tsv is tried with the frames of its rows, a clause before an
// infinitive before a preposition before an object; the first frame that the tree fills gives the report. "according
// to" and its like are looked for beside them. Direct speech is not found here (see direct_speech.h).
//
//   "Iran will maintain its ban, Khamenei said": cue "said", source "Khamenei", content "Iran … ban"
//   "renewed calls for sanctions by Paris":      cue "calls for", source "Paris", content "sanctions"
//
// Tested in tests/unit/code/quotes/find_quotations_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "code/quotes/quote_knowledge.h"
#include "code/tree.h"

namespace tacitus {

// How the content hangs on the cue.
enum class ReportFrame : std::uint8_t {
  kQuote,
  kClause,
  kRaising,
  kObjectInfinitive,
  kInfinitive,
  kPreposition,
  kObject,
  kAccordingTo,
  kParenthetical,
  kLayout
};

struct Report {
  std::uint32_t cue = 0;            // the reporting verb, noun, adjective or "according"
  TokenSpan cue_span;               // with auxiliaries and the preposition it governs
  std::uint32_t source = kNoIndex;  // head of the noun phrase that speaks
  TokenSpan content;                // from its first to its last token; empty for a cue of direct speech alone
  TokenSpan medium;                 // may be empty
  ReportFrame frame = ReportFrame::kQuote;
  ReportKind kind = ReportKind::kSpeech;
  bool attitude = false;  // a stance towards the content, not a report that it is so
  Origin origin;
};

// What a verb, noun or adjective would report if it reported anything, by what the tree gives it as a complement: its
// clause, infinitive, prepositional object or object, whichever comes first of these; nothing where it has none.
std::optional<Report> UnlistedReportAt(const Tree& tree, const QuoteKnowledge& knowledge, std::uint32_t i);

// In order of the cues.
std::vector<Report> FindReports(const Tree& tree, const QuoteKnowledge& knowledge);

// A verb that may introduce or close direct speech, with its speaker and medium, content left empty; nothing where
// token `i` is none.
std::optional<Report> QuoteCueAt(const Tree& tree, const QuoteKnowledge& knowledge, std::uint32_t i);

}  // namespace tacitus
