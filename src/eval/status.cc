#include "eval/status.h"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

#include "code/status/status.h"
#include "code/tree.h"
#include "eval/format.h"
#include "eval/spaced_text.h"

namespace tacitus {
namespace {

bool RowFromJson(const nlohmann::json& json, StatusRow& row) {
  if (!json.is_object() || !json.contains("text") || !json.contains("targets")) return false;
  if (!json["text"].is_string() || !json["targets"].is_array()) return false;
  row.text = json["text"].get<std::string>();
  for (const nlohmann::json& item : json["targets"]) {
    const bool sound = item.is_object() && item.contains("span1") && item["span1"].is_array() &&
                       item["span1"].size() == 2 && item["span1"][0].is_number_unsigned() &&
                       item["span1"][1].is_number_unsigned() && item.contains("label") && item["label"].is_number();
    if (!sound) return false;
    row.targets.push_back(
        {item["span1"][0].get<std::uint32_t>(), item["span1"][1].get<std::uint32_t>(), item["label"].get<double>()});
  }
  return true;
}

double Pearson(const std::vector<double>& x, const std::vector<double>& y) {
  const auto n = static_cast<double>(x.size());
  double sum_x = 0, sum_y = 0, sum_xx = 0, sum_yy = 0, sum_xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    sum_x += x[i];
    sum_y += y[i];
    sum_xx += x[i] * x[i];
    sum_yy += y[i] * y[i];
    sum_xy += x[i] * y[i];
  }
  const double spread = std::sqrt(n * sum_xx - sum_x * sum_x) * std::sqrt(n * sum_yy - sum_y * sum_y);
  return spread == 0 ? 0 : (n * sum_xy - sum_x * sum_y) / spread;
}

}  // namespace

Result<std::vector<StatusRow>> ReadStatusGold(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Error{ErrorCode::kUnreadable, "cannot open the gold file", path};
  std::vector<StatusRow> rows;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    StatusRow row;
    if (!RowFromJson(nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false), row)) {
      return Error{ErrorCode::kMalformed, "not an object with \"text\" and \"targets\" of \"span1\" and \"label\"",
                   path + ":" + std::to_string(number)};
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<StatusReport> EvaluateStatus(const std::string& path, const CodeText& code, const StatusKnowledge& knowledge) {
  const Result<std::vector<StatusRow>> rows = ReadStatusGold(path);
  if (!rows) return rows.error();
  StatusReport report;
  report.predictions = "row\tstart\tend\tfactuality\n";
  std::vector<double> said;
  std::vector<double> meant;
  for (std::size_t r = 0; r < rows->size(); ++r) {
    const SpacedText joined = JoinTokens((*rows)[r].text);
    const CodedText coded = code(joined.text);
    const Tree tree(coded.parse);
    for (const StatusTarget& target : (*rows)[r].targets) {
      if (target.start >= joined.tokens.size()) {
        return Error{ErrorCode::kMalformed, "a target lies beyond the text", path + ":" + std::to_string(r + 1)};
      }
      const std::uint32_t token = TokenAt(coded.parse, joined.tokens[target.start]);
      const double value = token == kNoIndex ? 0 : FactualityOf(tree, knowledge, coded.coding, token);
      said.push_back(value);
      meant.push_back(target.label);
      report.mean_absolute_error += std::abs(value - target.label);
      report.predictions += Format("%zu\t%u\t%u\t%.3f\n", r + 1, target.start, target.end, value);
    }
  }
  report.targets = static_cast<int>(said.size());
  if (!said.empty()) report.mean_absolute_error /= static_cast<double>(said.size());
  report.pearson = Pearson(said, meant);
  report.headline =
      Format("status: Pearson r %.3f MAE %.3f (n=%d)", report.pearson, report.mean_absolute_error, report.targets);
  return report;
}

}  // namespace tacitus
