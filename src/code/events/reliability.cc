#include "code/events/reliability.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "base/table_file.h"

namespace tacitus {
namespace {

constexpr std::size_t kReasonsTold = 2;

// Of an event's rule, as its record has it: "data/rules/reject.rules:12".
Origin OriginOf(std::string_view rule) {
  const std::size_t colon = std::min(rule.rfind(':'), rule.size());
  Origin origin{InternName(std::string(rule.substr(0, colon))), 0};
  if (colon < rule.size()) std::from_chars(rule.data() + colon + 1, rule.data() + rule.size(), origin.line);
  return origin;
}

// The features that speak most against an event: "source=unknown noun, direct speech".
std::string Against(const LinearModel& model, const std::vector<std::string>& features) {
  std::vector<std::pair<double, std::string_view>> against;
  for (const std::string& feature : features) {
    const double weight = model.Score({&feature, 1});
    if (weight < 0 && feature != "bias") against.emplace_back(weight, feature);
  }
  std::sort(against.begin(), against.end());
  std::string words;
  for (std::size_t i = 0; i < std::min(against.size(), kReasonsTold); ++i) {
    words.append(words.empty() ? "" : ", ").append(against[i].second);
  }
  return words;
}

}  // namespace

Result<Reliability> Reliability::Load(const std::string& data_folder) {
  Result<LinearModel> model = LinearModel::Read(data_folder, "models/reliability.tsv");
  if (!model) return model.error();
  return Reliability(std::move(*model));
}

void Reliability::LeaveOutUnreliable(const Tree& tree, double least, Coding& coding, std::vector<Event>& events) const {
  std::vector<Event> kept;
  for (Event& event : events) {
    const std::vector<std::string> features = ReliabilityFeatures(tree, coding, event);
    const double score = model_.Score(features);
    if (score >= least) {
      kept.push_back(std::move(event));
      continue;
    }
    const std::string against = Against(model_, features);
    coding.left_out.push_back({event.event,
                               {event.trigger.start, event.trigger.end},
                               OriginOf(event.rule),
                               "hardly right as it is told (" + TwoDecimals(std::clamp(score, 0.0, 1.0)) + ")" +
                                   (against.empty() ? "" : ": " + against),
                               {}});
  }
  events = std::move(kept);
  std::stable_sort(coding.left_out.begin(), coding.left_out.end(),
                   [](const LeftOut& a, const LeftOut& b) { return a.trigger.start < b.trigger.start; });
}

}  // namespace tacitus
