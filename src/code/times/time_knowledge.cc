#include "code/times/time_knowledge.h"

#include <algorithm>
#include <array>

#include "base/table_file.h"

namespace tacitus {
namespace {

constexpr std::array<std::pair<std::string_view, TimeCategory>, 26> kCategories = {{
    {"MONTH", TimeCategory::kMonth},         {"WEEKDAY", TimeCategory::kWeekday},
    {"WEEKDAYS", TimeCategory::kWeekdays},   {"UNIT", TimeCategory::kUnit},
    {"UNITS", TimeCategory::kUnits},         {"SEASON", TimeCategory::kSeason},
    {"PART", TimeCategory::kPart},           {"DAYWORD", TimeCategory::kDayWord},
    {"NIGHTWORD", TimeCategory::kNightWord}, {"SHIFT", TimeCategory::kShift},
    {"EDGE", TimeCategory::kEdge},           {"APPROX", TimeCategory::kApprox},
    {"ORDINAL", TimeCategory::kOrdinal},     {"DECADE", TimeCategory::kDecade},
    {"SETWORD", TimeCategory::kSetWord},     {"HOLIDAY", TimeCategory::kHoliday},
    {"AMPM", TimeCategory::kAmPm},           {"ZONE", TimeCategory::kZone},
    {"CLOCKWORD", TimeCategory::kClockWord}, {"NUMBER", TimeCategory::kNumber},
    {"DAYNUM", TimeCategory::kDayNumber},    {"YEAR", TimeCategory::kYear},
    {"SHORTYEAR", TimeCategory::kShortYear}, {"CLOCK", TimeCategory::kClock},
    {"HOUR", TimeCategory::kHour},           {"ISODATE", TimeCategory::kIsoDate},
}};

constexpr std::array<std::pair<std::string_view, TimeMeaning>, 28> kMeanings = {{
    {"day", TimeMeaning::kDay},         {"isodate", TimeMeaning::kIsoDate},
    {"month", TimeMeaning::kMonth},     {"year", TimeMeaning::kYear},
    {"fiscal", TimeMeaning::kFiscal},   {"decade", TimeMeaning::kDecade},
    {"century", TimeMeaning::kCentury}, {"season", TimeMeaning::kSeason},
    {"quarter", TimeMeaning::kQuarter}, {"half", TimeMeaning::kHalf},
    {"weekday", TimeMeaning::kWeekday}, {"dayword", TimeMeaning::kDayWord},
    {"part", TimeMeaning::kPart},       {"holiday", TimeMeaning::kHoliday},
    {"newyear", TimeMeaning::kNewYear}, {"shift", TimeMeaning::kShift},
    {"that", TimeMeaning::kThat},       {"ago", TimeMeaning::kAgo},
    {"later", TimeMeaning::kLater},     {"duration", TimeMeaning::kDuration},
    {"age", TimeMeaning::kAge},         {"window", TimeMeaning::kWindow},
    {"set", TimeMeaning::kSet},         {"setword", TimeMeaning::kSetWord},
    {"clock", TimeMeaning::kClock},     {"partonly", TimeMeaning::kPartOnly},
    {"ref", TimeMeaning::kReference},   {"anniversary", TimeMeaning::kAnniversary},
}};

template <typename Table>
auto FindByName(const Table& table, std::string_view name) {
  return std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.first == name; });
}

bool IsCapitals(std::string_view word) {
  return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "a|one", "MONTH?", ","; nothing where it names a category that does not exist.
std::optional<TimePattern::Element> ReadElement(std::string_view text) {
  TimePattern::Element element;
  if (text.size() > 1 && text.ends_with('?')) {
    element.optional = true;
    text.remove_suffix(1);
  }
  if (IsCapitals(text)) {
    const auto* category = FindByName(kCategories, text);
    if (category == kCategories.end()) return std::nullopt;
    element.category = category->second;
    return element;
  }
  for (const std::string_view word : SplitValues(text, '|')) element.words.emplace_back(word);
  return element;
}

// What a match can start with: the first element, and those after it while all before them are optional.
void NoteFirstElements(TimePattern& pattern) {
  for (const TimePattern::Element& element : pattern.elements) {
    if (element.category == TimeCategory::kLiteral) {
      pattern.first_words.insert(pattern.first_words.end(), element.words.begin(), element.words.end());
    } else {
      pattern.first_categories |= BitOf(element.category);
    }
    if (!element.optional) return;
  }
}

}  // namespace

