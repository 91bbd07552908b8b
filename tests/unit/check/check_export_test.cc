#include "check/check_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/check_data.h"
#include "tests/unit/check/data_folder.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;

TEST(CheckExportTest, EveryMistakeIsTold) {
  AlteredData data;
  data.Write("export/icews.tsv", "column\ttype\tvalue\nEvent ID\tinteger\tnumber\nEvent ID\tnumeral\tnumber\n");
  data.Write("export/occurred.tsv", "status\tevents\nactual\t*\nhoped\t*\nplanned\tAID;HELP\n");
  data.Write("export/plover_scores.tsv", "event\tmode\tscore\nAID\t\tmuch\n");
  data.Write("export/fips.tsv", "iso3\tfips\nXXX\tXX\n");
  const Result<Findings> findings = CheckExport(data.folder());
  ASSERT_TRUE(findings.has_value()) << findings.error().ToString();
  std::vector<std::string> lines;
  for (const Finding& finding : *findings) lines.push_back(Describe(finding));
  EXPECT_THAT(lines,
              ElementsAre("data/export/icews.tsv:3: error: the column Event ID is listed twice",
                          "data/export/icews.tsv:3: error: \"numeral\" is no type: integer, number, date or text",
                          "data/export/occurred.tsv:3: error: \"hoped\" is no status",
                          "data/export/occurred.tsv:4: error: \"HELP\" is no event of PLOVER",
                          "data/export/plover_scores.tsv:2: error: \"much\" is no number",
                          "data/export/fips.tsv:2: error: \"XXX\" is no country of data/actors/countries.tsv"));
}

}  // namespace
}  // namespace tacitus
