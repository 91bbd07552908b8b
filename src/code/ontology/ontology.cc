#include "code/ontology/ontology.h"

#include <charconv>
#include <utility>

#include "base/table_file.h"

namespace tacitus {
namespace {

constexpr std::size_t kTypeCount = 16;

// Reads a whole cell as a number between `low` and `high`.
std::optional<double> ReadNumber(std::string_view cell, double low, double high) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size() || value < low || value > high) return std::nullopt;
  return value;
}

bool IsCameoForm(std::string_view code) {
  return code.size() >= 2 && code.size() <= 4 && code.find_first_not_of("0123456789") == std::string_view::npos;
}

Error BadType(const TableFile::Row& row, std::string_view cell) {
  return TableFile::At(row,
                       "\"" + std::string(cell) + "\" is no event type; plover.tsv lists them (AGREE, CONSULT, …)");
}

Error BadCode(const TableFile::Row& row, std::string_view cell) {
  return TableFile::At(row, "\"" + std::string(cell) + "\" is no CAMEO code; it must have two to four digits");
}

Error BadNumber(const TableFile::Row& row, std::string_view column, std::string_view cell) {
  return TableFile::At(
      row, "\"" + std::string(cell) + "\" is no " + std::string(column) + "; it must be a number from -10 to 10");
}

Error Twice(const TableFile::Row& row, const std::string& what, const Origin& before) {
  return TableFile::At(row, what + " is listed twice; it stands in line " + std::to_string(before.line) + " too");
}

Error Unlisted(const Origin& at, const std::string& what, const std::string& table) {
  return Error{ErrorCode::kMalformed, what + ", which " + table + " does not list", at.ToString()};
}

}  // namespace

Result<Ontology> Ontology::Load(const std::string& data_folder) {
  Ontology ontology;
  using Step = Result<Done> (Ontology::*)(const std::string&);
  for (const Step step : {&Ontology::LoadTypes, &Ontology::LoadContexts, &Ontology::LoadModes, &Ontology::LoadCameo,
                          &Ontology::LoadOperators}) {
    if (Result<Done> done = (ontology.*step)(data_folder); !done) return done.error();
  }
  if (Result<Done> sound = ontology.CheckReferences(); !sound) return sound.error();
  return ontology;
}