Result<TimeKnowledge> TimeKnowledge::Load(const std::string& data_folder) {
  TimeKnowledge knowledge;
  Result<NumberWords> numbers = NumberWords::Load(data_folder);
  if (!numbers) return numbers.error();
  knowledge.numbers_ = std::move(*numbers);
  if (const Result<Done> done = knowledge.LoadWords(data_folder); !done) return done.error();
  if (const Result<Done> done = knowledge.LoadPatterns(data_folder); !done) return done.error();
  if (const Result<Done> done = knowledge.LoadCues(data_folder); !done) return done.error();
  return knowledge;
}

Result<Done> TimeKnowledge::LoadWords(const std::string& data_folder) {
  const Result<TableFile> table = TableFile::Read(data_folder, "times/words.tsv", {"word", "category", "value"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    const auto* category = FindByName(kCategories, row.cells[1]);
    if (category == kCategories.end() || category->second >= TimeCategory::kNumber) {
      return TableFile::At(row, "\"" + std::string(row.cells[1]) +
                                    "\" is not a category of time words; see the top of " +
                                    "the file for those there are");
    }
    words_[std::string(row.cells[0])][category->second] = std::string(row.cells[2]);
  }
  return Done{};
}

Result<Done> TimeKnowledge::LoadPatterns(const std::string& data_folder) {
  const Result<TableFile> table =
      TableFile::Read(data_folder, "times/patterns.tsv", {"pattern", "meaning", "argument"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    TimePattern pattern;
    pattern.origin = row.origin;
    for (const std::string_view text : SplitValues(row.cells[0], ' ')) {
      std::optional<TimePattern::Element> element = ReadElement(text);
      if (!element) return TableFile::At(row, "\"" + std::string(text) + "\" is not a category of time words");
      pattern.elements.push_back(std::move(*element));
    }
    const auto* meaning = FindByName(kMeanings, row.cells[1]);
    if (meaning == kMeanings.end()) {
      return TableFile::At(row, "\"" + std::string(row.cells[1]) + "\" is not a meaning of time patterns");
    }
    pattern.meaning = meaning->second;
    NoteFirstElements(pattern);
    first_words_.insert(pattern.first_words.begin(), pattern.first_words.end());
    pattern.argument = row.cells[2];
    patterns_.push_back(std::move(pattern));
  }
  return Done{};
}

Result<Done> TimeKnowledge::LoadCues(const std::string& data_folder) {
  const Result<TableFile> table = TableFile::Read(data_folder, "times/cues.tsv", {"group", "lemmas"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    std::vector<std::string>& lemmas = cues_[std::string(row.cells[0])];
    for (const std::string_view lemma : SplitValues(row.cells[1])) lemmas.emplace_back(lemma);
  }
  for (auto& [group, lemmas] : cues_) std::sort(lemmas.begin(), lemmas.end());
  return Done{};
}

const std::string* TimeKnowledge::Find(std::string_view word, TimeCategory category) const {
  const auto found = words_.find(word);
  if (found == words_.end()) return nullptr;
  const auto value = found->second.find(category);
  return value == found->second.end() ? nullptr : &value->second;
}

std::uint32_t TimeKnowledge::CategoriesOf(std::string_view word) const {
  const auto found = words_.find(word);
  std::uint32_t bits = 0;
  if (found == words_.end()) return bits;
  for (const auto& [category, value] : found->second) bits |= BitOf(category);
  return bits;
}

bool TimeKnowledge::IsCue(std::string_view group, std::string_view lemma) const {
  const auto found = cues_.find(group);
  return found != cues_.end() && std::binary_search(found->second.begin(), found->second.end(), lemma);
}

bool TimeKnowledge::AreSameAct(std::string_view a, std::string_view b) const {
  for (auto group = cues_.lower_bound("same."); group != cues_.end() && group->first.starts_with("same."); ++group) {
    if (IsCue(group->first, a) && IsCue(group->first, b)) return true;
  }
  return false;
}

}  // namespace tacitus
