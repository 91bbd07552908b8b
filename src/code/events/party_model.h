// How likely each option (party_options.h) is a party of an event: a conditional logit model (McFadden 1974) over the
// features of party_features.h, fitted on sentences whose parties readers marked (train/parties.sh).
//
// Immutable; any number of threads. Tested in tests/unit/code/events/revise_parties_test.cc.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "code/events/party_features.h"
#include "tacitus/result.h"

namespace tacitus {

class PartyModel {
 public:
  // Of data/models/parties.tsv. Fails with file:line where a weight is no number, or a feature is listed twice.
  static Result<PartyModel> Load(const std::string& data_folder);
  explicit PartyModel(std::unordered_map<FeatureKey, double> weights) : weights_(std::move(weights)) {}

  // Of each option and of nobody, in the order of PartyFeatures: the higher, the likelier.
  [[nodiscard]] std::vector<double> Scores(const std::vector<std::vector<FeatureKey>>& features) const;

 private:
  std::unordered_map<FeatureKey, double> weights_;
};

}  // namespace tacitus
