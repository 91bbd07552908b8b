#include "parse/moves.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/msgpack_bytes.h"

namespace tacitus {
namespace {

Result<std::vector<Move>> ReadJson(const std::string& json) {
  const std::string path = testing::TempDir() + "/moves_test/moves";
  WriteFile(path, PackMap({{PackText("moves"), PackText(json)}}));
  return ReadMoves(path, 5);
}

TEST(MovesTest, OrdersClassesAsSpacyDoes) {
  const Result<std::vector<Move>> moves =
      ReadJson(R"({"0": {"": 9}, "2": {"det": 3, "nsubj": 7, "amod": 3}, "3": {"new": -1, "conj": 1, "newer": -2},
                   "4": {"new": -1, "ROOT": 5}})");
  ASSERT_TRUE(moves) << moves.error().ToString();
  // Equal frequencies go by falling label; labels added later come last, by frequency, then label.
  const std::vector<Move> wanted = {{0, ""},     {2, "nsubj"}, {2, "det"}, {2, "amod"}, {3, "conj"},
                                    {4, "ROOT"}, {3, "new"},   {4, "new"}, {3, "newer"}};
  EXPECT_EQ(*moves, wanted);
}

TEST(MovesTest, SaysThatAFileIsMalformed) {
  const std::string wanted = testing::TempDir() + "/moves_test/moves: not the moves of a transition system";
  for (const char* json : {"", "[]", "{}", R"({"5": {"": 1}})", R"({"x": {"": 1}})", R"({"0": 1})",
                           R"({"0": {"": "1"}})", R"({"0": {}})"}) {
    const Result<std::vector<Move>> moves = ReadJson(json);
    ASSERT_FALSE(moves) << json;
    EXPECT_EQ(moves.error().ToString(), wanted) << json;
  }
}

TEST(MoveMasksTest, KnowTheOnlyClassOfAState) {
  MoveMasks masks(2, 16);
  masks.Allow(0, 3);
  masks.Allow(1, 3);
  masks.Allow(1, 5);
  EXPECT_EQ(masks.CountOf(0), 1U);
  EXPECT_EQ(masks.OnlyOf(0), 3U);
  EXPECT_EQ(masks.CountOf(1), 2U);
  EXPECT_EQ(masks.MaskOf(1)[5], 0.0F);
  EXPECT_TRUE(std::isinf(masks.MaskOf(1)[4]));
}

}  // namespace
}  // namespace tacitus
