#include "eval/types.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include "eval/encoder_opinions.h"
#include "eval/format.h"
#include "eval/types_gold.h"

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

// Whole sentences are drawn, since the rows of one are not independent.
void Bootstrap(const TypesGold& gold, const std::vector<Answer>& answers, TypesReport& report) {
  constexpr int kDraws = 1000;
  std::map<std::size_t, std::vector<std::size_t>> rows_of;
  const std::vector<std::size_t> groups = gold.Groups();
  for (std::size_t i = 0; i < groups.size(); ++i) rows_of[groups[i]].push_back(i);
  std::vector<const std::vector<std::size_t>*> sentences;
  for (const auto& [group, rows] : rows_of) sentences.push_back(&rows);
  std::mt19937 random(1);  // the same draws every time
  std::vector<double> scores;
  for (int draw = 0; draw < kDraws && !sentences.empty(); ++draw) {
    CountsByClass classes;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      for (const std::size_t row : *sentences[random() % sentences.size()]) {
        Tally(gold.has_pairs ? gold.rows[row].root : gold.rows[row].quad,
              gold.has_pairs ? answers[row].root : answers[row].quad, classes);
      }
    }
    scores.push_back(MacroF1(classes));
  }
  std::sort(scores.begin(), scores.end());
  if (scores.empty()) return;
  report.low = scores[scores.size() * 25 / 1000];
  report.high = scores[scores.size() * 975 / 1000];
}

void WriteTables(const std::vector<MarkedSentence>& rows, bool has_roots, const std::vector<Answer>& answers,
                 TypesReport& report) {
  std::map<std::pair<std::string, std::string>, int> confusion;
  std::map<std::string, std::pair<int, int>> by_event;  // right, said
  report.predictions = "row\troot\tquad\tconfidence\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Answer& answer = answers[i];
    report.predictions += std::to_string(i + 1) + "\t" + answer.root + "\t" + answer.quad + "\t" +
                          Format("%.3f", answer.confidence) + "\n";
    ++confusion[has_roots ? std::pair(rows[i].root, answer.root) : std::pair(rows[i].quad, answer.quad)];
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

// How far the confidences are from how often answers with such a confidence are right, on average.
double CalibrationError(const std::vector<MarkedSentence>& rows, const std::vector<Answer>& answers) {
  constexpr std::size_t kBins = 10;
  std::array<double, kBins> gaps{};  // sums of right less confidence
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto bin = std::min(static_cast<std::size_t>(answers[i].confidence * kBins), kBins - 1);
    gaps.at(bin) += (answers[i].root == rows[i].root ? 1 : 0) - answers[i].confidence;
  }
  double error = 0;
  for (const double gap : gaps) error += std::abs(gap);
  return rows.empty() ? 0 : error / static_cast<double>(rows.size());
}

std::string Figures(const TypesReport& report, bool has_roots) {
  const double accuracy = report.rows == 0 ? 0 : static_cast<double>(report.right) / report.rows;
  return (has_roots ? "root macro-F1 " + Format("%.3f", MacroF1(report.roots)) + " " : "") + "accuracy " +
         Format("%.3f", accuracy) + " quad macro-F1 " + Format("%.3f", MacroF1(report.quads));
}

TypesReport ReportOn(const TypesGold& gold, const std::vector<Answer>& answers) {
  TypesReport report;
  report.rows = static_cast<int>(gold.rows.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const MarkedSentence& row = gold.rows[i];
    if (gold.has_pairs ? answers[i].root == row.root : answers[i].quad == row.quad) ++report.right;
    if (gold.has_pairs) Tally(row.root, answers[i].root, report.roots);
    Tally(row.quad, answers[i].quad, report.quads);
  }
  report.headline = "types: " + Figures(report, gold.has_pairs) + " (n=" + std::to_string(report.rows) + ")";
  return report;
}

std::string IntervalNote(const TypesReport& report) {
  return "95 % interval of the macro-F1 " + Format("%.3f", report.low) + " to " + Format("%.3f", report.high);
}

TypesReport EvaluateUnmarked(const TypesGold& gold, const CodeText& code) {
  std::vector<Answer> answers;
  for (const MarkedSentence& row : gold.rows) answers.push_back(Choose(row, code(row.text).coding.events));
  TypesReport report = ReportOn(gold, answers);
  Bootstrap(gold, answers, report);
  WriteTables(gold.rows, gold.has_pairs, answers, report);
  report.notes = IntervalNote(report) +
                 "\nend to end, as `tacitus code` does; in sample where the models were fitted on this gold\n";
  return report;
}

