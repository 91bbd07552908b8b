#include "code/status/status.h"

#include "code/status/condition.h"
#include "code/status/factuality.h"
#include "code/status/scope.h"

namespace tacitus {
namespace {

bool IsOpen(Status status) {
  return status == Status::kPlanned || status == Status::kPromised || status == Status::kThreatened ||
         status == Status::kHypothetical;
}

void Explain(const Tree& tree, const Composed& composed, StatusDecision& decision) {
  if (composed.decisive == nullptr) {
    decision.why = "asserted without any cue to the contrary";
    return;
  }
  const ScopeCue& cue = *composed.decisive;
  decision.origin = cue.origin;
  const Token& token = tree.token(cue.token);
  decision.evidence = {token.start, token.end};
  decision.why = std::string(Name(decision.status)) + " under \"" + std::string(tree.text(cue.token)) + "\"";
  if (cue.kind == ScopeCueKind::kPredicate) decision.why += " (" + cue.frame + ")";
}

void AddCondition(const Tree& tree, const StatusKnowledge& knowledge, const Scope& scope, StatusDecision& decision) {
  const std::optional<Condition> condition = ConditionOf(tree, knowledge, scope);
  if (!condition) return;
  decision.condition = std::string(tree.parse().TextOf(condition->tokens));
  decision.condition_span = tree.parse().BytesOf(condition->tokens);
  // What already happened happened, whatever may end it; what is only meant to happen depends on the condition.
  const bool depends = condition->inside || IsOpen(decision.status);
  if (!depends) return;
  decision.status = Status::kConditional;
  if (condition->inside || IsOpen(decision.status_without_negation)) {
    decision.status_without_negation = Status::kConditional;
  }
  const Token& mark = tree.token(condition->mark);
  decision.evidence = {mark.start, mark.end};
  decision.why = condition->inside ? "part of a condition" : "depends on a condition";
}

}  // namespace

StatusDecision StatusOf(const Tree& tree, const StatusKnowledge& knowledge, std::uint32_t token) {
  const Scope scope = ScopeOf(tree, knowledge, token);
  const Composed composed = Compose(scope);
  const Composed affirmed = Compose(scope, /*own_negation=*/false);
  StatusDecision decision;
  decision.negated = IsNegated(scope);
  decision.status = composed.status;
  decision.status_without_negation = affirmed.status;
  decision.factuality_without_negation = affirmed.value;
  Explain(tree, composed, decision);
  AddCondition(tree, knowledge, scope, decision);
  return decision;
}

double FactualityOf(const Tree& tree, const StatusKnowledge& knowledge, const Coding& coding, std::uint32_t token) {
  const Scope scope = ScopeOf(tree, knowledge, token);
  return Factuality(knowledge, Compose(scope), FactualityFeatures(tree, knowledge, coding, token, scope));
}

}  // namespace tacitus
