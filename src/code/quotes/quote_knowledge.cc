#include "code/quotes/quote_knowledge.h"

#include <optional>

#include "base/table_file.h"

namespace tacitus {
namespace {

std::optional<Pos> PosOf(std::string_view cell) {
  if (cell == "verb") return Pos::kVerb;
  if (cell == "noun") return Pos::kNoun;
  if (cell == "adj") return Pos::kAdj;
  return std::nullopt;
}

std::optional<ReportKind> KindOf(std::string_view cell) {
  if (cell == "speech") return ReportKind::kSpeech;
  if (cell == "thought") return ReportKind::kThought;
  if (cell == "attitude") return ReportKind::kAttitude;
  if (cell == "seeming") return ReportKind::kSeeming;
  return std::nullopt;
}

bool AddFrame(std::string_view frame, ReportCue& cue) {
  if (frame.starts_with("p:") && frame.size() > 2) {
    cue.prepositions.emplace_back(frame.substr(2));
    return true;
  }
  bool* flag = frame == "quote"    ? &cue.quote
               : frame == "that"   ? &cue.clause
               : frame == "to"     ? &cue.infinitive
               : frame == "obj-to" ? &cue.object_infinitive
               : frame == "raise"  ? &cue.raising
               : frame == "obj"    ? &cue.object
                                   : nullptr;
  if (flag == nullptr) return false;
  *flag = true;
  return true;
}

Result<ReportCue> CueFromRow(const TableFile::Row& row) {
  ReportCue cue;
  cue.origin = row.origin;
  const std::optional<Pos> pos = PosOf(row.cells[1]);
  if (!pos) return TableFile::At(row, "the part of speech must be verb, noun or adj");
  cue.pos = *pos;
  const std::optional<ReportKind> kind = KindOf(row.cells[2]);
  if (!kind) return TableFile::At(row, "the kind must be speech, thought, attitude or seeming");
  cue.kind = *kind;
  for (const std::string_view frame : SplitValues(row.cells[3])) {
    if (!AddFrame(frame, cue)) {
      return TableFile::At(row, "\"" + std::string(frame) + "\" is no frame; the table's comment lists them");
    }
  }
  return cue;
}

}  // namespace

Result<QuoteKnowledge> QuoteKnowledge::LoadTables(const std::string& data_folder) {
  QuoteKnowledge knowledge;
  const Result<TableFile> reports =
      TableFile::Read(data_folder, "cues/reports.tsv", {"lemma", "pos", "kind", "frames"});
  if (!reports) return reports.error();
  for (const TableFile::Row& row : reports->rows()) {
    Result<ReportCue> cue = CueFromRow(row);
    if (!cue) return cue.error();
    knowledge.cues_[std::string(row.cells[0])].push_back(*std::move(cue));
  }
  const Result<TableFile> media = TableFile::Read(data_folder, "cues/media.tsv", {"noun"});
  if (!media) return media.error();
  for (const TableFile::Row& row : media->rows()) knowledge.media_.emplace(row.cells[0], row.origin);
  const Result<TableFile> labels = TableFile::Read(data_folder, "cues/labels.tsv", {"word"});
  if (!labels) return labels.error();
  for (const TableFile::Row& row : labels->rows()) knowledge.labels_.emplace(row.cells[0], row.origin);
  return knowledge;
}

Result<QuoteKnowledge> QuoteKnowledge::Load(const std::string& data_folder) {
  Result<QuoteKnowledge> knowledge = LoadTables(data_folder);
  if (!knowledge) return knowledge;
  Result<LinearModel> cues = LinearModel::Read(data_folder, "models/report_cues.tsv");
  if (!cues) return cues.error();
  Result<LinearModel> extents = LinearModel::Read(data_folder, "models/cue_extents.tsv");
  if (!extents) return extents.error();
  return knowledge->With(*std::move(cues), *std::move(extents));
}

QuoteKnowledge QuoteKnowledge::With(LinearModel cues, LinearModel extents) const {
  QuoteKnowledge knowledge = *this;
  knowledge.cue_model_ = std::move(cues);
  knowledge.extent_model_ = std::move(extents);
  return knowledge;
}

std::span<const ReportCue> QuoteKnowledge::Cues(const std::string& lemma) const {
  const auto found = cues_.find(lemma);
  if (found == cues_.end()) return {};
  return found->second;
}

}  // namespace tacitus
