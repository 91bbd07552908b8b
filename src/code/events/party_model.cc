#include "code/events/party_model.h"

#include <utility>

#include "code/linear_model.h"

namespace tacitus {

Result<PartyModel> PartyModel::Load(const std::string& data_folder) {
  const Result<std::vector<std::pair<std::string, double>>> table = ReadWeights(data_folder, "models/parties.tsv");
  if (!table) return table.error();
  std::unordered_map<FeatureKey, double> weights;
  weights.reserve(table->size());
  for (const auto& [feature, weight] : *table) weights.emplace(KeyOf(feature), weight);
  return PartyModel(std::move(weights));
}

std::vector<double> PartyModel::Scores(const std::vector<std::vector<FeatureKey>>& features) const {
  std::vector<double> scores(features.size(), 0);
  for (std::size_t i = 0; i < features.size(); ++i) {
    for (const FeatureKey key : features[i]) {
      const auto found = weights_.find(key);
      if (found != weights_.end()) scores[i] += found->second;
    }
  }
  return scores;
}

}  // namespace tacitus