Result<Done> Ontology::LoadTypes(const std::string& data_folder) {
  Result<TableFile> table = TableFile::Read(data_folder, "ontology/plover.tsv", {"event", "quad", "cameo", "score"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    const std::optional<EventType> event = EventTypeFromName(row.cells[0]);
    if (!event) {
      return TableFile::At(row, "\"" + std::string(row.cells[0]) + "\" is no event type that this program knows");
    }
    PloverType& type = types_[static_cast<std::size_t>(*event)];
    if (type.quad != 0) return Twice(row, std::string(row.cells[0]), type.origin);
    const std::optional<double> quad = ReadNumber(row.cells[1], 1, 4);
    if (!quad || *quad != static_cast<int>(*quad)) {
      return TableFile::At(row, "\"" + std::string(row.cells[1]) + "\" is no quad category; it must be 1, 2, 3 or 4");
    }
    if (!IsCameoForm(row.cells[2])) return BadCode(row, row.cells[2]);
    const std::optional<double> score = ReadNumber(row.cells[3], -10, 10);
    if (!score) return BadNumber(row, "score", row.cells[3]);
    type = {*event, static_cast<int>(*quad), std::string(row.cells[2]), *score, row.origin};
  }
  for (std::size_t i = 1; i <= kTypeCount; ++i) {
    if (types_[i].quad != 0) continue;
    return Error{ErrorCode::kMalformed,
                 "the event type " + std::string(Name(static_cast<EventType>(i))) + " has no line here",
                 "data/ontology/plover.tsv"};
  }
  return Done{};
}

Result<Done> Ontology::LoadContexts(const std::string& data_folder) {
  Result<TableFile> table = TableFile::Read(data_folder, "ontology/contexts.tsv", {"context"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    const auto [at, added] = contexts_.emplace(row.cells[0], row.origin);
    if (!added) return Twice(row, at->first, at->second);
  }
  return Done{};
}

Result<Done> Ontology::LoadModes(const std::string& data_folder) {
  Result<TableFile> table = TableFile::Read(data_folder, "ontology/modes.tsv", {"event", "mode", "cameo"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    const std::optional<EventType> event = EventTypeFromName(row.cells[0]);
    if (!event) return BadType(row, row.cells[0]);
    if (row.cells[1].empty()) return TableFile::At(row, "the mode is missing");
    if (!row.cells[2].empty() && !IsCameoForm(row.cells[2])) return BadCode(row, row.cells[2]);
    PloverMode mode{*event, std::string(row.cells[1]), std::string(row.cells[2]), row.origin};
    const auto [at, added] = modes_.emplace(Key{*event, mode.mode}, mode);
    if (!added) return Twice(row, std::string(Name(*event)) + " " + mode.mode, at->second.origin);
  }
  return Done{};
}

Result<Done> Ontology::LoadCameo(const std::string& data_folder) {
  Result<TableFile> table =
      TableFile::Read(data_folder, "ontology/cameo.tsv", {"code", "name", "event", "mode", "contexts", "goldstein"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    CameoCode code;
    code.code = row.cells[0];
    if (!IsCameoForm(code.code)) return BadCode(row, code.code);
    code.name = row.cells[1];
    if (!row.cells[2].empty()) {
      const std::optional<EventType> event = EventTypeFromName(row.cells[2]);
      if (!event) return BadType(row, row.cells[2]);
      code.event = *event;
    }
    code.mode = row.cells[3];
    for (const std::string_view context : SplitValues(row.cells[4])) code.contexts.emplace_back(context);
    const std::optional<double> goldstein = ReadNumber(row.cells[5], -10, 10);
    if (!goldstein) return BadNumber(row, "goldstein", row.cells[5]);
    code.goldstein = *goldstein;
    code.origin = row.origin;
    const auto [at, added] = codes_.emplace(code.code, code);
    if (!added) return Twice(row, "CAMEO " + code.code, at->second.origin);
  }
  return Done{};
}

Result<Done> Ontology::LoadOperators(const std::string& data_folder) {
  Result<TableFile> table = TableFile::Read(data_folder, "ontology/operators.tsv", {"outer", "inner", "cameo"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    const std::optional<EventType> outer = EventTypeFromName(row.cells[0]);
    if (!outer) return BadType(row, row.cells[0]);
    const std::string inner(row.cells[1]);
    if (!inner.empty() && !IsCameoForm(inner)) return BadCode(row, inner);
    if (row.cells[2] != "=" && !IsCameoForm(row.cells[2])) {
      return TableFile::At(row, "\"" + std::string(row.cells[2]) + "\" is neither a CAMEO code nor '='");
    }
    VerbalOperator verbal{*outer, inner, std::string(row.cells[2]), row.origin};
    const auto [at, added] = operators_.emplace(Key{*outer, inner}, std::move(verbal));
    if (!added) return Twice(row, std::string(row.cells[0]) + " about \"" + inner + "\"", at->second.origin);
  }
  return Done{};
}

Result<Done> Ontology::CheckReferences() const {
  for (std::size_t i = 1; i <= kTypeCount; ++i) {
    if (!codes_.contains(types_[i].cameo)) {
      return Unlisted(types_[i].origin, "CAMEO " + types_[i].cameo, "cameo.tsv");
    }
  }
  for (const auto& [name, code] : codes_) {
    if (!code.mode.empty() && FindMode(code.event, code.mode) == nullptr) {
      return Unlisted(code.origin, std::string(Name(code.event)) + " mode \"" + code.mode + "\"", "modes.tsv");
    }
    for (const std::string& context : code.contexts) {
      if (!IsContext(context)) return Unlisted(code.origin, "context \"" + context + "\"", "contexts.tsv");
    }
  }
  for (const auto& [key, mode] : modes_) {
    if (!mode.cameo.empty() && !codes_.contains(mode.cameo)) {
      return Unlisted(mode.origin, "CAMEO " + mode.cameo, "cameo.tsv");
    }
  }
  for (const auto& [key, verbal] : operators_) {
    if (verbal.cameo != "=" && !codes_.contains(verbal.cameo)) {
      return Unlisted(verbal.origin, "CAMEO " + verbal.cameo, "cameo.tsv");
    }
    if (!operators_.contains(Key{verbal.outer, ""})) {
      return Error{ErrorCode::kMalformed,
                   std::string(Name(verbal.outer)) + " has no line with an empty inner, which is its default",
                   verbal.origin.ToString()};
    }
  }
  return Done{};
}

const CameoCode* Ontology::FindCameo(std::string_view code) const {
  for (; code.size() >= 2; code.remove_suffix(1)) {
    const auto found = codes_.find(code);
    if (found != codes_.end()) return &found->second;
  }
  return nullptr;
}

std::optional<EventType> Ontology::EventTypeFromName(std::string_view name) {
  for (std::size_t i = 1; i <= kTypeCount; ++i) {
    const auto event = static_cast<EventType>(i);
    if (Name(event) == name) return event;
  }
  return std::nullopt;
}

const PloverMode* Ontology::FindMode(EventType event, std::string_view mode) const {
  const auto found = modes_.find(Key{event, std::string(mode)});
  return found == modes_.end() ? nullptr : &found->second;
}

const VerbalOperator* Ontology::FindOperator(EventType outer, std::string_view inner_cameo) const {
  while (true) {
    const auto found = operators_.find(Key{outer, std::string(inner_cameo)});
    if (found != operators_.end()) return &found->second;
    if (inner_cameo.empty()) return nullptr;
    inner_cameo.remove_suffix(1);
  }
}

std::string_view Ontology::OperatorCode(EventType outer, std::string_view inner_cameo) const {
  const VerbalOperator* verbal = FindOperator(outer, inner_cameo);
  if (verbal == nullptr) return DefaultCameo(outer);
  if (verbal->cameo != "=") return verbal->cameo;
  const CameoCode* inner = FindCameo(inner_cameo);
  return inner == nullptr ? DefaultCameo(outer) : std::string_view(inner->code);
}

double Ontology::Goldstein(EventType event, std::string_view cameo) const {
  if (const CameoCode* code = FindCameo(cameo); code != nullptr) return code->goldstein;
  return event == EventType::kNone ? 0 : Type(event).score;
}

}  // namespace tacitus
