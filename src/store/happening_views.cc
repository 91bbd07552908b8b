#include "store/happening_views.h"

#include <set>
#include <string_view>
#include <vector>

#include "stories/joined_ids.h"

namespace tacitus {
namespace {

constexpr const char* kMentions = R"sql(
SELECT event_id, happening_id, document_id, story_id, events.document, documents.published_at, outlet, url, title,
  sentence_number, sentence, event, status, confidence
FROM events JOIN documents USING (document_id))sql";

// The day is one that an account tells, else the latest on which it can have begun by all of them, else that of the
// first report.
constexpr const char* kDay = R"sql(coalesce(min(date_start) FILTER (date_end - date_start <= 1), max(date_start),
    min(date_end), min(CAST(published_at AS DATE))) AS day)sql";
constexpr const char* kDayOfOne = "coalesce(date_start, date_end, CAST(published_at AS DATE)) AS day";

// What came about, by some article's own account: what is planned, threatened or denied is not counted as done.
constexpr const char* kCameAbout = "status IN ('actual', 'ongoing', 'repeated')";

// By which the surest of several accounts is found: always the same, also where two are as sure.
constexpr const char* kSurest = "{'confidence': confidence, 'event_id': event_id}";

// The party of the account that tells most of it.
std::string MostDetailed(const std::string& party) {
  return "arg_max(" + party + ", {'detail': (" + party + ".actor_id IS NOT NULL)::INT * 8 + (" + party +
         ".name IS NOT NULL)::INT * 4 + (" + party + ".country IS NOT NULL)::INT * 2 + (" + party +
         ".sectors IS NOT NULL)::INT, 'surest': " + kSurest + "}) FILTER (" + party + " IS NOT NULL) AS " + party;
}

std::string InBrackets(const std::string& sql) { return "(" + sql + ")"; }

// Events, with what of their documents is counted, of happenings that are told so often.
std::string Tellings(const std::string& how_often) {
  return "SELECT event_id, happening_id, event, mode, cameo, quad, goldstein, status, source, target, place, "
         "date_start, date_end, confidence, document_id, documents.published_at, story_id, outlet "
         "FROM events JOIN (SELECT document_id, published_at, story_id, outlet FROM documents) AS documents "
         "USING (document_id) SEMI JOIN (SELECT happening_id FROM events GROUP BY happening_id HAVING count(*) " +
         how_often + ") USING (happening_id)";
}

// Most happenings are told once and need no gathering, which takes much longer.
std::string ToldOnce() { return InBrackets(Tellings("= 1")); }

// Sums of decimal numbers are the same in any order.
constexpr const char* kNumbers = R"sql(
  count(*) AS events,
  count(*) FILTER (quad = 1) AS verbal_cooperation,
  count(*) FILTER (quad = 2) AS material_cooperation,
  count(*) FILTER (quad = 3) AS verbal_conflict,
  count(*) FILTER (quad = 4) AS material_conflict,
  CAST(sum(CAST(goldstein AS DECIMAL(18, 6))) AS DOUBLE) AS goldstein_sum,
  CAST(sum(CAST(goldstein AS DECIMAL(18, 6))) AS DOUBLE) / count(goldstein) AS goldstein_mean)sql";

}  // namespace

Result<Done> MakeNames(Database& database, const std::string& rows, const std::string& id, const std::string& joined,
                       const std::string& names) {
  const Result<TextRows> pairs =
      database.Query("SELECT " + id + ", unnest(" + joined + ") FROM " + rows + " WHERE " + joined + " IS NOT NULL");
  if (!pairs) return pairs.error();
  JoinedIds groups;
  std::set<std::string> ids;
  for (const TextRow& pair : *pairs) {
    if (!pair[0] || !pair[1]) continue;
    groups.Join(groups.Of(*pair[0]), groups.Of(*pair[1]));
    ids.insert({*pair[0], *pair[1]});
  }
  std::vector<std::string> first_names;
  first_names.reserve(ids.size());
  std::vector<std::vector<std::string_view>> cells;
  for (const std::string& one : ids) {
    first_names.push_back(groups.name(groups.Root(groups.Of(one))));
    cells.push_back({one, first_names.back()});
  }
  Result<Done> done = database.Execute("CREATE TEMP TABLE " + names + " (id VARCHAR, name VARCHAR)");
  if (done) done = database.Append(names, cells);
  return done;
}

