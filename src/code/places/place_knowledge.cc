#include "code/places/place_knowledge.h"

#include <algorithm>

#include "base/strings.h"
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
  const Result<TableFile> outlets =
      TableFile::Read(data_folder, "places/outlets.tsv", {"outlet", "place", "container"});
  if (!outlets) return outlets.error();
  for (const TableFile::Row& row : outlets->rows()) {
    knowledge.seats_[std::string(row.cells[0])] = {std::string(row.cells[1]), std::string(row.cells[2])};
  }
  return knowledge;
}

bool PlaceKnowledge::IsCue(std::string_view group, std::string_view word) const {
  const auto found = cues_.find(group);
  return found != cues_.end() && std::binary_search(found->second.begin(), found->second.end(), word);
}

const PlaceKnowledge::Seat* PlaceKnowledge::SeatOf(std::string_view outlet) const {
  const auto found = seats_.find(outlet);
  return found == seats_.end() ? nullptr : &found->second;
}

std::string HostOf(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  std::string host = LowerAscii(url.substr(0, url.find_first_of("/:?#")));
  if (host.starts_with("www.")) host.erase(0, 4);
  const bool dotted = host.find('.') != std::string::npos && host.find(' ') == std::string::npos;
  return dotted ? host : std::string();
}

}  // namespace tacitus
