#include "code/petrarch/dictionaries.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace tacitus {
namespace {

class DictionariesTest : public ::testing::Test {
 protected:
  DictionariesTest() { std::filesystem::create_directories(folder_); }
  ~DictionariesTest() override { std::filesystem::remove_all(folder_); }

  void Write(const std::string& name, std::string_view text) const {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << text;
  }

  std::string folder_ =
      ::testing::TempDir() + "/dictionaries_" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
  std::string data_ = std::string(TACITUS_SOURCE_DIR) + "/data";
  std::vector<Error> problems_;
};

TEST_F(DictionariesTest, FilesAreToldByNameOrContent) {
  Write("mine.actors.txt", "PERU [PER]\n");
  Write("a.verbs", "--- PAY [071] ---\nPAY\n- * A [1]\n");
  Write("people.txt", "POLICE {} [~COP]\n");
  Write("topics.txt", "n:school [EDU]\n");
  Write("Phoenix.discards.txt", "CRICKET\n");
  Write("notes.md", "- nothing\n");
  const Result<Dictionaries> dictionaries = Dictionaries::Load(folder_, data_, problems_);
  ASSERT_TRUE(dictionaries.has_value()) << dictionaries.error().ToString();
  EXPECT_TRUE(problems_.empty());
  EXPECT_EQ(dictionaries->actors.names.size(), 1U);
  EXPECT_EQ(dictionaries->agents.names.size(), 1U);
  EXPECT_EQ(dictionaries->verbs.patterns(), 1U);
  EXPECT_EQ(dictionaries->discards.size(), 1U);
  EXPECT_EQ(dictionaries->issues.size(), 2U);
  EXPECT_TRUE(dictionaries->words.passed_over.contains("THE"));
  EXPECT_EQ(dictionaries->files.size(), 5U);
}

TEST_F(DictionariesTest, AnUnknownFileIsTold) {
  Write("verbs.txt", "--- PAY [071] ---\nPAY\n");
  Write("x.txt", "words and words\n");
  ASSERT_TRUE(Dictionaries::Load(folder_, data_, problems_).has_value());
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(problems_[0].ToString(), folder_ +
                                         "/x.txt: neither its name nor its lines tell what dictionary this is: put "
                                         "actors, agents, verbs, discards or issues into its name");
}

TEST_F(DictionariesTest, WithoutVerbsThereIsNothingToDo) {
  Write("actors.txt", "PERU [PER]\n");
  EXPECT_EQ(Dictionaries::Load(folder_, data_, problems_).error().ToString(),
            folder_ + ": no dictionary of verbs here: without one there are no events");
  EXPECT_EQ(Dictionaries::Load("/nowhere", data_, problems_).error().ToString(),
            "/nowhere: no folder of dictionaries here");
}

// The production dictionaries, where they are: nearly all of their lines make sense.
TEST_F(DictionariesTest, ReadsThePhoenixDictionaries) {
  const std::string phoenix = std::string(TACITUS_SOURCE_DIR) + "/../shared/gold/peers/phoenix";
  if (!std::filesystem::exists(phoenix)) GTEST_SKIP() << phoenix << " is not there";
  const Result<Dictionaries> dictionaries = Dictionaries::Load(phoenix, data_, problems_);
  ASSERT_TRUE(dictionaries.has_value()) << dictionaries.error().ToString();
  EXPECT_LT(problems_.size(), 50U);
  EXPECT_GT(dictionaries->actors.names.size(), 30000U);
  EXPECT_GT(dictionaries->agents.names.size(), 1000U);
  EXPECT_GT(dictionaries->verbs.patterns(), 10000U);
  EXPECT_GT(dictionaries->issues.size(), 1000U);
}

}  // namespace
}  // namespace tacitus
