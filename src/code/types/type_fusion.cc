#include "code/types/type_fusion.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/table_file.h"

namespace tacitus {
namespace {

constexpr const char* kTable = "models/fusion.tsv";
constexpr double kSmallest = 1e-9;  // a class of probability 0 must stay possible to the other opinion

}  // namespace

Result<TypeFusion> TypeFusion::Load(const std::string& data_folder) {
  const Result<TableFile> table = TableFile::Read(data_folder, kTable, {"weight", "value"});
  if (!table) return table.error();
  TypeFusion fusion;
  for (const TableFile::Row& row : table->rows()) {
    double* const weight = row.cells[0] == "linear"    ? &fusion.linear
                           : row.cells[0] == "encoder" ? &fusion.encoder
                           : row.cells[0] == "sure"    ? &fusion.sure
                                                       : nullptr;
    if (weight == nullptr) return TableFile::At(row, "the weights are linear, encoder and sure");
    const std::string_view cell = row.cells[1];
    const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), *weight);
    if (problem != std::errc() || end != cell.data() + cell.size() || *weight < 0) {
      return TableFile::At(row, "\"" + std::string(cell) + "\" is no number from 0");
    }
  }
  return fusion;
}

std::vector<double> Pool(const TypeFusion& fusion, std::span<const double> linear, std::span<const double> encoder) {
  std::vector<double> pooled(linear.size());
  for (std::size_t i = 0; i < pooled.size(); ++i) {
    pooled[i] = fusion.linear * std::log(std::max(linear[i], kSmallest)) +
                fusion.encoder * std::log(std::max(encoder[i], kSmallest));
  }
  Normalise(pooled);
  return pooled;
}

void Normalise(std::vector<double>& logarithms) {
  const double largest = *std::max_element(logarithms.begin(), logarithms.end());
  double sum = 0;
  for (double& value : logarithms) sum += value = std::exp(value - largest);
  for (double& value : logarithms) value /= sum;
}

std::vector<double> Softmax(std::span<const float> scores, double temperature) {
  std::vector<double> probabilities;
  for (const float score : scores) probabilities.push_back(static_cast<double>(score) / temperature);
  Normalise(probabilities);
  return probabilities;
}

}  // namespace tacitus
