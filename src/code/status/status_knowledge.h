// What the status step knows of words, and the weights of its factuality model.
//
// Read from data/cues/predicates.tsv and data/cues/particles.tsv, whose comments explain the columns, and from
// data/models/factuality.tsv (feature, weight), which tools/fit_status fits. Immutable once loaded; safe to share
// between threads. Tested in tests/unit/code/status/status_knowledge_test.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/strings.h"
#include "code/linear_model.h"
#include "tacitus/coding.h"
#include "tacitus/event.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

// A row of predicates.tsv: what follows for an event that hangs on a predicate in some frame.
struct PredicateCue {
  double positive = 0;  // where the predicate holds; -3, -1.5, 0, 1.5 or 3
  double negative = 0;  // where it is negated
  Status status = Status::kActual;
  Origin origin;

  [[nodiscard]] bool IsFactive() const { return positive == 3 && negative == 3; }
};

enum class ParticleClass : std::uint8_t {
  kFuture,
  kPossible,
  kHypothetical,
  kNecessary,
  kAble,
  kPast,
  kNegation,
  kCondition,
  kPurpose,
  kPresupposed,
  kWithout,
  kBefore,
  kAbout,
  kAlleged,
  kDoubtful,
  kSure,
  kAlmost,
  kOngoing,
  kFrequent,
  kThreatened,
};

// "future", "possible" …, as in particles.tsv.
std::string_view Name(ParticleClass particle_class);

struct ParticleCue {
  ParticleClass particle_class = ParticleClass::kNegation;
  Origin origin;
};

class StatusKnowledge {
 public:
  // Fails with file:line where a table is missing or a cell is not one of the values its comment lists.
  static Result<StatusKnowledge> Load(const std::string& data_folder);
  // Without the model's weights, as the fitting of them needs it.
  static Result<StatusKnowledge> LoadTables(const std::string& data_folder);

  // `pos` is "verb", "noun" or "adj", `frame` as in predicates.tsv; null where the table has no such row.
  [[nodiscard]] const PredicateCue* Predicate(std::string_view pos, std::string_view lemma,
                                              std::string_view frame) const;
  // `kind` is "aux", "adverb", "negator", "mark", "prep", "adj", "occasion" or "performed"; `word` in lower case.
  [[nodiscard]] const ParticleCue* Particle(std::string_view kind, std::string_view word) const;
  // Empty after LoadTables.
  [[nodiscard]] const LinearModel& model() const { return model_; }

 private:
  struct PredicateRow {
    std::string pos;
    std::string frame;
    PredicateCue cue;
  };
  struct ParticleRow {
    std::string kind;
    ParticleCue cue;
  };

  std::unordered_map<std::string, std::vector<PredicateRow>, WordHash, std::equal_to<>> predicates_;  // by lemma
  std::unordered_map<std::string, std::vector<ParticleRow>, WordHash, std::equal_to<>> particles_;    // by word
  LinearModel model_;
};

}  // namespace tacitus
