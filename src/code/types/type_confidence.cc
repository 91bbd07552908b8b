#include "code/types/type_confidence.h"

#include <charconv>
#include <optional>
#include <string_view>

#include "base/table_file.h"
#include "code/ontology/ontology.h"

namespace tacitus {
namespace {

std::optional<int> ParseCount(std::string_view cell) {
  int count = 0;
  const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), count);
  if (problem != std::errc() || end != cell.data() + cell.size() || count < 0) return std::nullopt;
  return count;
}

}  // namespace

Result<TypeConfidence> TypeConfidence::Load(const std::string& data_folder) {
  const Result<TableFile> table = TableFile::Read(data_folder, "models/confidence.tsv", {"event", "right", "said"});
  if (!table) return table.error();
  TypeConfidence confidence;
  for (const TableFile::Row& row : table->rows()) {
    const std::optional<EventType> event = Ontology::EventTypeFromName(row.cells[0]);
    const std::optional<int> right = ParseCount(row.cells[1]);
    const std::optional<int> said = ParseCount(row.cells[2]);
    if (!event) return TableFile::At(row, "\"" + std::string(row.cells[0]) + "\" is no PLOVER event");
    if (!right || !said || *right > *said) return TableFile::At(row, "right and said are counts, right the smaller");
    confidence.of_[static_cast<std::size_t>(*event)] = (*right + 1.0) / (*said + 2.0);
  }
  return confidence;
}

}  // namespace tacitus
