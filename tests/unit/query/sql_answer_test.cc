#include "query/sql_answer.h"

#include <gtest/gtest.h>

#include "tests/unit/store/scratch_store.h"

namespace tacitus {
namespace {

std::string Answer(const std::string& question, AnswerFormat format, std::size_t width = 80) {
  Database database = std::move(*Database::Open());
  std::string text;
  const Result<Done> done = WriteAnswer(database, question, format, {width, false}, [&](std::string_view piece) {
    text += piece;
    return true;
  });
  return done ? text : done.error().ToString();
}

constexpr const char* kQuestion =
    "SELECT * FROM (VALUES (1, 'a,\"b\"', TIMESTAMPTZ '2019-11-03 18:01:00+00', ['x', NULL]), "
    "(20, NULL, NULL, [])) AS t(n, \"the text\", moment, list);";

TEST(Answer, IsATable) {
  EXPECT_EQ(Answer(kQuestion, AnswerFormat::kTable),
            " n  the text  moment                list\n"
            " 1  a,\"b\"     2019-11-03T18:01:00Z  [\"x\",null]\n"
            "20                                  []\n"
            "2 rows\n");
}

TEST(Answer, CutsTheWidestColumnsToTheTerminal) {
  EXPECT_EQ(Answer("SELECT 'a long text that goes on' AS long, 'short' AS short", AnswerFormat::kTable, 20),
            "long           short\n"
            "a long text…   short\n"
            "1 row\n");
}

TEST(Answer, IsCsv) {
  EXPECT_EQ(Answer(kQuestion, AnswerFormat::kCsv),
            "n,the text,moment,list\r\n"
            "1,\"a,\"\"b\"\"\",2019-11-03T18:01:00Z,\"[\"\"x\"\",null]\"\r\n"
            "20,,,[]\r\n");
}

TEST(Answer, IsJson) {
  const std::string first = R"({"n":1,"the text":"a,\"b\"","moment":"2019-11-03T18:01:00Z","list":["x",null]})";
  const std::string second = R"({"n":20,"the text":null,"moment":null,"list":[]})";
  EXPECT_EQ(Answer(kQuestion, AnswerFormat::kJson), "[" + first + ",\n" + second + "]\n");
  EXPECT_EQ(Answer(kQuestion, AnswerFormat::kJsonLines), first + "\n" + second + "\n");
  EXPECT_EQ(Answer("SELECT 1 WHERE false", AnswerFormat::kJson), "[]\n");
  EXPECT_EQ(Answer("SELECT 1 WHERE false", AnswerFormat::kJsonLines), "");
  EXPECT_EQ(Answer("SELECT 1 AS a, 2 AS a", AnswerFormat::kJsonLines), "{\"a\":1,\"a_1\":2}\n");
}

TEST(Answer, GoesOnBeyondTheRowsThatDecideTheWidths) {
  const std::string text = Answer("SELECT i AS n FROM range(5000) AS t(i)", AnswerFormat::kTable);
  EXPECT_TRUE(text.ends_with("4999\n5000 rows\n")) << text.substr(text.size() - 40);
}

TEST(Answer, StopsWhenNobodyListens) {
  Database database = std::move(*Database::Open());
  int calls = 0;
  ASSERT_TRUE(WriteAnswer(database, "SELECT * FROM range(100000)", AnswerFormat::kCsv, {},
                          [&](std::string_view) { return ++calls < 3; }));
  EXPECT_EQ(calls, 3);
}

TEST(Answer, TellsWhatIsWrongWithAQuestion) {
  EXPECT_EQ(Answer("SELECT a FRM x", AnswerFormat::kCsv), "Parser Error: syntax error at or near \"x\"");
  EXPECT_EQ(Answer("SELECT 1; SELECT 2", AnswerFormat::kCsv), "one statement at a time");
  EXPECT_EQ(Answer("", AnswerFormat::kCsv), "there is no statement here");
  EXPECT_EQ(Answer("CREATE TABLE t (a INTEGER)", AnswerFormat::kCsv),
            "a question only reads: SELECT, DESCRIBE, SUMMARIZE, SHOW or EXPLAIN");
  EXPECT_EQ(Answer("COPY (SELECT 1) TO 'x.csv'", AnswerFormat::kTable),
            "a question only reads: SELECT, DESCRIBE, SUMMARIZE, SHOW or EXPLAIN");
}

TEST(Answer, DescribesAndExplains) {
  EXPECT_EQ(Answer("DESCRIBE SELECT 1 AS a", AnswerFormat::kCsv),
            "column_name,column_type,null,key,default,extra\r\na,INTEGER,YES,,,\r\n");
  EXPECT_NE(Answer("EXPLAIN SELECT 1", AnswerFormat::kTable).find("PROJECTION"), std::string::npos);
  EXPECT_EQ(Answer("EXPLAIN SELECT 1", AnswerFormat::kJson), "a plan is a table or CSV, not JSON");
}

TEST(Answer, IsParquet) {
  const ScratchFolder folder;
  Database database = std::move(*Database::Open());
  const std::string path = folder.path() + "/answer.parquet";
  ASSERT_TRUE(WriteAnswerAsParquet(database, kQuestion, path));
  EXPECT_EQ(Value(database, "SELECT sum(n) FROM " + QuotedLiteral(path)), "21");
}

}  // namespace
}  // namespace tacitus
