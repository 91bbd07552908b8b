// Runs every case of this folder and those below it through the real parser and the shipped data.
//
//   build/tests/cases/case_test --gtest_filter='*passive*'     one phenomenon
//   TACITUS_CASES=folder build/tests/cases/case_test           another folder of cases
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "tacitus/coder.h"
#include "tacitus/parse_document.h"
#include "tests/cases/case_file.h"
#include "tests/cases/verdict.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

const std::string kRepository = TACITUS_SOURCE_DIR;

std::filesystem::path CaseFolder() {
  const char* chosen = std::getenv("TACITUS_CASES");
  return chosen != nullptr ? chosen : kRepository + "/tests/cases";
}

std::vector<std::string> CaseNames() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(CaseFolder())) {
    if (entry.path().extension() == ".case") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

const Result<Coder>& SharedCoder() {
  static const Result<Coder> coder = Coder::Load(kRepository + "/data");
  return coder;
}

class CaseTest : public ::testing::TestWithParam<std::string> {};

TEST_P(CaseTest, FindsTheEventsOf) {
  const Result<CaseFile> test_case = ReadCase(GetParam());
  ASSERT_TRUE(test_case.has_value()) << test_case.error().ToString();
  if (!test_case->article.empty() && !std::filesystem::exists(kRepository + "/" + test_case->article)) {
    GTEST_SKIP() << test_case->article << " is not there";
  }
  if (!HasTestPipeline()) GTEST_SKIP() << TestPipelineFolder() << " is not there; `make model` fetches it";
  ASSERT_TRUE(SharedCoder().has_value()) << SharedCoder().error().ToString();
  const Result<Document> document = DocumentOf(*test_case, kRepository);
  ASSERT_TRUE(document.has_value()) << document.error().ToString();

  static Parser::Scratch scratch;
  const Parse parse = ParseDocument(TestParser(), *document, scratch);
  const std::string report = Judge(*test_case, SharedCoder()->Run(*document, parse).events);
  EXPECT_TRUE(report.empty()) << report;
}

// "relative-clause.case" is the test "relative_clause", "articles/chess.case" is "articles_chess".
std::string NameOf(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = std::filesystem::path(info.param).lexically_relative(CaseFolder()).replace_extension().string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, CaseTest, ::testing::ValuesIn(CaseNames()), NameOf);

}  // namespace
}  // namespace tacitus
