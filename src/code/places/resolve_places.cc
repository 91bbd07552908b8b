#include "code/places/resolve_places.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tacitus {
namespace {

constexpr int kRounds = 3;             // readings settle after two; the third is for safety
constexpr double kCountryWorth = 9.0;  // a city of a thousand million, so to speak
constexpr double kRegionWorth = 7.6;
constexpr double kAdmin1Worth = 6.1;
constexpr double kAdmin2Worth = 3.6;
constexpr double kCapitalBonus = 1.2;
constexpr double kAlternateCost = 2.0;
constexpr double kAbbreviationCost = 0.5;
constexpr double kContainedBonus = 8.0;
constexpr double kSameCountryBonus = 1.6;
constexpr double kSameAdmin1Bonus = 2.2;
constexpr double kNearBonus = 1.2;
constexpr double kNearKm = 150;
constexpr double kForeignCost = 1.2;  // of a small town in a country that nothing else speaks of
constexpr std::uint32_t kSmallTown = 200'000;
constexpr double kLeastWorth = 2.4;  // below it, a name is rather one that the gazetteer lacks
constexpr double kWeakClue = 0.35;
constexpr double kHomeBonus = 3.0;

struct Candidate {
  std::uint32_t place = kNoPlace;
  double worth = 0;  // without context
};

double WorthOf(const Gazetteer& gazetteer, const NamedPlace& named) {
  const std::string_view feature = gazetteer.FeatureOf(named.place);
  const double size = std::log10(gazetteer.PopulationOf(named.place) + 1.0);
  double worth = size;
  if (feature.starts_with("PCL") || feature == "CONT") {
    worth = kCountryWorth;
    if (feature == "PCL" || size < 5) worth = std::max(kRegionWorth - 1, size);
  } else if (feature == "ADM1") {
    worth = kAdmin1Worth + 0.1 * size;
  } else if (feature == "ADM2") {
    worth = kAdmin2Worth + 0.1 * size;
  } else if (feature == "PPLC") {
    worth = size + kCapitalBonus;
  } else if (feature != "PPL") {
    worth = kRegionWorth;
  }
  if (named.alternate) worth -= kAlternateCost;
  if (named.abbreviation) worth -= kAbbreviationCost;
  return worth;
}

// "Ind." and "LA" may be abbreviations, "in" and "La" are none.
bool IsWrittenAsAbbreviation(const std::string& text) {
  return text.ends_with('.') || std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::vector<Candidate> CandidatesOf(const PlaceName& name, const Gazetteer& gazetteer) {
  std::vector<Candidate> candidates;
  for (const NamedPlace& named : gazetteer.Find(name.text)) {
    if (named.demonym && !name.may_be_demonym) continue;
    if (!named.demonym && name.may_be_demonym) continue;
    if (named.abbreviation && !IsWrittenAsAbbreviation(name.text)) continue;
    const double worth = WorthOf(gazetteer, named);
    const auto same = std::find_if(candidates.begin(), candidates.end(),
                                   [&](const Candidate& other) { return other.place == named.place; });
    if (same == candidates.end()) {
      candidates.push_back({named.place, worth});
    } else {
      same->worth = std::max(same->worth, worth);
    }
  }
  return candidates;
}

// What the document's other names say, each by its likeliest reading.
class Context {
 public:
  Context(const std::vector<PlaceName>& names, const std::vector<std::uint32_t>& readings, const Gazetteer& gazetteer)
      : names_(names), readings_(readings), gazetteer_(gazetteer) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (readings[i] == kNoPlace) continue;
      const double weight = names[i].weak ? kWeakClue : 1;
      total_ += weight;
      countries_[gazetteer.CountryOf(readings[i])] += weight;
      if (const std::uint32_t admin = gazetteer.Admin1Of(readings[i]); admin != kNoPlace) admins_[admin] += weight;
    }
  }

