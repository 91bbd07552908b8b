// The labels of events: which of them are told of the same happening, by the facts in their records.
#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/calendar.h"
#include "base/table_file.h"
#include "store/row_labels.h"
#include "store/table_writer.h"
#include "stories/happening_index.h"

namespace tacitus {
namespace {

// Stored fields of an event, in the order of the cells.
constexpr const char* kColumns =
    "event_id, event, status, standing, mode, CAST(quad AS VARCHAR), CAST(date_start AS VARCHAR), "
    "CAST(date_end AS VARCHAR), sentence, trigger.text, document_id, "
    "source.actor_id, source.country, source.name, source.sectors[1], "
    "target.actor_id, target.country, target.name, target.sectors[1], "
    "CAST(place.geonameid AS VARCHAR), CAST(place.latitude AS VARCHAR), CAST(place.longitude AS VARCHAR), "
    "place.country, place.feature, source.text, place.text, target.text, happening_id, "
    "array_to_string(joined_happenings, ' ')";

using Cells = std::span<const std::optional<std::string>>;

// The value of that name, or the first.
template <typename Named>
Named NamedAs(std::string_view name, Named last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (Name(static_cast<Named>(i)) == name) return static_cast<Named>(i);
  }
  return Named{};
}

template <typename Number>
Number NumberOf(const std::optional<std::string>& cell) {
  Number number{};
  if (cell) std::from_chars(cell->data(), cell->data() + cell->size(), number);
  return number;
}

std::optional<Actor> ActorOf(Cells cells) {
  if (std::none_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.has_value(); })) return std::nullopt;
  Actor actor;
  actor.actor_id = cells[0].value_or("");
  actor.country = cells[1].value_or("");
  actor.name = cells[2].value_or("");
  if (cells[3]) actor.sectors = {*cells[3]};
  return actor;
}

// As much of the event as its facts are made of.
Event EventOf(Cells cells) {
  Event event;
  event.event_id = cells[0].value_or("");
  event.event = NamedAs(cells[1].value_or(""), EventType::kAssault);
  event.status = NamedAs(cells[2].value_or(""), Status::kHypothetical);
  event.standing = NamedAs(cells[3].value_or(""), Standing::kHistorical);
  event.mode = cells[4].value_or("");
  event.quad = NumberOf<int>(cells[5]);
  event.date_start = ParseDate(cells[6].value_or(""));
  event.date_end = ParseDate(cells[7].value_or(""));
  event.sentence = cells[8].value_or("");
  event.trigger.text = cells[9].value_or("");
  event.document_id = cells[10].value_or("");
  event.source = ActorOf(cells.subspan(11, 4));
  event.target = ActorOf(cells.subspan(15, 4));
  if (cells[19] || cells[25]) {
    Place& place = event.place.emplace();
    place.geonameid = NumberOf<std::uint32_t>(cells[19]);
    place.latitude = NumberOf<double>(cells[20]);
    place.longitude = NumberOf<double>(cells[21]);
    place.country = cells[22].value_or("");
    place.feature = cells[23].value_or("");
    place.text = cells[25].value_or("");
  }
  if (cells[24]) {
    if (!event.source) event.source.emplace();
    event.source->text = *cells[24];
  }
  if (event.target) event.target->text = cells[26].value_or("");
  return event;
}

class Labels : public RowLabels {
 public:
  [[nodiscard]] std::string Columns() const override { return kColumns; }

  void Add(Cells cells) override {
    const Event event = EventOf(cells.subspan(1));
    const std::string joined = cells[29].value_or("");
    const std::vector<std::string_view> others = SplitValues(joined, ' ');
    index_.Add(event.event_id, FactsOf(event), {cells[28].value_or(event.event_id), {others.begin(), others.end()}});
    index_.Keep();
  }

  void Reserve(std::size_t) override {}

  Result<std::vector<std::string>> Label(std::span<const TableRow* const> rows, const RowQuery&) override {
    std::vector<std::string> members;
    for (const TableRow* row : rows) {
      const ToldEvent& told = std::get<ToldEvent>(row->told);
      const HappeningLabel label = index_.Label(told.event_id, told.facts);
      members.push_back(LabelMembers("happening_id", label.id, "joined_happenings", label.joined));
    }
    return members;
  }

  void Keep() override { index_.Keep(); }
  void TakeBack() override { index_.TakeBack(); }

 private:
  HappeningIndex index_;
};

}  // namespace

std::unique_ptr<RowLabels> HappeningLabels() { return std::make_unique<Labels>(); }

}  // namespace tacitus
