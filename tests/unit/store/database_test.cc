#include "store/database.h"

#include <gtest/gtest.h>

#include "store/duckdb_api.h"

namespace tacitus {
namespace {

Database Open() {
  Result<Database> database = Database::Open();
  if (!database) ADD_FAILURE() << database.error().ToString();
  return std::move(*database);
}

TEST(Database, GivesRowsOfTextAndNull) {
  Database database = Open();
  const Result<TextRows> rows =
      database.Query("SELECT * FROM (VALUES ('a', NULL), ('more than twelve bytes', '')) AS t(x, y)");
  ASSERT_TRUE(rows) << rows.error().ToString();
  EXPECT_EQ(*rows, (TextRows{{"a", std::nullopt}, {"more than twelve bytes", ""}}));
}

TEST(Database, GivesManyRowsInOrder) {
  Database database = Open();
  Result<Statement> statement = database.Prepare("SELECT CAST(i AS VARCHAR) FROM range(10000) AS t(i)");
  ASSERT_TRUE(statement);
  std::size_t number = 0;
  for (;;) {
    const Result<TextRows> rows = statement->Next();
    ASSERT_TRUE(rows);
    if (rows->empty()) break;
    for (const TextRow& row : *rows) EXPECT_EQ(row.front(), std::to_string(number++));
  }
  EXPECT_EQ(number, 10000U);
}

TEST(Database, AppendsRows) {
  Database database = Open();
  ASSERT_TRUE(database.Execute("CREATE TABLE t (a VARCHAR, b VARCHAR)"));
  ASSERT_TRUE(database.Append("t", {{"x", "1"}, {"y", "2"}}));
  EXPECT_EQ(*database.Query("SELECT a || b FROM t ORDER BY a"), (TextRows{{"x1"}, {"y2"}}));
  EXPECT_EQ(database.Append("none", {{"x"}}).error().ToString(), "Table \".main.none\" could not be found");
}

TEST(Database, TimesAreUtc) {
  Database database = Open();
  EXPECT_EQ(*database.Query("SELECT CAST(TIMESTAMPTZ '2019-11-03 20:01:00+02' AS VARCHAR)"),
            (TextRows{{"2019-11-03 18:01:00+00"}}));
}

TEST(Database, ErrorsAreOneLine) {
  Database database = Open();
  EXPECT_EQ(database.Query("SELECT a FRM x").error().ToString(), "Parser Error: syntax error at or near \"x\"");
  EXPECT_EQ(database.Execute("SELECT a FROM nowhere").error().message.substr(0, 58),
            "Catalog Error: Table with name nowhere does not exist! Did");
  EXPECT_EQ(database.Query("SELECT error('stop')").error().ToString(), "Invalid Input Error: stop");
}

TEST(Database, TakesOneStatementAtATime) {
  Database database = Open();
  EXPECT_EQ(database.Query("SELECT 'a'; SELECT 'b'").error().ToString(), "one statement at a time");
  EXPECT_EQ(database.Query(" -- nothing").error().ToString(), "there is no statement here");
}

TEST(Database, KnowsColumnsBeforeRunning) {
  Database database = Open();
  const Result<Statement> statement = database.Prepare("SELECT 'a' AS text, now() AS at, [1] AS list");
  ASSERT_TRUE(statement);
  ASSERT_EQ(statement->columns().size(), 3U);
  EXPECT_EQ(statement->columns()[0].name, "text");
  EXPECT_EQ(statement->columns()[0].type, kDuckDbVarchar);
  EXPECT_EQ(statement->columns()[1].type, kDuckDbTimestampTz);
  EXPECT_EQ(statement->columns()[2].type, kDuckDbList);
  EXPECT_EQ(statement->type(), kDuckDbSelect);
}

TEST(Database, QuotesForSql) {
  EXPECT_EQ(QuotedLiteral("it's"), "'it''s'");
  EXPECT_EQ(QuotedName("a\"b"), "\"a\"\"b\"");
}

}  // namespace
}  // namespace tacitus
