#include "code/petrarch/dictionary_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tacitus {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Texts(std::string_view text) {
  std::vector<std::string> texts;
  for (const DictionaryLine& line : DictionaryFile::FromText("d.txt", text).lines) {
    texts.push_back(std::to_string(line.number) + (line.indented ? ">" : ":") + line.text);
  }
  return texts;
}

TEST(DictionaryFileTest, LeavesOutComments) {
  EXPECT_THAT(Texts("# head\nFRANCE [FRA] # a country\n\n  [FRAGOV] ; old\nA <!-- b --> C\n"),
              ElementsAre("2:FRANCE [FRA]", "4>[FRAGOV]", "5:A  C"));
}

TEST(DictionaryFileTest, CommentsMaySpanLines) {
  EXPECT_THAT(Texts("A\n<!-- one\ntwo\nthree --> B\n<! -- x -->\nC"), ElementsAre("1:A", "4>B", "6:C"));
}

TEST(DictionaryFileTest, ASignInBracketsIsNoComment) {
  EXPECT_THAT(Texts("- * WAR [###]\nNAME [#A;B] # x"), ElementsAre("1:- * WAR [###]", "2:NAME [#A;B]"));
}

TEST(DictionaryFileTest, ErrorsNameFileAndLine) {
  const DictionaryFile file = DictionaryFile::FromText("d.txt", "\nA");
  EXPECT_EQ(file.At(file.lines[0], "no").ToString(), "d.txt:2: no");
}

TEST(DictionaryFileTest, AMissingFileIsToldOf) {
  EXPECT_EQ(DictionaryFile::Read("/nowhere/x.txt").error().ToString(),
            "/nowhere/x.txt: the dictionary cannot be opened");
}

}  // namespace
}  // namespace tacitus
