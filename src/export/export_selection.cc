#include "export/export_selection.h"

#include <algorithm>
#include <string_view>

#include "base/calendar.h"
#include "base/table_file.h"
#include "store/database.h"

namespace tacitus {
namespace {

std::string ListOf(const std::vector<std::string_view>& values) {
  std::string list;
  for (const std::string_view value : values) list.append(list.empty() ? "" : ", ").append(QuotedLiteral(value));
  return "(" + list + ")";
}

Result<std::string> Occurred(const TableFile& table) {
  std::string condition;
  for (const TableFile::Row& row : table.rows()) {
    const std::vector<std::string_view> events = SplitValues(row.cells[1]);
    if (events.empty()) continue;
    condition.append(condition.empty() ? "" : " OR ").append("status = ").append(QuotedLiteral(row.cells[0]));
    if (events.front() != "*") condition.append(" AND event IN ").append(ListOf(events));
  }
  return condition;
}

Result<std::string> StatusCondition(const std::string& status, const TableFile& table) {
  if (status == "all") return std::string("true");
  if (status == "occurred") return Occurred(table);
  const std::vector<std::string_view> asked = SplitValues(status, ',');
  for (const std::string_view one : asked) {
    const bool known =
        std::any_of(table.rows().begin(), table.rows().end(), [&](const auto& row) { return row.cells[0] == one; });
    if (!known) {
      return Error{ErrorCode::kInvalid,
                   "\"" + std::string(one) + "\" is no status: all, occurred, or those of docs/status.md", "--status"};
    }
  }
  return "status IN " + ListOf(asked);
}

Result<std::string> CountryCondition(const std::string& country, const std::string& data_folder) {
  const Result<TableFile> countries = TableFile::Read(data_folder, "actors/countries.tsv", {"iso3"});
  if (!countries) return countries.error();
  const Result<TableFile> bodies = TableFile::Read(data_folder, "export/supranational.tsv", {"code"});
  if (!bodies) return bodies.error();
  const auto is_it = [&](const TableFile::Row& row) { return row.cells[0] == country; };
  if (std::none_of(countries->rows().begin(), countries->rows().end(), is_it) &&
      std::none_of(bodies->rows().begin(), bodies->rows().end(), is_it)) {
    return Error{ErrorCode::kInvalid, "\"" + country + "\" is no country: three letters of ISO 3166-1, as IRN",
                 "--country"};
  }
  const std::string code = QuotedLiteral(country);
  return "coalesce(source.country = " + code + ", false) OR coalesce(target.country = " + code +
         ", false) OR coalesce(place.country = " + code + ", false)";
}

Result<std::string> DayCondition(const char* flag, const char* comparison, const std::string& day) {
  if (!ParseDate(day)) return Error{ErrorCode::kInvalid, "\"" + day + "\" is no day: write 2019-11-03", flag};
  return "day " + std::string(comparison) + " DATE " + QuotedLiteral(day);
}

}  // namespace

Result<std::string> SelectionOf(const ExportFilter& filter, const ExportFormat& format,
                                const std::string& data_folder) {
  const Result<TableFile> occurred = TableFile::Read(data_folder, "export/occurred.tsv", {"status", "events"});
  if (!occurred) return occurred.error();
  const std::string status = !filter.status.empty() ? filter.status : format.occurred ? "occurred" : "all";
  std::vector<Result<std::string>> parts = {StatusCondition(status, *occurred)};
  if (!filter.since.empty()) parts.push_back(DayCondition("--since", ">=", filter.since));
  if (!filter.until.empty()) parts.push_back(DayCondition("--until", "<=", filter.until));
  if (!filter.country.empty()) parts.push_back(CountryCondition(filter.country, data_folder));
  if (format.cameo) parts.emplace_back(std::string("cameo IS NOT NULL"));
  // On lines of its own: it may end in a comment.
  if (!filter.where.empty()) parts.emplace_back("\n" + filter.where + "\n");
  std::string condition;
  for (const Result<std::string>& part : parts) {
    if (!part) return part.error();
    condition.append(condition.empty() ? "(" : " AND (").append(*part).append(")");
  }
  return condition;
}

}  // namespace tacitus
