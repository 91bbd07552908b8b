#include "check/check_actors.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "base/table_file.h"
#include "code/types/rule_file.h"

namespace tacitus {
namespace {

// Codes that stand where a country's does: international bodies, companies, transnational groups and movements.
constexpr std::array<std::string_view, 7> kBeyondCountries = {"EUR", "IGO", "IMG", "ISM", "MNC", "NGO", "UNO"};

// A date that may lack its month or day, as the first or the last day that it can be; text of equal length compares.
std::string FirstDay(std::string_view date) {
  constexpr std::string_view kFirst = "0000-01-01";
  return std::string(date).append(kFirst.substr(std::min(date.size(), kFirst.size())));
}

std::string LastDay(std::string_view date) {
  constexpr std::string_view kLast = "9999-12-31";
  return std::string(date).append(kLast.substr(std::min(date.size(), kLast.size())));
}

struct Spell {
  std::string_view office;  // country, sectors and role
  std::string_view from;
  std::string_view to;
  Origin origin;

  // Whether the two overlap whatever the days are that their dates leave open.
  [[nodiscard]] bool Overlaps(const Spell& other) const {
    return LatestStart() < other.EarliestEnd() && other.LatestStart() < EarliestEnd();
  }
  [[nodiscard]] std::string LatestStart() const { return from.empty() ? FirstDay("") : LastDay(from); }
  [[nodiscard]] std::string EarliestEnd() const { return to.empty() ? LastDay("") : FirstDay(to); }
};

struct ListedActor {
  std::string_view id;
  std::vector<std::string_view> names;
  std::vector<Spell> spells;
};

class ActorChecker {
 public:
  explicit ActorChecker(std::string data_folder) : data_folder_(std::move(data_folder)) {}

  Result<Findings> Check() {
    if (auto problem = ReadCountries()) return *problem;
    for (const char* name : {"actors/people.tsv", "actors/organisations.tsv"}) {
      if (auto problem = CheckActorTable(name)) return *problem;
    }
    for (const char* name : {"actors/groups.tsv", "actors/regions.tsv"}) {
      if (auto problem = CheckCodes(name, {"country", "sectors"})) return *problem;
    }
    if (auto problem = CheckCodes("roles/roles.tsv", {"sectors"})) return *problem;
    if (auto problem = CheckCodes("roles/modifiers.tsv", {"sectors"})) return *problem;
    return std::move(findings_);
  }

 private:
  using Problem = std::optional<Error>;

  void Add(Finding::Kind kind, const Origin& origin, std::string what) {
    findings_.push_back({kind, origin.ToString(), std::move(what)});
  }

  // The rows of a table that stays until the end, since what is collected points into it.
  Result<const TableFile*> Read(const std::string& name, const std::vector<std::string>& columns) {
    Result<TableFile> table = TableFile::Read(data_folder_, name, columns);
    if (!table) return table.error();
    tables_.push_back(std::make_unique<TableFile>(std::move(*table)));
    return tables_.back().get();
  }

  Problem ReadCountries() {
    const Result<const TableFile*> table = Read("actors/countries.tsv", {"iso3"});
    if (!table) return table.error();
    for (const TableFile::Row& row : (*table)->rows()) {
      if (!countries_.insert(row.cells[0]).second)
        Add(Finding::Kind::kError, row.origin, "the country " + std::string(row.cells[0]) + " is listed twice");
    }
    countries_.insert(kBeyondCountries.begin(), kBeyondCountries.end());
    return std::nullopt;
  }

  void CheckCountry(std::string_view country, const Origin& origin) {
    if (country.empty() || countries_.contains(country)) return;
    Add(Finding::Kind::kError, origin,
        "\"" + std::string(country) + "\" is no country of data/actors/countries.tsv, nor one of EUR, IGO, IMG, ISM, " +
            "MNC, NGO, UNO; write the ISO 3166-1 alpha-3 code");
  }