  // What `place` gains from the other names, read for name `self`.
  [[nodiscard]] double BonusOf(std::uint32_t place, std::size_t self) const {
    double bonus = 0;
    const PlaceName* name = self < names_.size() ? &names_[self] : nullptr;
    if (name != nullptr && name->container < names_.size() && readings_[name->container] != kNoPlace) {
      if (IsContained(place, readings_[name->container])) bonus += kContainedBonus;
    }
    bonus += kSameCountryBonus * ShareOf(countries_, gazetteer_.CountryOf(place), self, [&](std::uint32_t other) {
               return std::uint32_t{gazetteer_.CountryOf(other)};
             });
    if (IsForeign(place, self)) bonus -= kForeignCost;
    const std::uint32_t admin = gazetteer_.Admin1Of(place);
    if (admin != kNoPlace) {
      bonus += kSameAdmin1Bonus *
               ShareOf(admins_, admin, self, [&](std::uint32_t other) { return gazetteer_.Admin1Of(other); });
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i].home && i != self && readings_[i] == place) bonus += kHomeBonus;
    }
    return bonus + NearBonusOf(place, self);
  }

 private:
  // "San Martin, San Salvador" is in the department, though the city is better known.
  [[nodiscard]] bool IsContained(std::uint32_t place, std::uint32_t container) const {
    if (gazetteer_.IsInside(place, container)) return true;
    const std::uint32_t division = gazetteer_.Admin1Of(container);
    return division != kNoPlace && division != place && gazetteer_.NameOf(division) == gazetteer_.NameOf(container) &&
           gazetteer_.IsInside(place, division);
  }

  // Whether other names speak of countries, and none of them of this small town's.
  [[nodiscard]] bool IsForeign(std::uint32_t place, std::size_t self) const {
    if (gazetteer_.FeatureOf(place) != "PPL" || gazetteer_.PopulationOf(place) > kSmallTown) return false;
    bool others = false;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (i == self || readings_[i] == kNoPlace || (self < names_.size() && names_[i].text == names_[self].text))
        continue;
      if (gazetteer_.CountryOf(readings_[i]) == gazetteer_.CountryOf(place)) return false;
      others = true;
    }
    return others;
  }

  // How much of the context agrees, without the name itself and its repetitions: square root, so that a few names
  // already weigh.
  template <typename Tally, typename KeyOf>
  [[nodiscard]] double ShareOf(const Tally& tally, std::uint32_t key, std::size_t self, KeyOf key_of) const {
    const auto found = tally.find(key);
    if (found == tally.end()) return 0;
    double agreeing = found->second;
    double all = total_;
    if (self < names_.size()) {
      for (std::size_t i = 0; i < names_.size(); ++i) {
        if (readings_[i] == kNoPlace || names_[i].home || names_[i].text != names_[self].text) continue;
        const double weight = names_[i].weak ? kWeakClue : 1;
        all -= weight;
        if (key_of(readings_[i]) == key) agreeing -= weight;
      }
    }
    return all <= 0 || agreeing <= 0 ? 0
                                     : std::sqrt(std::min(agreeing / all, 1.0)) * std::min(1.0, 0.4 + 0.3 * agreeing);
  }

  [[nodiscard]] double NearBonusOf(std::uint32_t place, std::size_t self) const {
    if (!gazetteer_.FeatureOf(place).starts_with("PPL")) return 0;
    double nearest = kNearKm;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (readings_[i] == kNoPlace || (self < names_.size() && !names_[i].home && names_[i].text == names_[self].text))
        continue;
      if (!gazetteer_.FeatureOf(readings_[i]).starts_with("PPL") && gazetteer_.FeatureOf(readings_[i]) != "ADM2")
        continue;
      if (readings_[i] != place) nearest = std::min(nearest, gazetteer_.DistanceInKm(place, readings_[i]));
    }
    return kNearBonus * (1 - nearest / kNearKm);
  }

  const std::vector<PlaceName>& names_;
  const std::vector<std::uint32_t>& readings_;
  const Gazetteer& gazetteer_;
  double total_ = 0;
  std::map<std::uint32_t, double> countries_;
  std::map<std::uint32_t, double> admins_;
};

std::uint32_t BestOf(const std::vector<Candidate>& candidates, const Context& context, std::size_t self) {
  std::uint32_t best = kNoPlace;
  double best_worth = 0;
  for (const Candidate& candidate : candidates) {
    const double worth = candidate.worth + context.BonusOf(candidate.place, self);
    if (worth < kLeastWorth) continue;
    if (best != kNoPlace && worth <= best_worth) continue;
    best = candidate.place;
    best_worth = worth;
  }
  return best;
}

// One name, one place: a contained mention ("Edmonton, Kentucky") decides for the bare ones.
void ShareReadings(const std::vector<PlaceName>& names, const Gazetteer& gazetteer,
                   std::vector<std::uint32_t>& readings) {
  std::map<std::string, std::uint32_t> decided;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::uint32_t container = names[i].container;
    if (names[i].home || container >= names.size()) continue;
    if (readings[i] == kNoPlace || readings[container] == kNoPlace) continue;
    if (gazetteer.IsInside(readings[i], readings[container])) decided.emplace(names[i].text, readings[i]);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = decided.find(names[i].text);
    if (found != decided.end() && !names[i].home && names[i].container >= names.size()) readings[i] = found->second;
  }
}

}  // namespace

std::vector<std::uint32_t> ResolvePlaces(const std::vector<PlaceName>& names, const PlaceKnowledge& knowledge) {
  const Gazetteer& gazetteer = knowledge.gazetteer();
  std::map<std::pair<std::string, bool>, std::vector<Candidate>> candidates;
  for (const PlaceName& name : names) {
    auto& found = candidates[{name.text, name.may_be_demonym}];
    if (found.empty()) found = CandidatesOf(name, gazetteer);
  }
  std::vector<std::uint32_t> readings(names.size(), kNoPlace);
  for (int round = 0; round < kRounds; ++round) {
    const std::vector<std::uint32_t> before = readings;
    const Context context(names, before, gazetteer);
    for (std::size_t i = 0; i < names.size(); ++i) {
      readings[i] = BestOf(candidates[{names[i].text, names[i].may_be_demonym}], context, i);
    }
    ShareReadings(names, gazetteer, readings);
  }
  return readings;
}

std::vector<std::uint32_t> RankCandidates(const PlaceName& name, const std::vector<PlaceName>& context,
                                          const PlaceKnowledge& knowledge) {
  const Gazetteer& gazetteer = knowledge.gazetteer();
  std::vector<PlaceName> names = context;
  PlaceName self = name;
  if (!context.empty()) self.container = 0;
  names.push_back(self);
  const std::vector<std::uint32_t> readings = ResolvePlaces(names, knowledge);
  const Context around(names, readings, gazetteer);
  std::vector<Candidate> candidates = CandidatesOf(name, gazetteer);
  for (Candidate& candidate : candidates) candidate.worth += around.BonusOf(candidate.place, names.size() - 1);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.worth > b.worth; });
  std::vector<std::uint32_t> places;
  for (const Candidate& candidate : candidates) places.push_back(candidate.place);
  return places;
}

}  // namespace tacitus
