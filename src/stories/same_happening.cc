#include "stories/same_happening.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "base/distance.h"
#include "base/hash.h"

namespace tacitus {
namespace {

constexpr int kEnough = 5;
constexpr int kSameParty = 3;
constexpr int kLikeParty = 2;
constexpr int kSameDocument = 3;
constexpr int kSameSentence = 5;

constexpr double kSameTownKm = 30;
constexpr double kOtherTownKm = 100;
constexpr double kSameRegionKm = 150;
constexpr double kOtherRegionKm = 300;

// What points agree on, and whether one of them is its own.
struct Agreement {
  int points = 0;
  bool telling = false;
};

// Nothing where the two cannot be the same.
using Comparison = std::optional<Agreement>;

// PLOVER's sectors by what their members do: those of a state, those who fight it, and the rest.
enum class Side { kUnknown, kState, kArmed, kCivil };

Side SideOf(std::uint16_t sector) {
  static const auto hashes = [](std::initializer_list<std::string_view> codes) {
    std::array<std::uint16_t, 8> all{};
    std::transform(codes.begin(), codes.end(), all.begin(),
                   [](std::string_view code) { return static_cast<std::uint16_t>(Hash64(code) | 1U); });
    return all;
  };
  static const std::array<std::uint16_t, 8> state = hashes({"GOV", "MIL", "JUD", "LEG", "SPY", "COP"});
  static const std::array<std::uint16_t, 8> armed = hashes({"REB", "INS", "SEP", "UAF", "CRM", "RAD"});
  if (sector == 0) return Side::kUnknown;
  if (std::find(state.begin(), state.end(), sector) != state.end()) return Side::kState;
  return std::find(armed.begin(), armed.end(), sector) != armed.end() ? Side::kArmed : Side::kCivil;
}

// A country as such, which its government and its army may stand for.
bool IsCountry(const PartyFacts& party) { return party.country != 0 && party.sector == 0; }

Comparison CompareNames(const PartyFacts& one, const PartyFacts& other) {
  if (one.actor != 0 && one.actor == other.actor) return Agreement{kSameParty, !IsCountry(one)};
  if (one.actor != 0 || other.actor != 0 || one.family != other.family) return std::nullopt;
  if (one.given != 0 && other.given != 0 && one.given != other.given) return std::nullopt;
  return Agreement{kSameParty, true};
}

Comparison CompareParties(const PartyFacts& one, const PartyFacts& other) {
  if (!one.IsKnown() || !other.IsKnown()) return Agreement{};
  if (one.IsNamed() && other.IsNamed() && !IsCountry(one) && !IsCountry(other)) {
    const Comparison named = CompareNames(one, other);
    // Names of people are sure; what else a name was read from may be known by another.
    if (named || (one.sector != 0 && other.sector != 0)) return named;
  }
  if (one.country != 0 && other.country != 0 && one.country != other.country) return std::nullopt;
  const bool same_country = one.country != 0 && one.country == other.country;
  if (IsCountry(one) && IsCountry(other)) return Agreement{kSameParty, false};
  const Side side = SideOf(one.sector);
  const Side other_side = SideOf(other.sector);
  if (side == Side::kUnknown || other_side == Side::kUnknown) {
    const bool state = side == Side::kState || other_side == Side::kState;
    return Agreement{!same_country ? 0 : state ? kLikeParty : 1, false};
  }
  if (side != other_side) return std::nullopt;
  if (side == Side::kState && one.sector != other.sector) return Agreement{same_country ? 1 : 0, false};
  return Agreement{same_country ? kLikeParty : 1, false};
}

// "Pastor abducted" may be read as his doing: where only one party is told, it may be the other account's other one.
Comparison CompareRoles(const EventFacts& one, const EventFacts& other) {
  const Comparison sources = CompareParties(one.source, other.source);
  const Comparison targets = CompareParties(one.target, other.target);
  if (sources && targets) return Agreement{sources->points + targets->points, sources->telling || targets->telling};
  const auto swapped = [](const EventFacts& half, const EventFacts& whole) -> Comparison {
    if (half.source.IsKnown() == half.target.IsKnown()) return std::nullopt;
    const bool source = half.source.IsKnown();
    const Comparison found =
        source ? CompareParties(half.source, whole.target) : CompareParties(half.target, whole.source);
    if (!found || found->points == 0) return std::nullopt;
    return Agreement{std::min(found->points, kLikeParty), found->telling};
  };
  if (one.document != other.document) return std::nullopt;
  const Comparison half = swapped(one, other);
  return half ? half : swapped(other, one);
}

Comparison ComparePlaces(const PlaceFacts& one, const PlaceFacts& other) {
  if (one.extent == 0 || other.extent == 0) return Agreement{};
  if (one.country != 0 && other.country != 0 && one.country != other.country) return std::nullopt;
  if (one.extent == 1 || other.extent == 1) return Agreement{};
  if (one.geonameid == other.geonameid) return Agreement{2, true};
  const bool region = one.extent == 2 || other.extent == 2;
  const double distance = DistanceInKm(one.latitude, one.longitude, other.latitude, other.longitude);
  // Two regions are as far apart as their middles; one may be part of the other.
  if (one.extent == 2 && other.extent == 2 && distance > kOtherTownKm) return std::nullopt;
  if (distance > (region ? kOtherRegionKm : kOtherTownKm)) return std::nullopt;
  if (distance > (region ? kSameRegionKm : kSameTownKm)) return Agreement{};
  return region ? Agreement{1, false} : Agreement{2, true};
}

Agreement CompareWords(const EventFacts& one, const EventFacts& other) {
  if (one.sentence != 0 && one.sentence == other.sentence) return {kSameSentence, true};
  const auto size = [](const EventFacts& facts) {
    return std::find(facts.words.begin(), facts.words.end(), 0U) - facts.words.begin();
  };
  const auto smaller = std::min(size(one), size(other));
  std::ptrdiff_t shared = 0;
  for (const std::uint16_t word : one.words) {
    shared += word != 0 && std::find(other.words.begin(), other.words.end(), word) != other.words.end() ? 1 : 0;
  }
  if (shared >= 3 && 2 * shared >= smaller) return {2, true};
  return (shared >= 3 && 3 * shared >= smaller) || (shared == 2 && smaller <= 4) ? Agreement{1, true} : Agreement{};
}

// Whether they can be of one time, and whether both are told to be of the same day.
bool CanBeOfOneTime(const EventFacts& one, const EventFacts& other) {
  // A night belongs to two days, and noon there to another day than noon here.
  const std::int64_t slack = one.exact && other.exact ? 1 : 0;
  return std::int64_t{one.first_day} <= other.last_day + slack && std::int64_t{other.first_day} <= one.last_day + slack;
}

// Days that the accounts are apart: of exact dates, or of the reports.
std::int64_t DaysApart(const EventFacts& one, const EventFacts& other) {
  if (one.exact != other.exact) return 0;
  return std::abs(std::int64_t{one.last_day} - other.last_day);
}

}  // namespace

int SameHappening(const EventFacts& one, const EventFacts& other) {
  if (one.type != other.type || one.phase != other.phase || !CanBeOfOneTime(one, other)) return 0;
  const Comparison roles = CompareRoles(one, other);
  const Comparison places = ComparePlaces(one.place, other.place);
  if (!roles || !places) return 0;
  const Agreement words = CompareWords(one, other);
  int points = roles->points + places->points + words.points;
  bool telling = roles->telling || places->telling || words.telling;
  if (one.mode != 0 && other.mode != 0) points += one.mode == other.mode ? 1 : -1;
  const bool same_document = one.document == other.document && !one.words_count;
  if (same_document) {
    points += kSameDocument;
    telling = true;
  }
  // The like goes on day after day between the same two: another day, or another statement, needs words in common.
  if (words.points == 0 && !same_document && (one.words_count || DaysApart(one, other) > (one.exact ? 0 : 1))) return 0;
  if (words.points < 2 && one.exact && other.exact && DaysApart(one, other) > 0) return 0;
  return telling && points >= kEnough ? points : 0;
}

}  // namespace tacitus
