#include "eval/types.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>
#include <vector>

#include "eval/marked_sentences.h"

namespace tacitus {
namespace {

struct Answer {
  std::string root = "NONE";
  std::string quad = "0";
  double confidence = 0;
  EventType event = EventType::kNone;
  bool both_sides = false;
};

bool OverlapsAny(const std::optional<Actor>& actor, const std::vector<ByteSpan>& spans) {
  return actor && std::any_of(spans.begin(), spans.end(), [&](ByteSpan span) {
           return span.Overlaps({actor->start, actor->end});
         });
}

Answer Choose(const MarkedSentence& row, const std::vector<Event>& events) {
  const Event* best = nullptr;
  int best_sides = -1;
  for (const Event& event : events) {
    const int sides =
        (OverlapsAny(event.source, row.sources) ? 1 : 0) + (OverlapsAny(event.target, row.targets) ? 1 : 0);
    if (sides > best_sides) {
      best = &event;
      best_sides = sides;
    }
  }
  Answer answer;
  if (best == nullptr) return answer;
  answer.event = best->event;
  answer.root = FoldedRoot(best->event);
  answer.quad = FoldedQuad(best->event, best->quad);
  answer.confidence = best->confidence;
  answer.both_sides = best_sides == 2;
  return answer;
}

void Bootstrap(const std::vector<MarkedSentence>& rows, const std::vector<Answer>& answers, TypesReport& report) {
  constexpr int kDraws = 1000;
  std::mt19937 random(1);  // the same draws every time
  std::vector<double> scores;
  for (int draw = 0; draw < kDraws && !rows.empty(); ++draw) {
    CountsByClass classes;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::size_t pick = random() % rows.size();
      Tally(rows[pick].root, answers[pick].root, classes);
    }
    scores.push_back(MacroF1(classes));
  }
  std::sort(scores.begin(), scores.end());
  if (scores.empty()) return;
  report.low = scores[scores.size() * 25 / 1000];
  report.high = scores[scores.size() * 975 / 1000];
}

std::string Format(const char* format, double value) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), format, value);
  return buffer.data();
}

void WriteTables(const std::vector<MarkedSentence>& rows, const std::vector<Answer>& answers, TypesReport& report) {
  std::map<std::pair<std::string, std::string>, int> confusion;
  std::map<std::string, std::pair<int, int>> by_event;  // right, said
  report.predictions = "row\troot\tquad\tconfidence\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Answer& answer = answers[i];
    report.predictions += std::to_string(i + 1) + "\t" + answer.root + "\t" + answer.quad + "\t" +
                          Format("%.3f", answer.confidence) + "\n";
    ++confusion[{rows[i].root, answer.root}];
    if (!answer.both_sides) continue;
    auto& [right, said] = by_event[std::string(Name(answer.event))];
    ++said;
    if (answer.root == rows[i].root) ++right;
  }
  std::vector<std::pair<int, std::string>> lines;
  for (const auto& [pair, count] : confusion) lines.emplace_back(-count, pair.first + "\t" + pair.second);
  std::sort(lines.begin(), lines.end());
  report.confusion = "gold\tsaid\tcount\n";
  for (const auto& [count, pair] : lines) report.confusion += pair + "\t" + std::to_string(-count) + "\n";
  report.confidence = "event\tright\tsaid\n";
  for (const auto& [event, counts] : by_event) {
    report.confidence += event + "\t" + std::to_string(counts.first) + "\t" + std::to_string(counts.second) + "\n";
  }
}

}  // namespace

Result<TypesReport> EvaluateTypes(const std::string& gold_file, const CodeText& code) {
  const Result<std::vector<MarkedSentence>> rows = ReadMarkedSentences(gold_file);
  if (!rows) return rows.error();
  TypesReport report;
  std::vector<Answer> answers;
  for (const MarkedSentence& row : *rows) {
    answers.push_back(Choose(row, code(row.text).coding.events));
    const Answer& answer = answers.back();
    ++report.rows;
    if (answer.event != EventType::kNone) ++report.coded;
    if (answer.root == row.root) ++report.right;
    Tally(row.root, answer.root, report.roots);
    Tally(row.quad, answer.quad, report.quads);
  }
  Bootstrap(*rows, answers, report);
  WriteTables(*rows, answers, report);
  const double accuracy = report.rows == 0 ? 0 : static_cast<double>(report.right) / report.rows;
  report.headline = "types: root macro-F1 " + Format("%.3f", MacroF1(report.roots)) + " accuracy " +
                    Format("%.3f", accuracy) + " quad macro-F1 " + Format("%.3f", MacroF1(report.quads)) +
                    " (n=" + std::to_string(report.rows) + ")";
  return report;
}

}  // namespace tacitus
