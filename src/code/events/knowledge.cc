#include "code/events/knowledge.h"

#include <utility>

namespace tacitus {
namespace {

// Loads one part, unless an earlier one failed.
template <typename Part>
std::optional<Part> LoadPart(const std::string& data_folder, std::optional<Error>& problem) {
  if (problem) return std::nullopt;
  Result<Part> part = Part::Load(data_folder);
  if (part) return std::move(*part);
  problem = part.error();
  return std::nullopt;
}

}  // namespace

Result<CodingKnowledge> CodingKnowledge::Load(const std::string& data_folder) {
  std::optional<Error> problem;
  auto actors = LoadPart<ActorKnowledge>(data_folder, problem);
  auto times = LoadPart<TimeKnowledge>(data_folder, problem);
  auto places = LoadPart<PlaceKnowledge>(data_folder, problem);
  auto quotes = LoadPart<QuoteKnowledge>(data_folder, problem);
  auto status = LoadPart<StatusKnowledge>(data_folder, problem);
  auto counts = LoadPart<CountKnowledge>(data_folder, problem);
  auto rules = LoadPart<RuleSet>(data_folder, problem);
  auto ontology = LoadPart<Ontology>(data_folder, problem);
  auto transforms = LoadPart<Transforms>(data_folder, problem);
  auto evaluations = LoadPart<EvaluationWords>(data_folder, problem);
  auto confidence = LoadPart<TypeConfidence>(data_folder, problem);
  auto noise = LoadPart<NoiseKnowledge>(data_folder, problem);
  auto parties = LoadPart<PartyModel>(data_folder, problem);
  auto reliability = LoadPart<Reliability>(data_folder, problem);
  if (problem) return *problem;
  Result<ContextWords> contexts = ContextWords::Load(data_folder, *ontology);
  if (!contexts) return contexts.error();
  return CodingKnowledge{std::move(*actors),     std::move(*times),    std::move(*places),      std::move(*quotes),
                         std::move(*status),     std::move(*counts),   std::move(*rules),       std::move(*ontology),
                         std::move(*transforms), std::move(*contexts), std::move(*evaluations), *confidence,
                         std::move(*noise),      std::move(*parties),  std::move(*reliability)};
}

}  // namespace tacitus