std::vector<Answer> NameAnswers(const ClassProbabilities& probabilities, const std::vector<std::string>& classes,
                                const Ontology& ontology) {
  std::vector<Answer> named;
  for (const std::vector<double>& row : probabilities) {
    const auto best = std::max_element(row.begin(), row.end());
    Answer& answer = named.emplace_back();
    answer.root = classes[static_cast<std::size_t>(best - row.begin())];
    const EventType event = Ontology::EventTypeFromName(answer.root).value_or(EventType::kConcede);  // YIELD
    answer.quad = FoldedQuad(event, ontology.Quad(event));
    answer.confidence = *best;
  }
  return named;
}

// The rows of one fold alone, where that was asked for.
template <typename T>
void KeepFold(const std::vector<int>& fold_of, int fold, std::vector<T>& rows) {
  std::vector<T> kept;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (fold_of[i] == fold) kept.push_back(std::move(rows[i]));
  }
  rows = std::move(kept);
}

Result<TypesReport> EvaluatePairs(TypesGold gold, const TypesProgram& program, const TypesOptions& options) {
  const Result<Ontology> ontology = Ontology::Load(program.data_folder);
  if (!ontology) return ontology.error();
  const Result<PairAnswers> said = AnswerPairs(gold, program, options);
  if (!said) return said.error();
  std::vector<Answer> answers = NameAnswers(said->probabilities, said->classes, *ontology);
  std::vector<Answer> strict = NameAnswers(said->strict, said->classes, *ontology);
  if (options.fold >= 0) {
    const std::vector<int> fold_of = FoldsOf(gold, options.folds);
    KeepFold(fold_of, options.fold, answers);
    if (!strict.empty()) KeepFold(fold_of, options.fold, strict);
    KeepFold(fold_of, options.fold, gold.rows);
  }
  TypesReport report = ReportOn(gold, answers);
  Bootstrap(gold, answers, report);
  WriteTables(gold.rows, true, answers, report);
  report.calibration_error = CalibrationError(gold.rows, answers);
  report.notes =
      IntervalNote(report) + ", expected calibration error " + Format("%.3f", report.calibration_error) + "\n";
  if (!strict.empty()) {
    report.notes +=
        "without the answers of rules that decide one sentence only: " + Figures(ReportOn(gold, strict), true) + "\n";
  }
  report.notes += said->how;
  return report;
}

// By the encoder alone: which events the sentence tells of is not asked.
Result<TypesReport> EvaluateSentences(TypesGold gold, const TypesProgram& program, const TypesOptions& options) {
  const std::vector<int> fold_of = options.folds > 0 ? FoldsOf(gold, options.folds) : std::vector<int>{};
  const Result<EncoderOpinions> said = AskAboutSentences(gold, {options.encoder, program.data_folder, fold_of});
  if (!said) return said.error();
  std::vector<Answer> answers;
  for (const std::vector<double>& row : said->probabilities) {
    const auto best = std::max_element(row.begin(), row.end());
    Answer& answer = answers.emplace_back();
    answer.quad = said->classes[static_cast<std::size_t>(best - row.begin())];
    answer.confidence = *best;
  }
  if (options.fold >= 0) {
    KeepFold(fold_of, options.fold, answers);
    KeepFold(fold_of, options.fold, gold.rows);
  }
  TypesReport report = ReportOn(gold, answers);
  Bootstrap(gold, answers, report);
  WriteTables(gold.rows, false, answers, report);
  report.notes = IntervalNote(report) + "\nby the encoder's head for sentences, " +
                 (options.fold >= 0 ? "on rows of one fold\n" : "weights as given\n");
  return report;
}

}  // namespace

Result<TypesReport> EvaluateTypes(const std::string& gold_file, const TypesProgram& program,
                                  const TypesOptions& options) {
  Result<TypesGold> gold = ReadTypesGold(gold_file);
  if (!gold) return gold.error();
  const bool accurate = options.types == TypesChoice::kAccurate;
  if (!gold->has_pairs && options.folds > 0 && !accurate) {
    return Error{ErrorCode::kInvalid, "this gold has no marked pairs to fit a model on in folds", gold_file};
  }
  if (options.unmarked || (!gold->has_pairs && !accurate)) return EvaluateUnmarked(*gold, program.code);
  if (!gold->has_pairs) return EvaluateSentences(std::move(*gold), program, options);
  return EvaluatePairs(std::move(*gold), program, options);
}

}  // namespace tacitus
