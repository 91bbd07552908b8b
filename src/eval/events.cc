#include "eval/events.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string_view>
#include <vector>

#include "eval/characters.h"
#include "eval/event_gold.h"
#include "eval/format.h"
#include "eval/marked_sentences.h"
#include "eval/named_at.h"

namespace tacitus {
namespace {

// By the CAMEO root; a code without one is a statement.
std::string ClassOf(const Event* event) {
  const std::string root = event == nullptr ? "" : event->cameo.substr(0, 2);
  if (root < "02") return "0";
  if (root < "06") return "1";
  if (root < "09") return "2";
  return root < "14" ? "3" : "4";
}

// The tokens of the gold that the bytes share some with.
TokenSpan TokensIn(const EventGoldRow& row, ByteSpan bytes) {
  TokenSpan span;
  for (std::uint32_t i = 0; i < row.tokens.size(); ++i) {
    if (!row.tokens[i].Overlaps(bytes)) continue;
    if (span.empty()) span.first = i;
    span.last = i + 1;
  }
  return span;
}

void AddSpan(const EventGoldRow& row, const CodedText& coded, const std::optional<Actor>& actor,
             std::vector<TokenSpan>& spans) {
  if (!actor) return;
  const TokenSpan span = TokensIn(row, NamedAt(coded, {actor->start, actor->end}));
  if (!span.empty() && std::find(spans.begin(), spans.end(), span) == spans.end()) spans.push_back(span);
}

int CountOverlapping(const std::vector<TokenSpan>& spans, const std::vector<TokenSpan>& others) {
  return static_cast<int>(std::count_if(spans.begin(), spans.end(), [&](TokenSpan span) {
    return std::any_of(others.begin(), others.end(), [&](TokenSpan other) { return span.Overlaps(other); });
  }));
}

void CountSpans(const std::vector<TokenSpan>& gold, const std::vector<TokenSpan>& said, SpanCounts& counts) {
  counts.gold += static_cast<int>(gold.size());
  counts.said += static_cast<int>(said.size());
  counts.found += CountOverlapping(gold, said);
  counts.right += CountOverlapping(said, gold);
}

// Whether each of its parties is source and target: "A met B".
bool IsReciprocal(const CodedText& coded, const Event& event) {
  const std::vector<Frame>& frames = coded.coding.frames;
  return event.source && event.target && std::any_of(frames.begin(), frames.end(), [&](const Frame& frame) {
           return frame.reciprocal && coded.parse.tokens[frame.head].start == event.trigger.start;
         });
}

void ScoreSpans(const EventGoldRow& row, const CodedText& coded, EventsReport& report) {
  const std::vector<Event>& events = coded.coding.events;
  std::vector<TokenSpan> sources, targets, first_sources, first_targets;
  for (const Event& event : events) {
    const Event& first = events.front();
    const bool of_first = &event == &first || (!first.group_id.empty() && event.group_id == first.group_id);
    const auto add = [&](const std::optional<Actor>& source, const std::optional<Actor>& target) {
      AddSpan(row, coded, source, sources);
      AddSpan(row, coded, target, targets);
      if (!of_first) return;
      AddSpan(row, coded, source, first_sources);
      AddSpan(row, coded, target, first_targets);
    };
    add(event.source, event.target);
    if (IsReciprocal(coded, event)) add(event.target, event.source);
  }
  CountSpans(row.sources, sources, report.sources);
  CountSpans(row.targets, targets, report.targets);
  CountSpans(row.sources, first_sources, report.first_sources);
  CountSpans(row.targets, first_targets, report.first_targets);
}

bool SharesCountry(const std::optional<Actor>& actor, const std::vector<std::string>& codes) {
  return actor && actor->code.size() >= 3 && std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
           return code.starts_with(actor->code.substr(0, 3));
         });
}

const Event* BestEvent(const EventGoldRow& row, const std::vector<Event>& events) {
  const auto agreement = [&](const Event& event) {
    return (SharesCountry(event.source, row.source_codes) ? 1 : 0) +
           (SharesCountry(event.target, row.target_codes) ? 1 : 0);
  };
  const auto best = std::max_element(events.begin(), events.end(), [&](const Event& one, const Event& other) {
    return agreement(one) < agreement(other);
  });
  return best == events.end() ? nullptr : &*best;
}

void ScoreCountry(const std::vector<std::string>& codes, const std::optional<Actor>& actor, ShareCounts& counts) {
  if (codes.empty()) return;
  ++counts.all;
  if (SharesCountry(actor, codes)) ++counts.right;
}

