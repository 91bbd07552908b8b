#include "eval/suites.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tacitus {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(SuitesTest, FiguresHaveTheirNames) {
  EXPECT_THAT(FiguresOf("types: root macro-F1 0.712 accuracy 0.731 quad macro-F1 0.803 (n=1050)"),
              ElementsAre(Pair("root macro-F1", "0.712"), Pair("accuracy", "0.731"), Pair("quad macro-F1", "0.803"),
                          Pair("n", "1050")));
  EXPECT_THAT(
      FiguresOf("places: within 161 km 0.9 span F1 -0.25 (n=70, located 12)"),
      ElementsAre(Pair("within 161 km", "0.9"), Pair("span F1", "-0.25"), Pair("n", "70"), Pair("located", "12")));
  EXPECT_THAT(FiguresOf("no figures"), ElementsAre());
}

TEST(SuitesTest, NamesAreThoseOfTheCommandLine) {
  std::vector<std::string_view> names;
  for (const Suite& suite : Suites()) names.push_back(suite.name);
  EXPECT_THAT(names, ElementsAre("types", "events", "actors", "places", "times", "quotes", "status", "petrarch"));
}

}  // namespace
}  // namespace tacitus
