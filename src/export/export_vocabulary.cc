#include "export/export_vocabulary.h"

#include <vector>

#include "base/table_file.h"

namespace tacitus {
namespace {

// A table of data as a map in SQL, from the first column (or the first two, with a "/" between) to the last.
struct Lookup {
  const char* variable;
  const char* file;
  std::vector<std::string> columns;
};

const std::vector<Lookup>& Lookups() {
  static const std::vector<Lookup> kLookups = {
      {"country_names", "actors/countries.tsv", {"iso3", "name"}},
      {"fips", "export/fips.tsv", {"iso3", "fips"}},
      {"sector_codes", "export/sectors.tsv", {"sector", "cameo"}},
      {"sector_words", "export/sectors.tsv", {"sector", "icews"}},
      {"body_types", "export/supranational.tsv", {"code", "type"}},
      {"body_countries", "export/supranational.tsv", {"code", "country"}},
      {"body_groups", "export/supranational.tsv", {"code", "group"}},
      {"body_words", "export/supranational.tsv", {"code", "icews"}},
      {"icews_texts", "export/cameo_values.tsv", {"code", "icews"}},
      {"icews_intensities", "export/cameo_values.tsv", {"code", "intensity"}},
      {"phoenix_scores", "export/cameo_values.tsv", {"code", "phoenix"}},
      {"plover_scores", "export/plover_scores.tsv", {"event", "mode", "score"}},
  };
  return kLookups;
}

Result<std::string> MapOf(const Lookup& lookup, const std::string& data_folder) {
  const Result<TableFile> table = TableFile::Read(data_folder, lookup.file, lookup.columns);
  if (!table) return table.error();
  std::string entries;
  for (const TableFile::Row& row : table->rows()) {
    std::string key(row.cells[0]);
    if (row.cells.size() == 3) key.append("/").append(row.cells[1]);
    if (row.cells.back().empty()) continue;
    entries.append(entries.empty() ? "" : ", ").append(QuotedLiteral(key)).append(": ");
    entries.append(QuotedLiteral(row.cells.back()));
  }
  return "SET VARIABLE " + std::string(lookup.variable) + " = MAP {" + entries + "}";
}

// Actors. `once` leaves out what a list has already; unknown parts are left out of every list.
constexpr const char* kActors = R"sql(
CREATE TEMP MACRO once(list) AS list_filter(list, (x, i) -> x IS NOT NULL AND list_position(list, x) = i);
CREATE TEMP MACRO actor_name(actor) AS coalesce(actor.name, actor.text);
CREATE TEMP MACRO is_body(country) AS getvariable('body_types')[country] IS NOT NULL;
CREATE TEMP MACRO actor_country(actor) AS
  CASE WHEN is_body(actor.country) THEN getvariable('body_countries')[actor.country] ELSE actor.country END;
CREATE TEMP MACRO actor_group(actor) AS getvariable('body_groups')[actor.country];
CREATE TEMP MACRO sector_codes(actor) AS list_transform(actor.sectors, sector -> getvariable('sector_codes')[sector]);
CREATE TEMP MACRO actor_types(actor) AS
  once(list_concat([getvariable('body_types')[actor.country]], sector_codes(actor)));
CREATE TEMP MACRO cameo_code(actor) AS nullif(concat(
  getvariable('body_types')[actor.country], actor_country(actor), actor_group(actor),
  array_to_string(once(sector_codes(actor)), '')), '');
CREATE TEMP MACRO icews_sectors(actor) AS nullif(array_to_string(once(list_concat(
  [getvariable('body_words')[actor.country]],
  list_transform(actor.sectors, sector -> getvariable('sector_words')[sector]))), ','), '');
CREATE TEMP MACRO phoenix_entity(actor) AS coalesce(getvariable('body_types')[actor.country], actor.country);
CREATE TEMP MACRO phoenix_role(actor) AS CASE WHEN once(sector_codes(actor))[1] IN
  ('GOV', 'MIL', 'REB', 'OPP', 'PTY', 'COP', 'JUD', 'SPY', 'MED', 'EDU', 'BUS', 'CRM', 'CVL')
  THEN once(sector_codes(actor))[1] END;
CREATE TEMP MACRO phoenix_others(actor) AS once(list_concat(
  [CASE WHEN is_body(actor.country) THEN actor_country(actor) END, actor_group(actor)],
  list_filter(sector_codes(actor), code -> code IS DISTINCT FROM phoenix_role(actor))));
CREATE TEMP MACRO phoenix_attributes(actor) AS nullif(array_to_string(phoenix_others(actor), ';'), '');
CREATE TEMP MACRO phoenix_code(actor) AS CASE WHEN phoenix_entity(actor) IS NOT NULL OR
  length(array_to_string(once(sector_codes(actor)), '')) > 0 THEN concat(coalesce(phoenix_entity(actor), '---'),
  phoenix_role(actor), array_to_string(phoenix_others(actor), '')) END;
)sql";

// Places, by GeoNames' feature codes: PCL… countries, ADM1 and ADM2 divisions of the first and second level.
constexpr const char* kPlaces = R"sql(
CREATE TEMP MACRO country_name(iso3) AS getvariable('country_names')[iso3];
CREATE TEMP MACRO fips(iso3) AS getvariable('fips')[iso3];
CREATE TEMP MACRO is_country(place) AS coalesce(starts_with(place.feature, 'PCL'), false);
CREATE TEMP MACRO is_division(place, level) AS coalesce(starts_with(place.feature, 'ADM' || level), false);
CREATE TEMP MACRO place_province(place) AS
  CASE WHEN is_division(place, '1') THEN place.name WHEN NOT is_country(place) THEN place.admin1 END;
CREATE TEMP MACRO place_district(place) AS
  CASE WHEN is_division(place, '2') THEN place.name
  WHEN NOT is_country(place) AND NOT is_division(place, '1') THEN place.admin2 END;
CREATE TEMP MACRO place_city(place) AS CASE WHEN NOT is_country(place) AND NOT is_division(place, '1')
  AND NOT is_division(place, '2') THEN place.name END;
CREATE TEMP MACRO place_type(place) AS CASE WHEN place.name IS NULL THEN NULL WHEN is_country(place) THEN 1
  WHEN is_division(place, '1') THEN CASE place.country WHEN 'USA' THEN 2 ELSE 5 END
  WHEN place.country = 'USA' THEN 3 ELSE 4 END;
CREATE TEMP MACRO place_full_name(place) AS CASE WHEN is_country(place)
  THEN coalesce(country_name(place.country), place.name)
  WHEN place.name IS NOT NULL THEN array_to_string(list_filter([place.name,
  CASE WHEN NOT is_division(place, '1') THEN place.admin1 END, country_name(place.country)],
  part -> part IS NOT NULL), ', ') END;
)sql";

