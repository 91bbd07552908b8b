#include "code/status/status_knowledge.h"

#include <array>

#include "base/table_file.h"

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 20> kClassNames = {
    "future",    "possible", "hypothetical", "necessary", "able",     "past",      "negation",
    "condition", "purpose",  "presupposed",  "without",   "before",   "about",     "alleged",
    "doubtful",  "sure",     "almost",       "ongoing",   "frequent", "threatened"};

std::optional<ParticleClass> ClassOf(std::string_view name) {
  for (std::size_t i = 0; i < kClassNames.size(); ++i) {
    if (kClassNames[i] == name) return static_cast<ParticleClass>(i);
  }
  return std::nullopt;
}

std::optional<double> SignOf(std::string_view cell) {
  if (cell == "+") return 3;
  if (cell == "+?") return 1.5;
  if (cell == "o") return 0;
  if (cell == "-?") return -1.5;
  if (cell == "-") return -3;
  return std::nullopt;
}

std::optional<Status> StatusFrom(std::string_view cell) {
  for (int i = 0; i <= static_cast<int>(Status::kHypothetical); ++i) {
    if (Name(static_cast<Status>(i)) == cell) return static_cast<Status>(i);
  }
  return std::nullopt;
}

Result<PredicateCue> PredicateFromRow(const TableFile::Row& row) {
  const std::optional<double> positive = SignOf(row.cells[3]);
  const std::optional<double> negative = SignOf(row.cells[4]);
  if (!positive || !negative) return TableFile::At(row, "a sign must be one of + +? o -? -");
  const std::optional<Status> status = StatusFrom(row.cells[5]);
  if (!status) return TableFile::At(row, "\"" + std::string(row.cells[5]) + "\" is no status");
  return PredicateCue{*positive, *negative, *status, row.origin};
}

}  // namespace

std::string_view Name(ParticleClass particle_class) { return kClassNames[static_cast<std::size_t>(particle_class)]; }

Result<StatusKnowledge> StatusKnowledge::LoadTables(const std::string& data_folder) {
  StatusKnowledge knowledge;
  const Result<TableFile> predicates =
      TableFile::Read(data_folder, "cues/predicates.tsv", {"lemma", "pos", "frame", "positive", "negative", "status"});
  if (!predicates) return predicates.error();
  for (const TableFile::Row& row : predicates->rows()) {
    const Result<PredicateCue> cue = PredicateFromRow(row);
    if (!cue) return cue.error();
    if (knowledge.Predicate(row.cells[1], row.cells[0], row.cells[2]) != nullptr)
      return TableFile::At(row, "there is a row for this lemma, part of speech and frame already");
    knowledge.predicates_[std::string(row.cells[0])].push_back(
        {std::string(row.cells[1]), std::string(row.cells[2]), *cue});
  }
  const Result<TableFile> particles = TableFile::Read(data_folder, "cues/particles.tsv", {"word", "kind", "class"});
  if (!particles) return particles.error();
  for (const TableFile::Row& row : particles->rows()) {
    const std::optional<ParticleClass> particle_class = ClassOf(row.cells[2]);
    if (!particle_class)
      return TableFile::At(row, "\"" + std::string(row.cells[2]) + "\" is no class; the table's comment lists them");
    if (knowledge.Particle(row.cells[1], row.cells[0]) != nullptr) continue;
    knowledge.particles_[std::string(row.cells[0])].push_back(
        {std::string(row.cells[1]), ParticleCue{*particle_class, row.origin}});
  }
  return knowledge;
}

Result<StatusKnowledge> StatusKnowledge::Load(const std::string& data_folder) {
  Result<StatusKnowledge> knowledge = LoadTables(data_folder);
  if (!knowledge) return knowledge;
  Result<LinearModel> model = LinearModel::Read(data_folder, "models/factuality.tsv");
  if (!model) return model.error();
  knowledge->model_ = *std::move(model);
  return knowledge;
}

const PredicateCue* StatusKnowledge::Predicate(std::string_view pos, std::string_view lemma,
                                               std::string_view frame) const {
  const auto found = predicates_.find(lemma);
  if (found == predicates_.end()) return nullptr;
  for (const PredicateRow& row : found->second) {
    if (row.pos == pos && row.frame == frame) return &row.cue;
  }
  return nullptr;
}

const ParticleCue* StatusKnowledge::Particle(std::string_view kind, std::string_view word) const {
  const auto found = particles_.find(word);
  if (found == particles_.end()) return nullptr;
  for (const ParticleRow& row : found->second) {
    if (row.kind == kind) return &row.cue;
  }
  return nullptr;
}

}  // namespace tacitus
