#include "eval/actors.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string_view>

#include "base/calendar.h"
#include "base/strings.h"
#include "base/table_file.h"
#include "code/actors/resolve.h"

namespace tacitus {
namespace {

// "2022-05-01", "10 May 2015", "Today"; nothing for "".
std::optional<Date> GoldDate(std::string_view text) {
  if (LowerAscii(text) == "today") return MakeDate(2023, 1, 1);
  if (const std::optional<Date> day = ParseDate(text)) return day;
  static constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                               "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::vector<std::string_view> parts = SplitValues(text, ' ');
  if (parts.size() != 3) return std::nullopt;
  const std::string month = LowerAscii(parts[1].substr(0, 3));
  for (std::size_t m = 0; m < kMonths.size(); ++m) {
    if (month == kMonths.at(m)) {
      return MakeDate(std::atoi(std::string(parts[2]).c_str()), static_cast<int>(m) + 1,
                      std::atoi(std::string(parts[0]).c_str()));
    }
  }
  return std::nullopt;
}

std::string_view Sector(const Actor& actor, std::size_t i) {
  return i < actor.sectors.size() ? std::string_view(actor.sectors[i]) : std::string_view();
}

bool SameSector(std::string_view gold, std::string_view said) {
  const auto health = [](std::string_view sector) { return sector == "MED" || sector == "HLH"; };
  return gold == said || (health(gold) && health(said));
}

}  // namespace

Result<ActorsReport> EvaluateActors(const std::string& gold_file, const ActorKnowledge& knowledge) {
  const std::filesystem::path path(gold_file);
  Result<TableFile> gold = TableFile::Read(path.parent_path().string(), path.filename().string(),
                                           {"text", "context", "date", "country", "code_1", "code_2"});
  if (!gold) return gold.error();
  ActorsReport report;
  report.predictions = "row\tcountry\tcode_1\tcode_2\tname\n";
  for (const TableFile::Row& row : gold->rows()) {
    const std::string_view text = row.cells[0];
    const Actor actor = ResolveActor(text, row.cells[1], GoldDate(row.cells[2]), knowledge).actor;
    const std::string number = std::to_string(row.origin.line - 1);
    report.predictions += number + "\t" + actor.country + "\t" + std::string(Sector(actor, 0)) + "\t" +
                          std::string(Sector(actor, 1)) + "\t" + actor.name + "\n";
    const std::string_view country = row.cells[3];
    if (country.empty() && row.cells[4].empty() && row.cells[5].empty()) continue;
    bool right = country.empty() || country == actor.country;
    if (!country.empty()) {
      ++report.countries;
      if (right) ++report.countries_right;
    }
    for (const std::size_t i : {0U, 1U}) {
      const std::string_view sector = row.cells[4 + i];
      if (sector.empty()) continue;
      const bool same = SameSector(sector, Sector(actor, i));
      if (i == 0) {
        ++report.sectors;
        if (same) ++report.sectors_right;
      }
      right = right && same;
    }
    ++report.rows;
    if (right) {
      ++report.right;
    } else {
      report.differences += number + "\t" + std::string(text) + "\tgold " + std::string(country) + " " +
                            std::string(row.cells[4]) + " " + std::string(row.cells[5]) + "\tsaid " + actor.country +
                            " " + std::string(Sector(actor, 0)) + " " + std::string(Sector(actor, 1)) + "\n";
    }
  }
  const auto share = [](int right, int all) { return all == 0 ? 0.0 : static_cast<double>(right) / all; };
  std::array<char, 160> line{};
  const int length = std::snprintf(line.data(), line.size(), "actors: exact %.3f country %.3f sector %.3f (n=%d)",
                                   share(report.right, report.rows), share(report.countries_right, report.countries),
                                   share(report.sectors_right, report.sectors), report.rows);
  report.headline.assign(line.data(), static_cast<std::size_t>(length));
  return report;
}

}  // namespace tacitus
