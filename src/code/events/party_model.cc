#include "code/events/party_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/table_file.h"

namespace tacitus {

Result<PartyModel> PartyModel::Load(const std::string& data_folder) {
  const Result<TableFile> table = TableFile::Read(data_folder, "models/parties.tsv", {"feature", "weight"});
  if (!table) return table.error();
  std::unordered_map<FeatureKey, double> weights;
  weights.reserve(table->rows().size());
  for (const TableFile::Row& row : table->rows()) {
    const std::string_view cell = row.cells[1];
    double weight = 0;
    const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), weight);
    if (problem != std::errc() || end != cell.data() + cell.size()) {
      return TableFile::At(row, "the weight \"" + std::string(cell) + "\" is no number");
    }
    if (!weights.emplace(KeyOf(row.cells[0]), weight).second) {
      return TableFile::At(row, "the feature \"" + std::string(row.cells[0]) + "\" is listed twice");
    }
  }
  return PartyModel(std::move(weights));
}

std::vector<double> PartyModel::Probabilities(const std::vector<std::vector<FeatureKey>>& features) const {
  std::vector<double> scores(features.size(), 0);
  for (std::size_t i = 0; i < features.size(); ++i) {
    for (const FeatureKey key : features[i]) {
      const auto found = weights_.find(key);
      if (found != weights_.end()) scores[i] += found->second;
    }
  }
  const double highest = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& score : scores) {
    score = std::exp(score - highest);
    sum += score;
  }
  for (double& score : scores) score /= sum;
  return scores;
}

}  // namespace tacitus
