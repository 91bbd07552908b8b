#include "read/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/calendar.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(TableRowTest, FollowsRfc4180) {
  EXPECT_THAT(ReadTableRow("a,\"b,\"\"c\"\"\nd\",\r\nnext", ',').cells, ElementsAre("a", "b,\"c\"\nd", ""));
  EXPECT_EQ(ReadTableRow("a,\"b\nc\"\r\nnext", ',').line_ends, 2U);
  EXPECT_EQ(ReadTableRow("a,\"b\nc\"\r\nnext", ',').size, 9U);
  EXPECT_THAT(ReadTableRow("5\" gun,x\n", ',').cells, ElementsAre("5\" gun", "x")) << "a quote inside a cell is one";
  EXPECT_TRUE(ReadTableRow("a,\"b\nc\n", ',').open);
  EXPECT_THAT(ReadTableRow("a,\"b\nc\n", ',', true).cells, ElementsAre("a", "b"));
}

TEST(TableTest, ReadsColumnsByNameInAnyOrder) {
  const ReadReport report = ReadBytes(
      "\xEF\xBB\xBFoutlet,published_at,text,id,title,section,url,language,author\r\n"
      "Wire,2019-11-03T18:01:00Z,\"DUBAI: Iran will,\r\nit says.\",a1,A ban,World,https://example.org/1,en,Jane\r\n",
      "t.csv");
  ASSERT_EQ(report.documents.size(), 1U);
  const Document& document = report.documents[0];
  EXPECT_EQ(document.id, "a1");
  EXPECT_EQ(document.text, "A ban\n\nDUBAI: Iran will,\r\nit says.");
  EXPECT_EQ(document.text.substr(document.dateline.start, document.dateline.size()), "DUBAI");
  EXPECT_EQ(FormatDateTime(document.published_at.value()), "2019-11-03T18:01:00Z");
  EXPECT_EQ(document.outlet, "Wire");
  EXPECT_EQ(document.url, "https://example.org/1");
  EXPECT_EQ(document.author, "Jane");
  EXPECT_THAT(document.headers, ElementsAre(Pair("section", "World")));
}

TEST(TableTest, KnowsOtherNamesAndDelimiters) {
  for (const char* table : {"Headline;Body;Date\nA ban;Iran will.;3 Nov 2019\n",
                            "headline\tbody\tpub_date\nA ban\tIran will.\t2019-11-03\n",
                            "Headline|Full Text|Publication Date\nA ban|Iran will.|2019/11/03\n"}) {
    const ReadReport report = ReadBytes(table, "t");
    ASSERT_EQ(report.documents.size(), 1U) << table;
    EXPECT_EQ(report.documents[0].text, "A ban\n\nIran will.");
    EXPECT_EQ(FormatDateTime(report.documents[0].published_at.value()), "2019-11-03T00:00:00Z");
    EXPECT_EQ(report.documents[0].id, "t#2");
  }
}

TEST(TableTest, ADateOfCollectionIsNoDateOfPublication) {
  const ReadReport report = ReadBytes("text,crawl_date,fetched_at\nIran will.,2024-01-01,2024-01-01\n", "t");
  ASSERT_EQ(report.documents.size(), 1U);
  EXPECT_FALSE(report.documents[0].published_at.has_value());
}

TEST(TableTest, RowsAreWholeWhereverBlocksEnd) {
  std::string table = "id,text\n";
  for (int i = 0; i < 3000; ++i) {
    table += std::to_string(i) + ",\"" + std::string(static_cast<std::size_t>(i % 97), 'x') + "\n\"\"é\"\"\"\n\n";
  }
  const ReadReport report = ReadBytes(table, "t");
  EXPECT_TRUE(report.rejects.empty());
  ASSERT_EQ(report.documents.size(), 3000U);
  EXPECT_EQ(report.documents[2999].text, std::string(2999 % 97, 'x') + "\n\"é\"");
}

TEST(TableTest, ALineOfARejectIsWhereItsRowBegins) {
  const ReadReport report = ReadBytes("id,text\n1,\"two\nlines\"\n\n2,too,many\n", "t.csv");
  ASSERT_EQ(report.rejects.size(), 1U);
  EXPECT_EQ(report.rejects[0].ToString(),
            "t.csv:5: the row has 3 cells where the line of names has 2: put cells that hold \",\" in quotes");
  EXPECT_EQ(report.rejects[0].record, 5U);
}

TEST(TableTest, AQuoteThatIsNeverClosedCostsItsOwnRow) {
  std::string table = "id,text\n1,\"a\n";
  for (int i = 0; i < 20'000; ++i) table += "2,b\n";
  const ReadReport report = ReadBytes(table, "t");
  EXPECT_EQ(report.documents.size(), 20'000U);
  ASSERT_EQ(report.rejects.size(), 1U);
  EXPECT_EQ(report.rejects[0].ToString(),
            "t:2: a quote in this row is never closed: double it if it is part of the text");
}

}  // namespace
}  // namespace tacitus
