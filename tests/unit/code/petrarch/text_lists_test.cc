#include "code/petrarch/text_lists.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(DiscardListTest, WordsBeginWords) {
  DiscardList discards;
  std::vector<Error> problems;
  discards.Read(DictionaryFile::FromText("d.txt", "BASEBALL\n+World_Cup_\nATP_\n+_\n"), problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].ToString(), "d.txt:4: a discard without words");
  Origin why;
  EXPECT_EQ(discards.Find("Peru met Chile.", why), Discard::kNothing);
  EXPECT_EQ(discards.Find("He likes “baseballs”.", why), Discard::kSentence);
  EXPECT_EQ(why.ToString(), "d.txt:1");
  EXPECT_EQ(discards.Find("The baseball world cup!", why), Discard::kDocument);
  EXPECT_EQ(discards.Find("World cups", why), Discard::kNothing);
  EXPECT_EQ(discards.Find("On the ATP", why), Discard::kSentence);
  EXPECT_EQ(discards.Find("ATPs", why), Discard::kNothing);
}

TEST(IssueListTest, TalliesPhrases) {
  IssueList issues;
  std::vector<Error> problems;
  issues.Read(DictionaryFile::FromText("i.txt",
                                       "<ISSUE CATEGORY=\"X\">\nn:school [EDU]\nv:teach [EDU]\nal+qaeda [TER]\n"
                                       "~school of fish\nhospital\n"),
              problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].ToString(),
            "i.txt:6: an issue without its code: write words [CODE], or ~words for what is none");
  EXPECT_THAT(issues.Find("Schools that teaching serves, Al-Qaeda said."), ElementsAre(Pair("EDU", 2), Pair("TER", 1)));
  EXPECT_THAT(issues.Find("al qaeda"), ElementsAre(Pair("TER", 1)));
  EXPECT_THAT(issues.Find("A school near a school of fish"), IsEmpty());
}

}  // namespace
}  // namespace tacitus
