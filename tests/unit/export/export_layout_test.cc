#include "export/export_layout.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "tests/unit/store/scratch_store.h"

namespace tacitus {
namespace {

constexpr const char* kData = TACITUS_SOURCE_DIR "/data";

const ExportFormat& Format(std::string_view name) {
  for (const ExportFormat& format : ExportFormats()) {
    if (format.name == name) return format;
  }
  ADD_FAILURE() << "no format " << name;
  return ExportFormats().front();
}

TEST(ExportLayout, HasAsManyColumnsAsTheFormats) {
  const std::map<std::string, std::size_t> kCounts = {
      {"gdelt", 61}, {"gdelt-mentions", 16}, {"icews", 20}, {"phoenix", 26}, {"polecat", 40}};
  for (const auto& [name, count] : kCounts) {
    const Result<std::vector<ExportColumn>> columns = ReadExportColumns(kData, Format(name));
    ASSERT_TRUE(columns) << columns.error().ToString();
    EXPECT_EQ(columns->size(), count) << name;
  }
}

TEST(ExportLayout, SaysWhatIsWrongWithATable) {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder.path() + "/export");
  std::ofstream(folder.path() + "/export/icews.tsv") << "# Source: none\ncolumn\ttype\tvalue\nEvent ID\tlong\tnumber\n";
  EXPECT_EQ(ReadExportColumns(folder.path(), Format("icews")).error().ToString(),
            "data/export/icews.tsv:3: \"long\" is no type: integer, number, date or text");
}

}  // namespace
}  // namespace tacitus
