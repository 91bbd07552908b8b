#include "eval/reliability_training.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <map>
#include <optional>
#include <tuple>

#include "base/table_file.h"
#include "code/events/reliability.h"
#include "eval/ridge.h"
#include "eval/softmax.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

constexpr int kFolds = 10;
constexpr unsigned kShuffle = 1;  // of the sentences into folds
const RidgeOptions kRidge = {.penalty = 12, .rarest = 6, .smallest = 0.01};
constexpr std::array kThresholds = {0.0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8};

// Line, trigger, type, source, target.
using Told = std::tuple<std::string, std::string, std::string, std::string, std::string>;

struct Example {
  std::size_t sentence = 0;
  std::vector<std::string> features;
  bool right = false;
};

std::string StartOf(const std::optional<Actor>& actor) { return actor ? std::to_string(actor->start) : "-"; }

Result<Done> ReadVerdicts(const std::string& path, std::map<Told, bool>& verdicts) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash);
  const Result<TableFile> table = TableFile::Read(
      folder, slash == std::string::npos ? path : path.substr(slash + 1),
      {"line", "event", "start", "said", "source_at", "target_at", "type", "source", "target", "status", "cause"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    if (row.cells[2] == "-") continue;  // an event that was missed, or a line rightly without
    const bool right = row.cells[6] == "1" && row.cells[7] == "1" && row.cells[8] == "1" && row.cells[9] == "1";
    verdicts[{std::string(row.cells[0]), std::string(row.cells[2]), std::string(row.cells[3]),
              std::string(row.cells[4]), std::string(row.cells[5])}] = right;
  }
  return Done{};
}

std::vector<std::pair<std::string, double>> Fit(const std::vector<Example>& examples, const std::vector<int>& fold_of,
                                                int without) {
  RidgeProblem problem;
  for (const Example& example : examples) {
    if (fold_of[example.sentence] != without) problem.Add(example.features, example.right ? 1 : 0);
  }
  return problem.Fit(kRidge);
}

std::string Curve(const std::vector<Example>& examples, const std::vector<int>& fold_of) {
  std::vector<double> scores(examples.size());
  for (int fold = 0; fold < kFolds; ++fold) {
    const LinearModel model = LinearModel::Of(Fit(examples, fold_of, fold));
    for (std::size_t i = 0; i < examples.size(); ++i) {
      if (fold_of[examples[i].sentence] == fold) scores[i] = model.Score(examples[i].features);
    }
  }
  std::string curve = "least\tevents\tright\tkept of the right\n";
  for (const double least : kThresholds) {
    int events = 0;
    int right = 0;
    int all_right = 0;
    for (std::size_t i = 0; i < examples.size(); ++i) {
      const bool kept = scores[i] >= least || least == 0;
      events += kept ? 1 : 0;
      right += kept && examples[i].right ? 1 : 0;
      all_right += examples[i].right ? 1 : 0;
    }
    std::array<char, 64> line{};
    std::snprintf(line.data(), line.size(), "%.2f\t%d\t%.3f\t%.3f\n", least, events,
                  right / std::max(1.0, 1.0 * events), right / std::max(1.0, 1.0 * all_right));
    curve += line.data();
  }
  return curve;
}

}  // namespace

Result<ReliabilityTraining> FitReliability(const std::string& sentences, const std::vector<std::string>& verdict_files,
                                           const CodeDocument& code) {
  std::map<Told, bool> verdicts;
  for (const std::string& file : verdict_files) {
    if (Result<Done> read = ReadVerdicts(file, verdicts); !read) return read.error();
  }
  std::vector<Example> examples;
  std::size_t number = 0;
  DocumentReader reader({sentences});
  for (std::optional<ReadResult> next = reader.Next(); next; next = reader.Next()) {
    if (!*next) continue;  // a line that is not English
    const Document& document = **next;
    const CodedText coded = code(document);
    const Tree tree(coded.parse);
    for (const Event& event : coded.coding.events) {
      const auto verdict =
          verdicts.find({document.id, std::to_string(event.trigger.start), std::string(Name(event.event)),
                         StartOf(event.source), StartOf(event.target)});
      if (verdict == verdicts.end()) continue;
      examples.push_back({number, ReliabilityFeatures(tree, coded.coding, event), verdict->second});
    }
    ++number;
  }
  if (examples.empty()) {
    return Error{ErrorCode::kNotFound, "no event of these sentences is told as it was when it was judged", sentences};
  }
  std::vector<std::size_t> numbers(number);
  for (std::size_t i = 0; i < number; ++i) numbers[i] = i;
  const std::vector<int> fold_of = DealFolds(numbers, kFolds, kShuffle);
  const auto right =
      std::count_if(verdicts.begin(), verdicts.end(), [](const auto& verdict) { return verdict.second; });
  const auto still =
      std::count_if(examples.begin(), examples.end(), [](const Example& example) { return example.right; });
  return ReliabilityTraining{
      ModelTable(
          {"Weights of the model of how reliable an event is: features of src/code/events/reliability_features.cc;",
           "their sum is about the share of such events that are right in type, source, target and status.",
           "Source: fitted on " + std::to_string(examples.size()) +
               " verdicts of docs/precision/; no sentence of the news is here.",
           "Command: train/reliability.sh"},
          Fit(examples, fold_of, kFolds)),
      "verdicts: " + std::to_string(verdicts.size()) + ", right " + std::to_string(right) +
          "; still told so: " + std::to_string(examples.size()) + ", right " + std::to_string(still) + "\n",
      Curve(examples, fold_of)};
}

}  // namespace tacitus
