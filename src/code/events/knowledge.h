// Everything the coder goes by, loaded once from the data folder.
//
// Immutable; shared by all threads. What each part holds is said in its own header.
#pragma once

#include <optional>
#include <string>

#include "code/actors/knowledge.h"
#include "code/counts/counts.h"
#include "code/events/evaluation_words.h"
#include "code/events/noise.h"
#include "code/events/party_model.h"
#include "code/events/reliability.h"
#include "code/events/transforms.h"
#include "code/ontology/contexts.h"
#include "code/ontology/ontology.h"
#include "code/places/find_places.h"
#include "code/quotes/quote_knowledge.h"
#include "code/status/status.h"
#include "code/times/find_times.h"
#include "code/types/rule_set.h"
#include "code/types/type_confidence.h"
#include "tacitus/result.h"

namespace tacitus {

struct CodingKnowledge {
  ActorKnowledge actors;
  TimeKnowledge times;
  PlaceKnowledge places;
  QuoteKnowledge quotes;
  StatusKnowledge status;
  CountKnowledge counts;
  RuleSet rules;
  Ontology ontology;
  Transforms transforms;
  ContextWords contexts;
  EvaluationWords evaluations;
  TypeConfidence confidence;
  NoiseKnowledge noise;
  PartyModel parties;
  Reliability reliability;

  static Result<CodingKnowledge> Load(const std::string& data_folder);
};

}  // namespace tacitus
