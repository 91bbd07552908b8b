#include "base/distance.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tacitus {
namespace {

constexpr double kEarthRadiusInKm = 6371.0;

}  // namespace

double DistanceInKm(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
  constexpr double kRadians = std::numbers::pi / 180;
  const double dy = std::sin((latitude_b - latitude_a) * kRadians / 2);
  const double dx = std::sin((longitude_b - longitude_a) * kRadians / 2);
  const double h = dy * dy + std::cos(latitude_a * kRadians) * std::cos(latitude_b * kRadians) * dx * dx;
  return 2 * kEarthRadiusInKm * std::asin(std::sqrt(std::min(h, 1.0)));
}

}  // namespace tacitus
