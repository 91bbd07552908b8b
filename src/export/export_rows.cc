#include "export/export_rows.h"

#include <cstdint>

#include "export/integer_ids.h"

namespace tacitus {
namespace {

constexpr const char* kDay = "coalesce(date_start, date_end, CAST(published_at AS DATE))";

// What the tellings of one event have in common.
constexpr const char* kHappening = "happening_id";

// The first telling: the earliest published, of those the one with the least id.
constexpr const char* kFirst = "coalesce(published_at, TIMESTAMPTZ 'infinity'), event_id";

// What is joined on the right is held in memory. Where DuckDB chooses which side that is, it takes the many columns of
// the events, whose number it underrates; here they stand on the left of every join.
constexpr const char* kSmallToTheRight = "SET disabled_optimizers = 'join_order,build_side_probe_side'";

std::string Told(const std::string& condition) {
  return std::string("CREATE TEMP VIEW dated AS SELECT *, ") + kDay +
         " AS day, coalesce(day, DATE 'infinity') AS sorted_day, " + kHappening +
         " AS happening FROM events; "
         "CREATE TEMP VIEW told AS SELECT dated.*, title, url, outlet, language, text FROM dated LEFT JOIN "
         "(SELECT document_id, title, url, outlet, language, text FROM documents) USING (document_id) WHERE " +
         condition;
}

// Happenings with several tellings among those selected.
constexpr const char* kRetold =
    "CREATE TEMP TABLE retold AS SELECT happening FROM told GROUP BY happening HAVING count(*) > 1; ";

constexpr const char* kNumbered = R"sql(
CREATE TEMP VIEW numbered AS SELECT told.*, numbers.number, stories.number AS story_number
FROM told JOIN numbers ON numbers.id = event_id LEFT JOIN stories ON stories.id = document_id)sql";

// Most happenings are told once and need no gathering, which takes memory.
std::string Happened() {
  return std::string(kRetold) + R"sql(
CREATE TEMP TABLE counted AS SELECT happening, count(*) AS mentions,
  count(DISTINCT coalesce(outlet, host(url))) AS sources, count(DISTINCT document_id) AS articles,
  min(published_at) AS first_published, arg_min(event_id, row()sql" +
         kFirst + R"sql()) AS event_id
  FROM told SEMI JOIN retold USING (happening) GROUP BY happening;
CREATE TEMP VIEW happened AS SELECT told.*, mentions, sources, articles, first_published, number
  FROM told JOIN counted USING (event_id) JOIN numbers ON numbers.id = counted.happening
  UNION ALL SELECT told.*, 1, (coalesce(outlet, host(url)) IS NOT NULL)::INT, 1, published_at, number
  FROM told ANTI JOIN retold USING (happening) JOIN numbers ON numbers.id = happening)sql";
}

constexpr const char* kMentioned = R"sql(
CREATE TEMP VIEW mentioned AS SELECT told.*, first_published, number
FROM told JOIN (SELECT happening, min(published_at) AS first_published FROM told GROUP BY happening)
USING (happening) JOIN numbers ON numbers.id = happening)sql";

// Lists are joined by semicolons, so an address must not hold one.
std::string Daily() {
  return std::string(R"sql(
CREATE TEMP TABLE keyed AS SELECT sorted_day, published_at, event_id, document_id, sentence_number, document, url, outlet,
  contexts, place, to_json([phoenix_code(source), phoenix_code(target), cameo]) AS key FROM told;
CREATE TEMP VIEW issued AS SELECT sorted_day, key, string_agg(issue || ',' || n, ';' ORDER BY issue) AS issues
  FROM (SELECT sorted_day, key, issue, count(*) AS n
        FROM (SELECT sorted_day, key, unnest(contexts) AS issue FROM keyed) GROUP BY ALL)
  GROUP BY sorted_day, key;
CREATE TEMP VIEW gathered AS SELECT sorted_day, key,
  string_agg(document_id || '_' || sentence_number, ';' ORDER BY )sql") +
         kFirst + R"sql() AS sentences,
  string_agg(DISTINCT replace(coalesce(url, document), ';', '%3B'), ';'
             ORDER BY replace(coalesce(url, document), ';', '%3B')) AS urls,
  string_agg(DISTINCT replace(coalesce(outlet, host(url)), ';', ','), ';'
             ORDER BY replace(coalesce(outlet, host(url)), ';', ',')) AS outlets,
  arg_min(place, row()sql" +
         kFirst + ")) AS place, arg_min(event_id, row(" + kFirst + R"sql()) AS event_id
  FROM keyed GROUP BY sorted_day, key;
CREATE TEMP VIEW daily AS SELECT told.* EXCLUDE (place), gathered.place, issues, sentences, urls, outlets, number
  FROM told JOIN gathered USING (sorted_day, event_id) LEFT JOIN issued USING (sorted_day, key) JOIN numbers ON numbers.id = event_id)sql";
}

Result<Done> Number(Database& database, const ExportFormat& format) {
  if (format.id_bits == 0) return Done{};
  // Of all events of the store, so that a number does not depend on what is selected.
  const bool happenings = format.rows == RowKind::kHappening || format.rows == RowKind::kMention;
  Result<Done> made = MakeNumbers(database, "numbers", happenings ? "happening" : "event_id", "dated", format.id_bits);
  if (!made || format.rows != RowKind::kTelling) return made;
  return MakeNumbers(database, "stories", "document_id", "dated", format.id_bits);
}

std::string DaysUntil(const std::string& after, const std::string& last) {
  const std::string until = last.empty() ? "true" : "sorted_day <= DATE " + QuotedLiteral(last);
  return after.empty() ? until : "sorted_day > DATE " + QuotedLiteral(after) + " AND " + until;
}

}  // namespace

Result<std::vector<std::string>> PassesOf(Database& database, std::uint64_t rows_at_once) {
  Result<Statement> days = database.Prepare(
      "SELECT CAST(sorted_day AS VARCHAR), CAST(count(*) AS VARCHAR) FROM told GROUP BY sorted_day ORDER BY "
      "sorted_day");
  if (!days) return days.error();
  std::vector<std::string> passes;
  std::string after;
  std::uint64_t rows = 0;
  for (Result<TextRows> next = days->Next(); !next || !next->empty(); next = days->Next()) {
    if (!next) return next.error();
    for (const TextRow& day : *next) {
      rows += std::stoull(*day[1]);
      if (rows < rows_at_once) continue;
      passes.push_back(DaysUntil(after, *day[0]));
      after = *day[0];
      rows = 0;
    }
  }
  passes.push_back(DaysUntil(after, ""));
  return passes;
}

Result<ExportView> MakeExportRows(Database& database, const ExportFormat& format, const std::string& condition) {
  Result<Done> made = database.Execute(kSmallToTheRight);
  if (made) made = database.Execute(Told(condition));
  if (made) made = Number(database, format);
  if (!made) return made.error();
  ExportView view{"told", "sorted_day, published_at NULLS LAST, event_id"};
  std::string views;
  if (format.rows == RowKind::kTelling && format.id_bits > 0) view.name = "numbered", views = kNumbered;
  if (format.rows == RowKind::kHappening) view.name = "happened", views = Happened();
  if (format.rows == RowKind::kMention) view.name = "mentioned", views = kMentioned;
  if (format.rows == RowKind::kDaily) view.name = "daily", views = Daily();
  if (!views.empty()) made = database.Execute(views);
  if (!made) return made.error();
  return view;
}

}  // namespace tacitus