std::string RetoldTellings() { return Tellings("> 1"); }

std::string HappeningsToldOnce() {
  return std::string("SELECT happening_id, event, mode, cameo, quad, goldstein, status, source, target, place, ") +
         kDayOfOne +
         ", 1::BIGINT AS mentions, 1::BIGINT AS documents, 1::BIGINT AS stories, (outlet IS NOT NULL)::BIGINT AS "
         "sources, published_at AS first_seen, published_at AS last_seen, confidence FROM " +
         ToldOnce();
}

// Of several accounts the surest says what a happening is, the most detailed who and where.
std::string HappeningsGathered(const std::string& tellings) {
  return std::string(R"sql(SELECT happening_id, surest.*, * EXCLUDE (happening_id, surest) FROM (SELECT happening_id,
  arg_max({'event': event, 'mode': mode, 'cameo': cameo, 'quad': quad, 'goldstein': goldstein}, )sql") +
         kSurest + R"sql() AS surest,
  arg_min(status, list_position(['actual', 'ongoing', 'repeated', 'alleged', 'denied', 'negated', 'planned',
    'promised', 'threatened', 'demanded', 'conditional', 'hypothetical'], status)) AS status,
  )sql" + MostDetailed("source") +
         ", " + MostDetailed("target") +
         ", arg_max(place, {'detail': (NOT starts_with(coalesce(place.feature, 'PCL'), 'PCL'))::INT, 'surest': " +
         kSurest + "}) FILTER (place IS NOT NULL) AS place, " + kDay + R"sql(,
  count(*) AS mentions,
  count(DISTINCT document_id) AS documents,
  count(DISTINCT story_id) AS stories,
  count(DISTINCT outlet) AS sources,
  min(published_at) AS first_seen,
  max(published_at) AS last_seen,
  max(confidence) AS confidence
FROM )sql" +
         tellings + " GROUP BY happening_id)";
}

std::string HappenedOnce(const std::string& happenings) {
  return "SELECT day, source.country AS source, target.country AS target, quad, goldstein FROM " + happenings +
         " WHERE " + kCameAbout;
}

std::string HappenedGathered(const std::string& tellings) {
  return std::string("SELECT day, source, target, surest.* FROM (SELECT ") + kDay +
         ", max(source.country) AS source, max(target.country) AS target, "
         "arg_max({'quad': quad, 'goldstein': goldstein}, " +
         kSurest + ") AS surest FROM " + tellings + " WHERE " + kCameAbout + " GROUP BY happening_id)";
}

std::string DyadsDaily(const std::string& happened) {
  return std::string("SELECT day, source, target,") + kNumbers + " FROM " + happened +
         " WHERE source IS NOT NULL AND target IS NOT NULL AND day IS NOT NULL GROUP BY day, source, target";
}

std::string CountriesMonthly(const std::string& happened) {
  return std::string(
             "SELECT CAST(date_trunc('month', day) AS DATE) AS month, country, "
             "count(*) FILTER (source = country) AS as_source, count(*) FILTER (target = country) AS as_target,") +
         kNumbers + " FROM (SELECT *, unnest(list_distinct([source, target])) AS country FROM " + happened +
         ") WHERE day IS NOT NULL GROUP BY month, country";
}

std::vector<StoreView> GatheredViews() {
  const std::string retold = InBrackets(RetoldTellings());
  const std::string happened =
      InBrackets(HappenedOnce(InBrackets(HappeningsToldOnce())) + " UNION ALL " + HappenedGathered(retold));
  return {{"happenings", HappeningsToldOnce() + " UNION ALL " + HappeningsGathered(retold)},
          {"dyads_daily", DyadsDaily(happened)},
          {"countries_monthly", CountriesMonthly(happened)}};
}

StoreView MentionsView() { return {"mentions", kMentions}; }

Result<Done> MakeView(Database& database, const StoreView& view) {
  return database.Execute("CREATE OR REPLACE VIEW " + view.name + " AS " + view.sql);
}

}  // namespace tacitus
