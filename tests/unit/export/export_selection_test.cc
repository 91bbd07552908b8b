#include "export/export_selection.h"

#include <gtest/gtest.h>

#include <set>

#include "base/table_file.h"
#include "tacitus/event.h"

namespace tacitus {
namespace {

constexpr const char* kData = TACITUS_SOURCE_DIR "/data";
constexpr ExportFormat kGdelt = {"gdelt", ExportForm::kTabs, RowKind::kHappening, false, "", 53, true, true};
constexpr ExportFormat kCsv = {"csv", ExportForm::kCsv, RowKind::kRecord, true, "", 0, false, false};

std::string Selection(const ExportFilter& filter, const ExportFormat& format = kCsv) {
  const Result<std::string> condition = SelectionOf(filter, format, kData);
  return condition ? *condition : condition.error().ToString();
}

TEST(ExportSelection, TakesAllWhereTheStatusIsAColumn) { EXPECT_EQ(Selection({}), "(true)"); }

TEST(ExportSelection, TakesWhatOccurredWhereItIsNot) {
  const std::string condition = Selection({}, kGdelt);
  EXPECT_TRUE(
      condition.starts_with("(status = 'actual' OR status = 'ongoing' OR status = 'repeated' OR "
                            "status = 'planned' AND event IN ('AGREE', 'CONCEDE'"))
      << condition;
  EXPECT_TRUE(condition.ends_with(" AND (cameo IS NOT NULL)")) << condition;
  EXPECT_EQ(condition.find("denied"), std::string::npos);
}

TEST(ExportSelection, KnowsEveryStatus) {
  const Result<TableFile> table = TableFile::Read(kData, "export/occurred.tsv", {"status"});
  ASSERT_TRUE(table);
  std::set<std::string_view> listed;
  for (const TableFile::Row& row : table->rows()) listed.insert(row.cells[0]);
  for (int i = 0; i <= static_cast<int>(Status::kHypothetical); ++i) {
    EXPECT_TRUE(listed.contains(Name(static_cast<Status>(i)))) << Name(static_cast<Status>(i));
  }
}

TEST(ExportSelection, AddsUpFilters) {
  EXPECT_EQ(Selection({"actual,denied", "2019-01-01", "2019-12-31", "", "quad = 4 -- material"}),
            "(status IN ('actual', 'denied')) AND (day >= DATE '2019-01-01') AND (day <= DATE '2019-12-31') AND (\n"
            "quad = 4 -- material\n)");
  EXPECT_EQ(Selection({"", "", "", "UNO", ""}),
            "(true) AND (coalesce(source.country = 'UNO', false) OR coalesce(target.country = 'UNO', false) OR "
            "coalesce(place.country = 'UNO', false))");
}

TEST(ExportSelection, SaysWhatIsWrong) {
  EXPECT_EQ(Selection({"done", "", "", "", ""}),
            "--status: \"done\" is no status: all, occurred, or those of docs/status.md");
  EXPECT_EQ(Selection({"", "2019", "", "", ""}), "--since: \"2019\" is no day: write 2019-11-03");
  EXPECT_EQ(Selection({"", "", "2019-02-30", "", ""}), "--until: \"2019-02-30\" is no day: write 2019-11-03");
  EXPECT_EQ(Selection({"", "", "", "Iran", ""}),
            "--country: \"Iran\" is no country: three letters of ISO 3166-1, as IRN");
}

}  // namespace
}  // namespace tacitus
