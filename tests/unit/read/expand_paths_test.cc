#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tacitus/read.h"

namespace tacitus {
namespace {

using ::testing::ElementsAre;

class ExpandPathsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / ("tacitus_expand_paths_test_" + std::to_string(::getpid()));
    for (const char* name : {"b.md", "a.TXT", "sub/c.jsonl", "sub/.hidden.md", ".git/d.md", "sub/README.md", "e.gz",
                             "f.markdown", "page", "page_files/x.png", "page_files/y.js", "empty/x.css"}) {
      std::filesystem::create_directories((folder_ / name).parent_path());
      std::ofstream(folder_ / name) << "x";
    }
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string At(const std::string& name) const { return (folder_ / name).string(); }

  std::filesystem::path folder_;
};

TEST_F(ExpandPathsTest, WalksFoldersInOrder) {
  const InputList list = ExpandPaths({folder_.string()});
  EXPECT_THAT(list.paths,
              ElementsAre(At("a.TXT"), At("b.md"), At("e.gz"), At("f.markdown"), At("page"), At("sub/c.jsonl")));
  EXPECT_TRUE(list.rejects.empty());
}

TEST_F(ExpandPathsTest, KeepsWhatIsGivenInTheOrderGiven) {
  EXPECT_THAT(ExpandPaths({At("sub"), "-", At("e.gz"), "/nowhere"}).paths,
              ElementsAre(At("sub/c.jsonl"), "-", At("e.gz"), "/nowhere"));
}

TEST_F(ExpandPathsTest, MatchesPatterns) {
  EXPECT_THAT(ExpandPaths({At("*.m*")}).paths, ElementsAre(At("b.md"), At("f.markdown")));
  std::ofstream(folder_ / "odd[1].md") << "x";
  EXPECT_THAT(ExpandPaths({At("odd[1].md")}).paths, ElementsAre(At("odd[1].md")));
  EXPECT_THAT(ExpandPaths({At("s*b")}).paths, ElementsAre(At("sub/c.jsonl"))) << "a folder that matches";
}

TEST_F(ExpandPathsTest, DoesNotFollowLinksInCircles) {
  std::filesystem::create_directory_symlink(folder_, folder_ / "sub/circle");
  std::filesystem::create_symlink(folder_ / "e.gz", folder_ / "sub/link.txt");
  EXPECT_THAT(ExpandPaths({At("sub")}).paths, ElementsAre(At("sub/c.jsonl"), At("sub/link.txt")));
}

TEST_F(ExpandPathsTest, SaysWhatGivesNoFile) {
  const InputList list = ExpandPaths({At("empty"), At("*.pdf")});
  ASSERT_EQ(list.rejects.size(), 2U);
  EXPECT_EQ(list.rejects[0].ToString(), At("empty") + ": the folder has no file to read");
  EXPECT_EQ(list.rejects[1].ToString(), At("*.pdf") + ": no file matches this pattern");
}

}  // namespace
}  // namespace tacitus
