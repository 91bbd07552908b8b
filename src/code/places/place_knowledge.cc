#include "code/places/place_knowledge.h"

#include <algorithm>

#include "base/table_file.h"

namespace tacitus {

Result<PlaceKnowledge> PlaceKnowledge::Load(const std::string& data_folder) {
  Result<Gazetteer> gazetteer = Gazetteer::Open(data_folder + "/places/gazetteer.bin");
  if (!gazetteer) return gazetteer.error();
  PlaceKnowledge knowledge(std::move(*gazetteer));
  const Result<TableFile> table = TableFile::Read(data_folder, "places/cues.tsv", {"group", "words"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    std::vector<std::string>& words = knowledge.cues_[std::string(row.cells[0])];
    for (const std::string_view word : SplitValues(row.cells[1])) words.emplace_back(word);
  }
  for (auto& [group, words] : knowledge.cues_) std::sort(words.begin(), words.end());
  return knowledge;
}

bool PlaceKnowledge::IsCue(std::string_view group, std::string_view word) const {
  const auto found = cues_.find(group);
  return found != cues_.end() && std::binary_search(found->second.begin(), found->second.end(), word);
}

}  // namespace tacitus
