// Every file of tests/corrupt/read/ against the table beside them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tacitus/read.h"

namespace tacitus {
namespace {

const std::string kFolder = std::string(TACITUS_SOURCE_DIR) + "/tests/corrupt/read/";

std::string Unescaped(std::string text) {
  for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at)) text.replace(at, 2, "\n");
  return text;
}

struct Expected {
  std::vector<std::string> texts;
  std::vector<std::string> errors;
};

std::map<std::string, Expected> ReadExpected() {
  std::map<std::string, Expected> expected;
  std::ifstream table(kFolder + "expected.tsv");
  std::string line;
  while (std::getline(table, line)) {
    std::istringstream cells(line);
    std::string file;
    std::string kind;
    std::string content;
    std::getline(cells, file, '\t');
    std::getline(cells, kind, '\t');
    std::getline(cells, content);
    if (kind == "text") expected[file].texts.push_back(Unescaped(content));
    if (kind == "error") expected[file].errors.push_back(content);
  }
  return expected;
}

TEST(CorruptFilesTest, GiveWhatTheTableSays) {
  const std::map<std::string, Expected> expected = ReadExpected();
  ASSERT_GE(expected.size(), 50U);
  std::set<std::string> unseen;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) unseen.insert(entry.path().filename());
  unseen.erase("expected.tsv");
  for (const auto& [file, wanted] : expected) {
    std::vector<std::string> texts;
    std::vector<std::string> errors;
    const ReadReport report = ReadFile(kFolder + file);
    for (const Document& document : report.documents) texts.push_back(document.text);
    for (const Error& reject : report.rejects) errors.push_back(reject.ToString().substr(kFolder.size()));
    EXPECT_EQ(texts, wanted.texts) << file;
    EXPECT_EQ(errors, wanted.errors) << file;
    unseen.erase(file);
  }
  EXPECT_EQ(unseen, std::set<std::string>()) << "files that the table does not name";
}

}  // namespace
}  // namespace tacitus
