// The labels of documents: which of them tell the same story. A document takes the story of the stored one that it
// resembles most; where it resembles several stories, it joins them.
#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/calendar.h"
#include "base/table_file.h"
#include "store/row_labels.h"
#include "store/table_writer.h"
#include "stories/shingles.h"

namespace tacitus {
namespace {

using Candidate = StoryIndex::Candidate;
using Texts = std::unordered_map<std::string, std::vector<std::uint32_t>>;  // shingles, by document

using Wanted = std::map<std::string, std::int32_t>;  // documents whose texts are to be read, and their days

// Where a document of the day lies in the table.
Partition MonthOf(std::int32_t day) {
  if (day == kNoDay) return std::nullopt;
  return FormatDate(Date(std::chrono::days(day))).substr(0, 7);
}

class Labels : public RowLabels {
 public:
  [[nodiscard]] std::string Columns() const override {
    return "text, title, strftime(published_at, '%Y-%m-%d'), story_id, array_to_string(joined_stories, ' ')";
  }

  void Add(std::span<const std::optional<std::string>> cells) override {
    const std::string& id = *cells[0];
    const StoryText text = StoryTextOf(cells[1].value_or(""), cells[2].value_or(""), ParseDate(cells[3].value_or("")));
    index_.Reserve(1);
    index_.Add(id, text.sketch, cells[4].value_or(id));
    const std::string joined = cells[5].value_or("");
    for (const std::string_view other : SplitValues(joined, ' ')) index_.Join(cells[4].value_or(id), other);
    index_.Keep();
  }

  void Reserve(std::size_t rows) override { index_.Reserve(rows); }

  Result<std::vector<std::string>> Label(std::span<const TableRow* const> rows, const RowQuery& query) override {
    // Most texts to compare with are read at once; which they are can be told in full only one by one, since of each
    // story a few suffice.
    Texts texts;
    Wanted wanted;
    for (const TableRow* row : rows) {
      for (const Candidate& other : index_.Candidates(SketchOf(*row))) wanted.emplace(other.document_id, other.day);
    }
    Result<Done> read = ReadTexts(wanted, query, texts);
    std::vector<std::string> members;
    for (const TableRow* row : rows) {
      const std::vector<Candidate> candidates = index_.Candidates(SketchOf(*row));
      wanted.clear();
      for (const Candidate& other : candidates) {
        if (!texts.contains(std::string(other.document_id))) wanted.emplace(other.document_id, other.day);
      }
      if (read) read = ReadTexts(wanted, query, texts);
      if (!read) return read.error();
      members.push_back(LabelOne(*row, candidates, texts));
      texts.emplace(row->document_id, std::get<StoryText>(row->told).shingles);
    }
    return members;
  }

  void Keep() override { index_.Keep(); }
  void TakeBack() override { index_.TakeBack(); }

 private:
  static const StorySketch& SketchOf(const TableRow& row) { return std::get<StoryText>(row.told).sketch; }

  static Result<Done> ReadTexts(const Wanted& documents, const RowQuery& query, Texts& texts) {
    if (documents.empty()) return Done{};
    std::string list;
    std::set<Partition> months;
    for (const auto& [id, day] : documents) {
      list.append(list.empty() ? "" : ", ").append(QuotedLiteral(id));
      months.insert(MonthOf(day));
    }
    const Result<TextRows> rows = query("document_id, text, title", "document_id IN (" + list + ")", months);
    if (!rows) return rows.error();
    for (const TextRow& row : *rows) {
      texts.emplace(row[0].value_or(""), ShinglesOf(ComparedText(row[1].value_or(""), row[2].value_or(""))));
    }
    return Done{};
  }

  std::string LabelOne(const TableRow& row, const std::vector<Candidate>& candidates, const Texts& texts) {
    const StoryText& own = std::get<StoryText>(row.told);
    // The likest first; of equals the same in any order.
    std::vector<std::pair<double, std::string>> stories;
    for (const Candidate& other : candidates) {
      const auto text = texts.find(std::string(other.document_id));
      if (text == texts.end()) continue;
      const Resemblance resemblance = ResemblanceOf(own.shingles, text->second);
      if (IsSameStory(resemblance)) stories.emplace_back(-resemblance.jaccard, other.story);
    }
    std::sort(stories.begin(), stories.end());
    const std::string story = stories.empty() ? row.document_id : stories.front().second;
    index_.Add(row.document_id, own.sketch, story);
    std::vector<std::string> joined;
    for (const auto& [likeness, other] : stories) {
      if (index_.Join(story, other)) joined.push_back(other);
    }
    return LabelMembers("story_id", story, "joined_stories", joined);
  }

  StoryIndex index_;
};

}  // namespace

StoryText StoryTextOf(std::string_view text, std::string_view title, std::optional<Date> published) {
  StoryText told{ShinglesOf(ComparedText(text, title)), {}};
  const std::int32_t day = published ? static_cast<std::int32_t>(published->time_since_epoch().count()) : kNoDay;
  told.sketch = SketchOf(told.shingles, day);
  return told;
}

std::unique_ptr<RowLabels> StoryLabels() { return std::make_unique<Labels>(); }

}  // namespace tacitus
