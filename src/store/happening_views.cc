#include "store/happening_views.h"

#include <set>
#include <string_view>
#include <vector>

#include "stories/joined_ids.h"

namespace tacitus {
namespace {

constexpr const char* kMentions = R"sql(CREATE VIEW mentions AS
SELECT event_id, happening_id, document_id, story_id, events.document, documents.published_at, outlet, url, title,
  sentence_number, sentence, event, status, confidence
FROM events JOIN documents USING (document_id))sql";

// The day is one that an account tells, else the latest on which it can have begun by all of them, else that of the
// first report.
constexpr const char* kDay = R"sql(coalesce(min(date_start) FILTER (date_end - date_start <= 1), max(date_start),
    min(date_end), min(CAST(events.published_at AS DATE))) AS day)sql";

// The party of the account that tells most of it.
std::string MostDetailed(const std::string& party) {
  return "arg_max(" + party + ", {'detail': (" + party + ".actor_id IS NOT NULL)::INT * 8 + (" + party +
         ".name IS NOT NULL)::INT * 4 + (" + party + ".country IS NOT NULL)::INT * 2 + (" + party +
         ".sectors IS NOT NULL)::INT, 'confidence': confidence}) FILTER (" + party + " IS NOT NULL) AS " + party;
}

// Happenings that are told more than once: some event of theirs is not the one that they are named after.
constexpr const char* kRetold = R"sql(
retold AS MATERIALIZED (SELECT DISTINCT happening_id FROM events WHERE happening_id <> event_id))sql";

// Most happenings are told once and need no gathering, which takes much longer.
constexpr const char* kToldOnce = R"sql(
SELECT happening_id, event, mode, cameo, quad, goldstein, status, source, target, place,
  coalesce(date_start, date_end, CAST(events.published_at AS DATE)) AS day,
  1::BIGINT AS mentions, 1::BIGINT AS documents, 1::BIGINT AS stories, outlets AS sources,
  documents.published_at AS first_seen, documents.published_at AS last_seen, confidence
FROM events ANTI JOIN retold USING (happening_id) JOIN
  (SELECT document_id, published_at, (outlet IS NOT NULL)::BIGINT AS outlets FROM documents) AS documents
  USING (document_id))sql";

// Of several accounts the surest says what a happening is, the most detailed who and where.
std::string Happenings() {
  return std::string("CREATE VIEW happenings AS WITH") + kRetold + kToldOnce + R"sql(
UNION ALL
SELECT happening_id,
  arg_max(event, confidence) AS event,
  arg_max(mode, confidence) AS mode,
  arg_max(cameo, confidence) AS cameo,
  arg_max(quad, confidence) AS quad,
  arg_max(goldstein, confidence) AS goldstein,
  arg_min(status, list_position(['actual', 'ongoing', 'repeated', 'alleged', 'denied', 'negated', 'planned',
    'promised', 'threatened', 'demanded', 'conditional', 'hypothetical'], status)) AS status,
  )sql" + MostDetailed("source") +
         ", " + MostDetailed("target") + R"sql(,
  arg_max(place, {'detail': (NOT starts_with(coalesce(place.feature, 'PCL'), 'PCL'))::INT, 'confidence': confidence})
    FILTER (place IS NOT NULL) AS place,
  )sql" + kDay +
         R"sql(,
  count(*) AS mentions,
  count(DISTINCT document_id) AS documents,
  count(DISTINCT story_id) AS stories,
  count(DISTINCT outlet) AS sources,
  min(documents.published_at) AS first_seen,
  max(documents.published_at) AS last_seen,
  max(confidence) AS confidence
FROM events SEMI JOIN retold USING (happening_id) JOIN documents USING (document_id) GROUP BY happening_id)sql";
}

// What came about, by some article's own account: what is planned, threatened or denied is not counted as done. Each
// happening is one row, however often it is told. Hashes are faster to group by than names; that two of a million are
// equal happens once in thirty million stores.
std::string Happened() {
  return std::string("(SELECT ") + kDay + R"sql(,
  max(source.country) AS source, max(target.country) AS target,
  arg_max(quad, confidence) AS quad, arg_max(goldstein, confidence) AS goldstein
FROM events WHERE status IN ('actual', 'ongoing', 'repeated') GROUP BY hash(happening_id)))sql";
}

constexpr const char* kNumbers = R"sql(
  count(*) AS events,
  count(*) FILTER (quad = 1) AS verbal_cooperation,
  count(*) FILTER (quad = 2) AS material_cooperation,
  count(*) FILTER (quad = 3) AS verbal_conflict,
  count(*) FILTER (quad = 4) AS material_conflict,
  sum(goldstein) AS goldstein_sum,
  avg(goldstein) AS goldstein_mean)sql";

std::string DyadsDaily() {
  return std::string("CREATE VIEW dyads_daily AS SELECT day, source, target,") + kNumbers + " FROM " + Happened() +
         " WHERE source IS NOT NULL AND target IS NOT NULL AND day IS NOT NULL GROUP BY day, source, target";
}

std::string CountriesMonthly() {
  return std::string(
             "CREATE VIEW countries_monthly AS SELECT CAST(date_trunc('month', day) AS DATE) AS month, country, "
             "count(*) FILTER (source = country) AS as_source, count(*) FILTER (target = country) AS as_target,") +
         kNumbers + " FROM (SELECT *, unnest(list_distinct([source, target])) AS country FROM " + Happened() +
         ") WHERE day IS NOT NULL GROUP BY month, country";
}

}  // namespace

Result<bool> MakeNames(Database& database, const std::string& rows, const std::string& id, const std::string& joined,
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
  if (!done) return done.error();
  return !ids.empty();
}

Result<Done> MakeHappeningViews(Database& database) {
  Result<Done> done = Done{};
  for (const std::string& view : {std::string(kMentions), Happenings(), DyadsDaily(), CountriesMonthly()}) {
    if (done) done = database.Execute(view);
  }
  return done;
}

}  // namespace tacitus
