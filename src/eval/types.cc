#include "eval/types.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <string_view>
#include <vector>

namespace tacitus {
namespace {

struct GoldRow {
  std::string text;
  std::vector<ByteSpan> sources;
  std::vector<ByteSpan> targets;
  std::string root;
  std::string quad;
};

struct Answer {
  std::string root = "NONE";
  std::string quad = "0";
  double confidence = 0;
  EventType event = EventType::kNone;
  bool both_sides = false;
};

std::vector<std::string> SplitTabs(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

// Takes the marks out of a sentence and notes where they stood. A mark that is not closed runs to the end.
GoldRow ReadMarks(std::string_view marked) {
  GoldRow row;
  std::vector<ByteSpan>* open = nullptr;
  for (std::size_t i = 0; i < marked.size();) {
    const std::string_view rest = marked.substr(i);
    const bool opens = rest.starts_with("<s>") || rest.starts_with("<t>");
    if (opens || rest.starts_with("</s>") || rest.starts_with("</t>")) {
      const auto at = static_cast<std::uint32_t>(row.text.size());
      if (opens) {
        open = rest[1] == 's' ? &row.sources : &row.targets;
        open->push_back({at, static_cast<std::uint32_t>(marked.size())});
      } else if (open != nullptr) {
        open->back().end = at;
        open = nullptr;
      }
      i += opens ? 3 : 4;
      continue;
    }
    row.text += marked[i++];
  }
  return row;
}

Result<std::vector<GoldRow>> ReadGold(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{ErrorCode::kUnreadable, "cannot read this gold", path};
  std::string line;
  std::getline(stream, line);
  const std::vector<std::string> header = SplitTabs(line);
  std::array<std::size_t, 3> columns{};
  constexpr std::array<std::string_view, 3> kWanted = {"marked_sentence", "gold_root", "gold_penta"};
  for (std::size_t i = 0; i < kWanted.size(); ++i) {
    const auto found = std::find(header.begin(), header.end(), kWanted.at(i));
    if (found == header.end()) {
      return Error{ErrorCode::kMalformed, "the gold has no column \"" + std::string(kWanted.at(i)) + "\"", path + ":1"};
    }
    columns.at(i) = static_cast<std::size_t>(found - header.begin());
  }
  std::vector<GoldRow> rows;
  for (int number = 2; std::getline(stream, line); ++number) {
    const std::vector<std::string> cells = SplitTabs(line);
    if (cells.size() <= *std::max_element(columns.begin(), columns.end())) {
      return Error{ErrorCode::kMalformed, "the row has too few cells", path + ":" + std::to_string(number)};
    }
    GoldRow row = ReadMarks(cells[columns[0]]);
    row.root = cells[columns[1]];
    row.quad = cells[columns[2]];
    rows.push_back(std::move(row));
  }
  return rows;
}

bool OverlapsAny(const std::optional<Actor>& actor, const std::vector<ByteSpan>& spans) {
  return actor && std::any_of(spans.begin(), spans.end(), [&](ByteSpan span) {
    return span.Overlaps({actor->start, actor->end});
  });
}

std::string RootName(EventType event) {
  return event == EventType::kConcede || event == EventType::kRetreat ? "YIELD" : std::string(Name(event));
}

Answer Choose(const GoldRow& row, const std::vector<Event>& events) {
  const Event* best = nullptr;
  int best_sides = -1;
  for (const Event& event : events) {
    const int sides = (OverlapsAny(event.source, row.sources) ? 1 : 0) + (OverlapsAny(event.target, row.targets) ? 1 : 0);
    if (sides > best_sides) {
      best = &event;
      best_sides = sides;
    }
  }
  Answer answer;
  if (best == nullptr) return answer;
  answer.event = best->event;
  answer.root = RootName(best->event);
  // The published codings fold both kinds of yielding into one class, whose quad is 2.
  answer.quad = answer.root == "YIELD" ? "2" : std::to_string(best->quad);
  answer.confidence = best->confidence;
  answer.both_sides = best_sides == 2;
  return answer;
}

double MacroF1(const std::map<std::string, TypesReport::Class>& classes) {
  double sum = 0;
  int count = 0;
  for (const auto& [name, counts] : classes) {
    if (counts.gold == 0) continue;
    sum += counts.F1();
    ++count;
  }
  return count == 0 ? 0 : sum / count;
}

void Tally(const std::string& gold, const std::string& said, std::map<std::string, TypesReport::Class>& classes) {
  ++classes[gold].gold;
  ++classes[said].said;
  if (gold == said) ++classes[gold].right;
}

void Bootstrap(const std::vector<GoldRow>& rows, const std::vector<Answer>& answers, TypesReport& report) {
  constexpr int kDraws = 1000;
  std::mt19937 random(1);  // the same draws every time
  std::vector<double> scores;
  for (int draw = 0; draw < kDraws && !rows.empty(); ++draw) {
    std::map<std::string, TypesReport::Class> classes;
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

void WriteTables(const std::vector<GoldRow>& rows, const std::vector<Answer>& answers, TypesReport& report) {
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
  const Result<std::vector<GoldRow>> rows = ReadGold(gold_file);
  if (!rows) return rows.error();
  TypesReport report;
  std::vector<Answer> answers;
  for (const GoldRow& row : *rows) {
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