constexpr const char* kOthers = R"sql(
CREATE TEMP MACRO icews_text(code) AS getvariable('icews_texts')[code];
CREATE TEMP MACRO icews_intensity(code) AS getvariable('icews_intensities')[code];
CREATE TEMP MACRO phoenix_score(code) AS getvariable('phoenix_scores')[code];
CREATE TEMP MACRO plover_score(event, mode) AS coalesce(
  getvariable('plover_scores')[event || '/' || coalesce(mode, '')], getvariable('plover_scores')[event || '/']);
CREATE TEMP MACRO host(url) AS
  nullif(regexp_extract(lower(url), '^[a-z][a-z0-9+.-]*://(?:[^/@]*@)?(?:www\.)?([^/:?#]+)', 1), '');
CREATE TEMP MACRO characters(words, bytes) AS CASE bytes WHEN 0 THEN 0 ELSE length(decode(encode(words)[1:bytes])) END;
)sql";

}  // namespace

Result<Done> DefineExportVocabulary(Database& database, const std::string& data_folder) {
  for (const Lookup& lookup : Lookups()) {
    const Result<std::string> map = MapOf(lookup, data_folder);
    if (!map) return map.error();
    Result<Done> set = database.Execute(*map);
    if (!set) return set;
  }
  for (const char* macros : {kActors, kPlaces, kOthers}) {
    Result<Done> made = database.Execute(macros);
    if (!made) return made;
  }
  return Done{};
}

}  // namespace tacitus