  void CheckSectors(std::string_view cell, const Origin& origin) {
    for (const std::string_view sector : SplitValues(cell)) {
      const bool upper = std::all_of(sector.begin(), sector.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      if (upper && IsSector(LowerAscii(sector))) continue;
      Add(Finding::Kind::kError, origin, "\"" + std::string(sector) + "\" is no sector of PLOVER, such as GOV or MIL");
    }
  }

  Problem CheckCodes(const std::string& name, const std::vector<std::string>& columns) {
    const Result<const TableFile*> table = Read(name, columns);
    if (!table) return table.error();
    for (const TableFile::Row& row : (*table)->rows()) {
      if (columns.front() == "country") CheckCountry(row.cells.front(), row.origin);
      CheckSectors(row.cells.back(), row.origin);
    }
    return std::nullopt;
  }

  Problem CheckActorTable(const std::string& name) {
    const Result<const TableFile*> table =
        Read(name, {"id", "name", "aliases", "country", "sectors", "role", "from", "to"});
    if (!table) return table.error();
    std::vector<ListedActor> actors;
    std::set<std::string_view> ids;
    for (const TableFile::Row& row : (*table)->rows()) {
      if (actors.empty() || row.cells[0] != actors.back().id) {
        if (!ids.insert(row.cells[0]).second) {
          Add(Finding::Kind::kError, row.origin,
              "the rows of \"" + std::string(row.cells[0]) + "\" do not stand together; move this one to the others");
        }
        actors.push_back({row.cells[0], SplitValues(row.cells[2]), {}});
        actors.back().names.insert(actors.back().names.begin(), row.cells[1]);
      }
      CheckCountry(row.cells[3], row.origin);
      CheckSectors(row.cells[4], row.origin);
      AddSpell(row, actors.back());
    }
    CheckNames(actors);
    return std::nullopt;
  }

  void AddSpell(const TableFile::Row& row, ListedActor& actor) {
    // The cells stand side by side in the file, with their tabs.
    const std::string_view office(
        row.cells[3].data(), static_cast<std::size_t>(row.cells[5].data() + row.cells[5].size() - row.cells[3].data()));
    const Spell spell{office, row.cells[6], row.cells[7], row.origin};
    if (!spell.from.empty() && !spell.to.empty() && LastDay(spell.to) < FirstDay(spell.from)) {
      return Add(Finding::Kind::kError, row.origin,
                 "the spell ends on " + std::string(spell.to) + ", before it begins on " + std::string(spell.from) +
                     "; correct one of them");
    }
    for (const Spell& other : actor.spells) {
      if (other.office != spell.office || !other.Overlaps(spell)) continue;
      Add(Finding::Kind::kWarning, row.origin,
          "the spell overlaps with the one of the same office at " + other.origin.ToString() +
              "; make one of the two, or correct the dates");
      break;
    }
    actor.spells.push_back(spell);
  }

  // A name of two actors who are there at the same time gives the first of them, always.
  void CheckNames(const std::vector<ListedActor>& actors) {
    std::map<std::string_view, std::vector<const ListedActor*>> by_name;
    for (const ListedActor& actor : actors) {
      const std::set<std::string_view> names(actor.names.begin(), actor.names.end());
      for (const std::string_view name : names) {
        std::vector<const ListedActor*>& others = by_name[name];
        for (const ListedActor* other : others) {
          if (!AreContemporary(actor, *other)) continue;
          Add(Finding::Kind::kWarning, actor.spells.front().origin,
              "\"" + std::string(name) + "\" is a name of \"" + std::string(other->id) + "\" at " +
                  other->spells.front().origin.ToString() +
                  " too, at the same time; make one actor of the two, or take the name from one");
          break;
        }
        others.push_back(&actor);
      }
    }
  }

  static bool AreContemporary(const ListedActor& a, const ListedActor& b) {
    return std::any_of(a.spells.begin(), a.spells.end(), [&](const Spell& spell) {
      return std::any_of(b.spells.begin(), b.spells.end(), [&](const Spell& other) { return spell.Overlaps(other); });
    });
  }

  std::string data_folder_;
  std::vector<std::unique_ptr<TableFile>> tables_;
  std::set<std::string_view> countries_;
  Findings findings_;
};

}  // namespace

Result<Findings> CheckActors(const std::string& data_folder) { return ActorChecker(data_folder).Check(); }

}  // namespace tacitus
