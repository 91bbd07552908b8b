#include "base/table_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace tacitus {
namespace {

using ::testing::ElementsAre;

class TableFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / "tacitus_table_file_test";
    std::filesystem::create_directories(folder_);
  }
  void Write(const std::string& content) { std::ofstream(folder_ / "t.tsv") << content; }
  Result<TableFile> Read() { return TableFile::Read(folder_.string(), "t.tsv", {"country", "name"}); }

  std::filesystem::path folder_;
};

TEST_F(TableFileTest, ReadsTheWantedColumnsInTheOrderAskedFor) {
  Write("# Source: our own\n\nname\tnote\tcountry\nTehran\ta city \t IRN\r\nNowhere\n");
  const Result<TableFile> table = Read();
  ASSERT_TRUE(table.has_value()) << table.error().ToString();
  ASSERT_EQ(table->rows().size(), 2U);
  EXPECT_THAT(table->rows()[0].cells, ElementsAre("IRN", "Tehran"));
  EXPECT_EQ(table->rows()[0].origin.ToString(), "data/t.tsv:4");
  EXPECT_THAT(table->rows()[1].cells, ElementsAre("", "Nowhere"));
}

TEST_F(TableFileTest, CellsSurviveAMove) {
  Write("name\tcountry\nA\tB\n");
  Result<TableFile> table = Read();
  ASSERT_TRUE(table.has_value());
  const TableFile moved = std::move(*table);
  EXPECT_THAT(moved.rows()[0].cells, ElementsAre("B", "A"));
}

TEST_F(TableFileTest, SaysWhichColumnIsMissing) {
  Write("name\nTehran\n");
  const Result<TableFile> table = Read();
  ASSERT_FALSE(table.has_value());
  EXPECT_EQ(table.error().message, "the table has no column \"country\"; its first line must name it");
  EXPECT_EQ(table.error().where, (folder_ / "t.tsv").string() + ":1");
}

TEST_F(TableFileTest, SaysWhichRowIsTooLong) {
  Write("name\tcountry\nTehran\tIRN\textra\n");
  const Result<TableFile> table = Read();
  ASSERT_FALSE(table.has_value());
  EXPECT_EQ(table.error().message, "the row has 3 cells but the table has 2 columns");
}

TEST_F(TableFileTest, SaysThatAFileIsNotThere) {
  EXPECT_EQ(TableFile::Read("/nowhere", "x.tsv", {}).error().ToString(),
            "/nowhere/x.tsv: cannot open this table of the data folder");
}

TEST(SplitValuesTest, TrimsAndLeavesOutEmptyValues) {
  EXPECT_THAT(SplitValues(" GOV ; MIL;;"), ElementsAre("GOV", "MIL"));
  EXPECT_THAT(SplitValues(""), ElementsAre());
}

}  // namespace
}  // namespace tacitus
