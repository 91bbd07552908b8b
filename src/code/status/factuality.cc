#include "code/status/factuality.h"

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "code/quotes/cue_syntax.h"

namespace tacitus {
namespace {

bool IsOwnNegation(const ScopeCue& cue) {
  return cue.kind == ScopeCueKind::kParticle && cue.particle == ParticleClass::kNegation && cue.step == 0;
}

// What a particle makes of the value it stands over, and of the status.
void ApplyParticle(ParticleClass particle, Composed& state) {
  // What is open already keeps its kind: "promised that it would" is promised.
  const bool settled = state.status == Status::kActual || state.status == Status::kOngoing ||
                       state.status == Status::kRepeated || state.status == Status::kNegated;
  const auto open = [&](double value, Status status) {
    state.value = value;
    if (settled) state.status = status;
  };
  const auto set = [&](double value, Status status) {
    state.value = value;
    state.status = status;
  };
  switch (particle) {
    case ParticleClass::kNegation:
      state.value = -state.value;
      if (state.status == Status::kActual || state.status == Status::kOngoing || state.status == Status::kPlanned) {
        state.status = Status::kNegated;  // "will not" is no plan
      } else if (state.status == Status::kNegated) {
        state.status = Status::kActual;
      }
      return;
    case ParticleClass::kFuture:
      return open(state.value * 0.5, Status::kPlanned);
    case ParticleClass::kThreatened:
      return open(0, Status::kThreatened);
    case ParticleClass::kPossible:
    case ParticleClass::kDoubtful:
    case ParticleClass::kAbout:
    case ParticleClass::kHypothetical:
      return open(state.value * 0.2, Status::kHypothetical);
    case ParticleClass::kAble:
      return open(state.value * 0.5, Status::kHypothetical);
    case ParticleClass::kNecessary:
      return open(state.value * 0.2, Status::kDemanded);
    case ParticleClass::kCondition:
      return set(0, Status::kConditional);
    case ParticleClass::kPurpose:
      return open(state.value * 0.3, Status::kPlanned);
    case ParticleClass::kPresupposed:
      return set(3, Status::kActual);
    case ParticleClass::kBefore:
      state.value *= 0.7;
      return;
    case ParticleClass::kWithout:
    case ParticleClass::kAlmost:
      return open(-state.value, Status::kNegated);
    case ParticleClass::kAlleged:
      return open(state.value * 0.5, Status::kAlleged);
    case ParticleClass::kOngoing:
      if (state.status == Status::kActual && state.value > 0) state.status = Status::kOngoing;
      return;
    case ParticleClass::kFrequent:
      if (state.status == Status::kActual) state.status = Status::kRepeated;
      return;
    case ParticleClass::kPast:
    case ParticleClass::kSure:
      return;
  }
}

void ApplyPredicate(const PredicateCue& predicate, Composed& state) {
  if (predicate.IsFactive()) {
    state.value = 3;
    state.status = Status::kActual;
    return;
  }
  const double sign = state.value >= 0 ? predicate.positive : predicate.negative;
  const double strength = std::abs(state.value) / 3;
  const bool held = state.value >= 0;
  state.value = sign * strength;
  if (sign == 3) {
    if (predicate.status == Status::kOngoing) state.status = Status::kOngoing;
    if (state.status == Status::kNegated) state.status = Status::kActual;
  } else if (sign == -3) {
    const bool was_real =
        state.status == Status::kActual || state.status == Status::kOngoing || state.status == Status::kNegated;
    if (was_real) state.status = predicate.status == Status::kDenied ? Status::kDenied : Status::kNegated;
  } else if (sign > 0 && held && predicate.status == Status::kActual) {
    return;  // "helped broker": it most likely happened, and the article says no more
  } else {
    state.status = held || predicate.status == Status::kAlleged ? predicate.status : Status::kHypothetical;
    if (state.status == Status::kActual || state.status == Status::kNegated) state.status = Status::kHypothetical;
  }
}

void Apply(const ScopeCue& cue, Composed& state) {
  switch (cue.kind) {
    case ScopeCueKind::kPredicate:
      return ApplyPredicate(*cue.predicate, state);
    case ScopeCueKind::kParticle:
      return ApplyParticle(cue.particle, state);
    case ScopeCueKind::kPurpose:
      return ApplyParticle(ParticleClass::kPurpose, state);
    case ScopeCueKind::kAim:  // which the number leaves to the model
      if (state.status == Status::kActual || state.status == Status::kOngoing || state.status == Status::kRepeated) {
        state.status = Status::kHypothetical;
      }
      return;
    case ScopeCueKind::kQuestion:
      return ApplyParticle(ParticleClass::kHypothetical, state);
    case ScopeCueKind::kImperative:
      return ApplyParticle(ParticleClass::kNecessary, state);
    case ScopeCueKind::kProgressive:
      return ApplyParticle(ParticleClass::kOngoing, state);
    case ScopeCueKind::kHabitual:
      return ApplyParticle(ParticleClass::kFrequent, state);
    case ScopeCueKind::kHead:
      return;
  }
}

}  // namespace

Composed Compose(const Scope& scope, bool own_negation) {
  Composed state;
  for (auto cue = scope.cues.rbegin(); cue != scope.cues.rend(); ++cue) {
    if (!own_negation && IsOwnNegation(*cue)) continue;
    const double value = state.value;
    const Status status = state.status;
    Apply(*cue, state);
    if (value != state.value || status != state.status) state.decisive = &*cue;
  }
  return state;
}

bool IsNegated(const Scope& scope) {
  return std::count_if(scope.cues.begin(), scope.cues.end(), IsOwnNegation) % 2 == 1;
}

double Factuality(const StatusKnowledge& knowledge, const Composed& composed,
                  const std::vector<std::string>& features) {
  // Chosen on the development data, whose texts are further from those the weights were fitted on than these are from
  // each other (there, none would be best): the composed value knows nothing of either.
  constexpr double kComposedShare = 0.15;
  const double fitted = knowledge.model().Score(features);
  return (1 - kComposedShare) * std::clamp(fitted, -3.0, 3.0) + kComposedShare * composed.value;
}

}  // namespace tacitus
