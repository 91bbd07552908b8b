#include "code/linear_model.h"

#include <charconv>
#include <string_view>
#include <unordered_set>

#include "base/table_file.h"

namespace tacitus {

Result<std::vector<std::pair<std::string, double>>> ReadWeights(const std::string& data_folder,
                                                                const std::string& name) {
  const Result<TableFile> table = TableFile::Read(data_folder, name, {"feature", "weight"});
  if (!table) return table.error();
  std::vector<std::pair<std::string, double>> weights;
  std::unordered_set<std::string_view> listed;
  weights.reserve(table->rows().size());
  for (const TableFile::Row& row : table->rows()) {
    const std::string_view cell = row.cells[1];
    double weight = 0;
    const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), weight);
    if (problem != std::errc() || end != cell.data() + cell.size()) {
      return TableFile::At(row, "the weight \"" + std::string(cell) + "\" is no number");
    }
    if (!listed.insert(row.cells[0]).second) {
      return TableFile::At(row, "the feature \"" + std::string(row.cells[0]) + "\" is listed twice");
    }
    weights.emplace_back(row.cells[0], weight);
  }
  return weights;
}

Result<LinearModel> LinearModel::Read(const std::string& data_folder, const std::string& name) {
  const Result<std::vector<std::pair<std::string, double>>> weights = ReadWeights(data_folder, name);
  if (!weights) return weights.error();
  return Of(*weights);
}

LinearModel LinearModel::Of(std::span<const std::pair<std::string, double>> weights) {
  LinearModel model;
  model.weights_.insert(weights.begin(), weights.end());
  return model;
}

double LinearModel::Score(std::span<const std::string> features) const {
  double score = 0;
  for (const std::string& feature : features) {
    const auto found = weights_.find(feature);
    if (found != weights_.end()) score += found->second;
  }
  return score;
}

}  // namespace tacitus
