#include "eval/class_counts.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(ClassCountsTest, AveragesOverTheClassesOfTheGold) {
  CountsByClass classes;
  Tally("a", "a", classes);
  Tally("a", "b", classes);
  Tally("c", "b", classes);
  EXPECT_NEAR(classes.at("a").F1(), 2.0 / 3, 1e-9);
  EXPECT_EQ(classes.at("b").said, 2);
  EXPECT_NEAR(MacroF1(classes), (2.0 / 3 + 0) / 2, 1e-9);
}

TEST(ClassCountsTest, NothingScoresNothing) {
  EXPECT_EQ(ClassCounts().F1(), 0);
  EXPECT_EQ(MacroF1({}), 0);
}

}  // namespace
}  // namespace tacitus
