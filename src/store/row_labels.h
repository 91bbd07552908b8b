// What rows get when they are stored, because only the whole table can say it: the story of a document, the happening
// of an event (src/stories/).
//
// A table's labels keep an index of what is stored, read from the table when the first row is to be labelled and then
// kept up, by the table's writer. Labels given to rows whose commit a rival forestalls are taken back and found again.
// One thread at a time. Tested in tests/unit/store/labels_test.cc.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "store/database.h"
#include "store/snapshot.h"
#include "stories/event_facts.h"
#include "stories/story_index.h"
#include "tacitus/event.h"

namespace tacitus {

// What the labels go by.
struct StoryText {
  std::vector<std::uint32_t> shingles;
  StorySketch sketch;
};

struct ToldEvent {
  std::string event_id;
  EventFacts facts;
};

StoryText StoryTextOf(std::string_view text, std::string_view title, std::optional<Date> published);

struct TableRow;

// Rows of the table, of these months, that meet a condition: their columns, as text.
using RowQuery = std::function<Result<TextRows>(const std::string& columns, const std::string& condition,
                                                const std::set<Partition>& months)>;

class RowLabels {
 public:
  virtual ~RowLabels() = default;

  // SQL for the columns of stored rows by which Add knows them, all as text.
  [[nodiscard]] virtual std::string Columns() const = 0;
  // Takes in a stored row; `cells` are those columns.
  virtual void Add(std::span<const std::optional<std::string>> cells) = 0;

  // Room for so many rows, before any is labelled.
  virtual void Reserve(std::size_t rows) = 0;
  // The label of each row as members of its record: "\"story_id\":\"…\",\"joined_stories\":null".
  virtual Result<std::vector<std::string>> Label(std::span<const TableRow* const> rows, const RowQuery& query) = 0;

  // Whether the rows labelled since the last of these calls are stored.
  virtual void Keep() = 0;
  virtual void TakeBack() = 0;
};

// What the labels have in common: the members of a record.
std::string LabelMembers(const std::string& name, const std::string& id, const std::string& joined_name,
                         const std::vector<std::string>& joined);

std::unique_ptr<RowLabels> StoryLabels();
std::unique_ptr<RowLabels> HappeningLabels();

}  // namespace tacitus