void ScoreType(EventGoldForm form, const EventGoldRow& row, const std::vector<Event>& events, EventsReport& report) {
  const Event* event = BestEvent(row, events);  // the first where the gold has no codes
  const std::string said = form == EventGoldForm::kClasses ? ClassOf(event)
                           : event == nullptr              ? "NONE"
                                                           : FoldedRoot(event->event);
  Tally(row.type, said, report.types);
  if (said == row.type) ++report.right;
  if (!row.quad.empty()) Tally(row.quad, event == nullptr ? "0" : FoldedQuad(event->event, event->quad), report.quads);
  ScoreCountry(row.source_codes, event == nullptr ? std::nullopt : event->source, report.source_countries);
  ScoreCountry(row.target_codes, event == nullptr ? std::nullopt : event->target, report.target_countries);
}

// Two cells: token numbers where the gold has tokens, else characters; empty without the actor.
std::string Place(const EventGoldRow& row, const CodedText& coded, const CharacterOffsets& characters,
                  const std::optional<Actor>& actor) {
  if (!actor) return "\t";
  const ByteSpan bytes = NamedAt(coded, {actor->start, actor->end});
  if (row.tokens.empty()) return Format("%u\t%u", characters.At(bytes.start), characters.At(bytes.end));
  const TokenSpan span = TokensIn(row, bytes);
  return span.empty() ? "\t" : Format("%u\t%u", span.first, span.last);
}

std::string Predictions(std::size_t number, const EventGoldRow& row, const CodedText& coded) {
  const CharacterOffsets characters(row.text);
  std::string lines;
  const auto add = [&](const Event& event, const std::optional<Actor>& source, const std::optional<Actor>& target) {
    lines += std::to_string(number) + "\t" + (source ? source->code : "") + "\t" + (target ? target->code : "") + "\t" +
             FoldedRoot(event.event) + "\t" + FoldedQuad(event.event, event.quad) + "\t" + event.cameo + "\t" +
             Place(row, coded, characters, source) + "\t" + Place(row, coded, characters, target) + "\n";
  };
  for (const Event& event : coded.coding.events) {
    add(event, event.source, event.target);
    // As CAMEO's coders do: what two do to one another is an event of each.
    if (IsReciprocal(coded, event)) add(event, event.target, event.source);
  }
  return lines;
}

std::string Headline(EventGoldForm form, const EventsReport& report) {
  const double accuracy = ShareCounts{report.rows, report.right}.Share();
  const double coded = ShareCounts{report.rows, report.coded}.Share();
  switch (form) {
    case EventGoldForm::kClasses:
      return Format("events: 5-class macro-F1 %.3f accuracy %.3f (n=%d)", MacroF1(report.types), accuracy, report.rows);
    case EventGoldForm::kTokens:
      return Format(
          "events: source span F1 %.3f target span F1 %.3f first source span F1 %.3f first target span F1 "
          "%.3f (n=%d)",
          report.sources.F1(), report.targets.F1(), report.first_sources.F1(), report.first_targets.F1(), report.rows);
    case EventGoldForm::kMarked:
      return Format("events: root macro-F1 %.3f accuracy %.3f quad macro-F1 %.3f with event %.3f (n=%d)",
                    MacroF1(report.types), accuracy, MacroF1(report.quads), coded, report.rows);
    case EventGoldForm::kRecords:
      return Format(
          "events: root macro-F1 %.3f accuracy %.3f source country %.3f target country %.3f with event %.3f "
          "(n=%d)",
          MacroF1(report.types), accuracy, report.source_countries.Share(), report.target_countries.Share(), coded,
          report.rows);
  }
  return "";
}

}  // namespace

double SpanCounts::F1() const {
  const double precision = ShareCounts{said, right}.Share();
  const double recall = ShareCounts{gold, found}.Share();
  return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}

Result<EventsReport> EvaluateEvents(const std::string& gold_file, const CodeDocument& code) {
  const Result<EventGold> gold = ReadEventGold(gold_file);
  if (!gold) return gold.error();
  EventsReport report;
  report.predictions = "row\tsource\ttarget\troot\tquad\tcameo\tsource_start\tsource_end\ttarget_start\ttarget_end\n";
  for (const EventGoldRow& row : gold->rows) {
    Document document;
    document.text = row.text;
    if (row.date) document.published_at = *row.date;
    const CodedText coded = code(document);
    const std::vector<Event>& events = coded.coding.events;
    ++report.rows;
    if (!events.empty()) ++report.coded;
    if (gold->form == EventGoldForm::kTokens) {
      ScoreSpans(row, coded, report);
    } else {
      ScoreType(gold->form, row, events, report);
    }
    report.predictions += Predictions(static_cast<std::size_t>(report.rows), row, coded);
  }
  report.headline = Headline(gold->form, report);
  return report;
}

}  // namespace tacitus
