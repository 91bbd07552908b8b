#include "export/tab_separated.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(TabSeparated, PutsTabsBetweenAndALineEndAfter) {
  EXPECT_EQ(TabSeparated({"a", "", "Côte d'Ivoire #1"}), "a\t\tCôte d'Ivoire #1\n");
  EXPECT_EQ(TabSeparated({}), "\n");
}

TEST(TabSeparated, LeavesNothingInACellThatBreaksALine) {
  EXPECT_EQ(TabSeparated({"a\tb\r\nc\vd\fe"}), "a b  c d e\n");
  EXPECT_EQ(TabSeparated({std::string("a\0b\x7F", 4)}), "a b \n");
  EXPECT_EQ(TabSeparated({"next\u0085line\u2028and\u2029paragraph"}), "next line and paragraph\n");
}

TEST(TabSeparated, HasNoQuotationMarks) { EXPECT_EQ(TabSeparated({"\"the group\""}), "'the group'\n"); }

}  // namespace
}  // namespace tacitus
