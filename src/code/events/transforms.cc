#include "code/events/transforms.h"

#include "base/table_file.h"
#include "code/ontology/ontology.h"

namespace tacitus {

Result<Transforms> Transforms::Load(const std::string& data_folder) {
  const Result<TableFile> table = TableFile::Read(data_folder, "ontology/transforms.tsv", {"outlook", "from", "to"});
  if (!table) return table.error();
  Transforms transforms;
  for (const TableFile::Row& row : table->rows()) {
    if (row.cells[0] != "future" && row.cells[0] != "refused") {
      return TableFile::At(row, "the outlook is \"future\" or \"refused\", not \"" + std::string(row.cells[0]) + "\"");
    }
    const std::optional<EventType> from = Ontology::EventTypeFromName(row.cells[1]);
    const std::optional<EventType> to = Ontology::EventTypeFromName(row.cells[2]);
    if (!from || !to) return TableFile::At(row, "from and to are PLOVER events");
    const EventOutlook outlook = row.cells[0] == "future" ? EventOutlook::kFuture : EventOutlook::kRefused;
    transforms.rows_.push_back({outlook, *from, *to, row.origin});
  }
  return transforms;
}

const Transforms::Row* Transforms::Find(EventOutlook outlook, EventType from) const {
  for (const Row& row : rows_) {
    if (row.outlook == outlook && row.from == from) return &row;
  }
  return nullptr;
}

}  // namespace tacitus
