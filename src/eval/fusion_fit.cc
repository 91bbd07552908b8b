#include "eval/fusion_fit.h"

#include <algorithm>
#include <cmath>

namespace tacitus {
namespace {

constexpr double kLeast = 0.02;
constexpr double kMost = 5;
constexpr double kCost = 0.001;

std::size_t Best(const std::vector<double>& probabilities) {
  return static_cast<std::size_t>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
}

double CrossEntropy(const TypeFusion& fusion, const std::vector<FusionRow>& rows) {
  double sum = 0;
  for (const FusionRow& row : rows) sum -= std::log(Pool(fusion, *row.linear, *row.encoder)[row.label] + 1e-12);
  return sum;
}

// Golden section on the weight's logarithm, the other held.
void FitWeight(double TypeFusion::*weight, const std::vector<FusionRow>& rows, TypeFusion& fusion) {
  constexpr double kGolden = 0.6180339887498949;
  double low = std::log(kLeast);
  double high = std::log(kMost);
  const auto cost = [&](double logarithm) {
    fusion.*weight = std::exp(logarithm);
    return CrossEntropy(fusion, rows);
  };
  for (int round = 0; round < 25; ++round) {
    const double left = high - kGolden * (high - low);
    const double right = low + kGolden * (high - low);
    (cost(left) < cost(right) ? high : low) = cost(left) < cost(right) ? right : left;
  }
  fusion.*weight = std::exp((low + high) / 2);
}

double Accuracy(const TypeFusion& fusion, const std::vector<FusionRow>& rows) {
  int right = 0;
  for (const FusionRow& row : rows) {
    bool by_encoder = false;
    if (Best(Cascade(fusion, *row.linear, *row.encoder, by_encoder)) == row.label) ++right;
  }
  return static_cast<double>(right) / static_cast<double>(rows.size());
}

}  // namespace

std::vector<double> Cascade(const TypeFusion& fusion, const std::vector<double>& linear,
                            const std::vector<double>& encoder, bool& by_encoder) {
  by_encoder = linear[Best(linear)] < fusion.sure;
  return by_encoder ? Pool(fusion, linear, encoder) : linear;
}

TypeFusion FitFusion(const std::vector<FusionRow>& rows) {
  TypeFusion fusion;
  fusion.sure = 2;  // never
  if (rows.empty()) return fusion;
  for (int round = 0; round < 5; ++round) {
    FitWeight(&TypeFusion::linear, rows, fusion);
    FitWeight(&TypeFusion::encoder, rows, fusion);
  }
  const double full = Accuracy(fusion, rows);
  for (int percent = 99; percent >= 50; --percent) {
    TypeFusion surer = fusion;
    surer.sure = percent / 100.0;
    if (Accuracy(surer, rows) < full - kCost) break;
    fusion.sure = surer.sure;
  }
  return fusion;
}

}  // namespace tacitus
