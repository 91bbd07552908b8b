// TableWriter: many small files of a month put into one.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "store/data_file.h"
#include "store/table_writer.h"

namespace tacitus {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kSmallFile = std::int64_t{8} << 20;  // bytes
// Months whose files are replaced in one version. What is written before it is lost where that cannot be.
constexpr std::size_t kMonthsAtOnce = 32;

Json RemoveOf(const Json& add) {
  Json remove{{"path", add["path"]},
              {"deletionTimestamp", NowInMilliseconds()},
              {"dataChange", false},
              {"extendedFileMetadata", true}};
  for (const char* member : {"partitionValues", "size"}) {
    if (add.contains(member)) remove[member] = add[member];
  }
  return remove;
}

// Of each month that has at least so many small files, their paths; the most first.
std::vector<MonthFiles> SmallFiles(const Snapshot& snapshot, std::size_t fewest) {
  std::map<Partition, std::vector<std::string>> small;
  for (const auto& [path, add] : snapshot.files) {
    if (add.value("size", kSmallFile) < kSmallFile) small[PartitionOf(add)].push_back(path);
  }
  std::vector<MonthFiles> months;
  for (auto& [month, paths] : small) {
    if (paths.size() >= fewest) months.push_back({month, std::move(paths)});
  }
  std::stable_sort(months.begin(), months.end(), [](const MonthFiles& one, const MonthFiles& other) {
    return one.paths.size() > other.paths.size();
  });
  return months;
}

bool HasAll(const Snapshot& snapshot, const std::vector<std::string>& paths) {
  return std::all_of(paths.begin(), paths.end(),
                     [&](const std::string& path) { return snapshot.files.contains(path); });
}

}  // namespace

Result<Done> TableWriter::Compact(std::size_t fewest_files, std::size_t most_months) {
  const Result<bool> news = Refresh();
  if (!news) return news.error();
  std::vector<MonthFiles> months = SmallFiles(snapshot_, fewest_files);
  months.resize(std::min(months.size(), most_months));
  Result<Done> done = Done{};
  for (std::size_t first = 0; done && first < months.size(); first += kMonthsAtOnce) {
    done = CompactMonths(std::span(months).subspan(first, std::min(kMonthsAtOnce, months.size() - first)));
  }
  return done;
}

Result<Json> TableWriter::WriteMerged(const MonthFiles& files) {
  std::string columns;
  for (const Column& column : schema_->columns)
    columns.append(columns.empty() ? "" : ", ").append(QuotedName(column.name));
  const std::string rows = "(SELECT " + columns + " FROM " +
                           StoredRows(*schema_, log_.table(), files.paths, snapshot_.HasOlderFiles()) + ")";
  return WriteDataFile(*database_, *schema_, log_.table(), rows, files.month, false);
}

Result<Done> TableWriter::CompactMonths(std::span<const MonthFiles> months) {
  std::vector<std::pair<const MonthFiles*, Json>> merged;  // the new file of each month
  const auto remove_merged = [&] {
    for (const auto& [files, add] : merged) RemoveDataFiles(log_.table(), {add});
  };
  for (const MonthFiles& files : months) {
    Result<Json> add = WriteMerged(files);
    if (!add) {
      remove_merged();
      return add.error();
    }
    merged.emplace_back(&files, std::move(*add));
  }
  for (;;) {
    // A file that a rival has rewritten meanwhile must not come back.
    std::erase_if(merged, [&](const auto& month) {
      const bool rewritten = !HasAll(snapshot_, month.first->paths);
      if (rewritten) RemoveDataFiles(log_.table(), {month.second});
      return rewritten;
    });
    if (merged.empty()) return Done{};
    std::vector<Json> actions;
    for (const auto& [files, add] : merged) {
      for (const std::string& path : files->paths) {
        actions.push_back({{"remove", RemoveOf(snapshot_.files.at(path))}});
      }
      actions.push_back({{"add", add}});
    }
    const std::int64_t version = snapshot_.version;
    const Result<bool> committed = Commit("OPTIMIZE", std::move(actions));
    if (!committed) {
      // A version that stands, though the disk could not be made to say so, needs its files.
      if (snapshot_.version == version) remove_merged();
      return committed.error();
    }
    if (*committed) return Done{};
    const Result<bool> refreshed = Refresh();
    if (!refreshed) {
      remove_merged();
      return refreshed.error();
    }
  }
}

}  // namespace tacitus
