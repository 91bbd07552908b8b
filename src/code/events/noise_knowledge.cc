#include <algorithm>
#include <utility>

#include "base/table_file.h"
#include "code/events/noise.h"
#include "code/ontology/ontology.h"

namespace tacitus {
namespace {

std::optional<FigureRole> RoleFrom(std::string_view cell) {
  if (cell == "doer") return FigureRole::kDoer;
  if (cell == "undergoer") return FigureRole::kUndergoer;
  if (cell == "modifier") return FigureRole::kModifier;
  return std::nullopt;
}

// The events of a cell as bits; all of them for "*".
Result<std::uint32_t> EventsFrom(const TableFile::Row& row, std::string_view cell) {
  if (cell == "*") return ~std::uint32_t{0};
  std::uint32_t events = 0;
  for (const std::string_view name : SplitValues(cell)) {
    const std::optional<EventType> event = Ontology::EventTypeFromName(name);
    if (!event) return TableFile::At(row, "\"" + std::string(name) + "\" is no PLOVER event");
    events |= std::uint32_t{1} << static_cast<unsigned>(*event);
  }
  return events;
}

}  // namespace

Result<NoiseKnowledge> NoiseKnowledge::Load(const std::string& data_folder) {
  NoiseKnowledge knowledge;
  const Result<TableFile> topics = TableFile::Read(data_folder, "noise/topics.tsv", {"topic", "weight", "words"});
  if (!topics) return topics.error();
  for (const TableFile::Row& row : topics->rows()) {
    const std::string topic(row.cells[0]);
    const auto known = std::find(knowledge.topics_.begin(), knowledge.topics_.end(), topic);
    const auto number = static_cast<std::size_t>(known - knowledge.topics_.begin());
    if (known == knowledge.topics_.end()) knowledge.topics_.push_back(topic);
    if (row.cells[1] != "1" && row.cells[1] != "2" && row.cells[1] != "3") {
      return TableFile::At(row, "the weight is 1, 2 or 3, not \"" + std::string(row.cells[1]) + "\"");
    }
    for (const std::string_view words : SplitValues(row.cells[2])) {
      if (static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) >= kLongestWords) {
        return TableFile::At(row, "\"" + std::string(words) + "\" has more than three words");
      }
      const bool is_new =
          knowledge.topic_words_.emplace(std::string(words), TopicWord{number, row.cells[1][0] - '0', row.origin})
              .second;
      if (!is_new) return TableFile::At(row, "\"" + std::string(words) + "\" is listed already");
    }
  }
  const Result<TableFile> parties = TableFile::Read(data_folder, "noise/parties.tsv", {"sector", "topics"});
  if (!parties) return parties.error();
  for (const TableFile::Row& row : parties->rows()) {
    std::vector<bool>& political = knowledge.political_sectors_[std::string(row.cells[0])];
    political.assign(knowledge.topics_.size(), row.cells[1] == "*");
    if (row.cells[1] == "*") continue;
    for (const std::string_view topic : SplitValues(row.cells[1])) {
      const auto known = std::find(knowledge.topics_.begin(), knowledge.topics_.end(), topic);
      if (known == knowledge.topics_.end()) {
        return TableFile::At(row, "\"" + std::string(topic) + "\" is no topic of noise/topics.tsv");
      }
      political[static_cast<std::size_t>(known - knowledge.topics_.begin())] = true;
    }
  }
  const Result<TableFile> figures = TableFile::Read(data_folder, "noise/figures.tsv", {"role", "events", "words"});
  if (!figures) return figures.error();
  for (const TableFile::Row& row : figures->rows()) {
    const std::optional<FigureRole> role = RoleFrom(row.cells[0]);
    if (!role) {
      return TableFile::At(row, "the role is doer, undergoer or modifier, not \"" + std::string(row.cells[0]) + "\"");
    }
    const Result<std::uint32_t> events = EventsFrom(row, row.cells[1]);
    if (!events) return events.error();
    for (const std::string_view word : SplitValues(row.cells[2])) {
      knowledge.figures_[std::string(word)].push_back({*role, *events, row.origin});
    }
  }
  const Result<TableFile> general = TableFile::Read(data_folder, "noise/general.tsv", {"kind", "words"});
  if (!general) return general.error();
  for (const TableFile::Row& row : general->rows()) {
    const std::map<std::string_view, std::set<std::string, std::less<>>*> kinds = {
        {"determiner", &knowledge.general_determiners_},
        {"pronoun", &knowledge.general_pronouns_},
        {"collective", &knowledge.general_collectives_}};
    const auto kind = kinds.find(row.cells[0]);
    if (kind == kinds.end()) {
      return TableFile::At(row,
                           "the kind is determiner, pronoun or collective, not \"" + std::string(row.cells[0]) + "\"");
    }
    for (const std::string_view word : SplitValues(row.cells[1])) kind->second->emplace(word);
  }
  return knowledge;
}

const NoiseKnowledge::TopicWord* NoiseKnowledge::FindTopicWord(std::string_view words) const {
  const auto found = topic_words_.find(words);
  return found == topic_words_.end() ? nullptr : &found->second;
}

const NoiseKnowledge::Figure* NoiseKnowledge::FindFigure(std::string_view lemma, FigureRole role,
                                                         EventType event) const {
  const auto found = figures_.find(lemma);
  if (found == figures_.end()) return nullptr;
  for (const Figure& figure : found->second) {
    if (figure.role == role && (figure.events >> static_cast<unsigned>(event) & 1U) != 0) return &figure;
  }
  return nullptr;
}

bool NoiseKnowledge::IsNews(std::string_view sector, std::size_t topic) const {
  const auto found = political_sectors_.find(sector);
  return found != political_sectors_.end() && found->second[topic];
}

}  // namespace tacitus
