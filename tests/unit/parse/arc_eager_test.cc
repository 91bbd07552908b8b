#include "parse/arc_eager.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

using State = ArcEagerState;

constexpr std::uint32_t Bits(std::initializer_list<State::Move> moves) {
  std::uint32_t bits = 0;
  for (const State::Move move : moves) bits |= 1U << move;
  return bits;
}

// Moves allowed, without the bit that two tokens are neighbours.
std::uint32_t Valid(const State& state) { return state.Valid() & (State::kAdjacentBit - 1); }

std::vector<std::int32_t> Context(const State& state, std::size_t count = 8) {
  std::vector<std::int32_t> tokens(count);
  state.Context(tokens);
  return tokens;
}

TEST(ArcEagerTest, BeginsWithAnEmptyStack) {
  State state;
  state.Begin(3);
  EXPECT_FALSE(state.IsFinal());
  EXPECT_EQ(Valid(state), Bits({State::kShift, State::kBreak}));
  EXPECT_EQ(Context(state), (std::vector<std::int32_t>{0, 1, -1, -1, -1, -1, -1, -1}));
  state.Begin(0);
  EXPECT_TRUE(state.IsFinal());
}

// "the dog barked": det, nsubj.
TEST(ArcEagerTest, BuildsATree) {
  State state;
  state.Begin(3);
  state.Take(State::kShift, 0);
  EXPECT_EQ(Valid(state), Bits({State::kShift, State::kReduce, State::kLeft, State::kRight, State::kBreak}));
  state.Take(State::kLeft, 11);
  EXPECT_EQ(Context(state), (std::vector<std::int32_t>{1, 2, -1, -1, -1, 0, -1, -1}));
  state.Take(State::kShift, 0);
  EXPECT_EQ(Valid(state), Bits({State::kReduce, State::kLeft, State::kRight}));  // the last token cannot be shifted
  state.Take(State::kLeft, 12);
  state.Take(State::kShift, 0);
  EXPECT_EQ(Valid(state), Bits({State::kReduce}));
  state.Take(State::kReduce, 0);
  EXPECT_TRUE(state.IsFinal());
  EXPECT_EQ(state.heads(), (std::vector<std::int32_t>{1, 2, -1}));
  EXPECT_EQ(state.labels(), (std::vector<Label>{11, 12, 0}));
}

TEST(ArcEagerTest, SeesTheLatestChildren) {
  State state;
  state.Begin(6);
  state.Take(State::kShift, 0);
  state.Take(State::kRight, 1);  // 0 → 1
  state.Take(State::kReduce, 0);
  state.Take(State::kRight, 2);  // 0 → 2
  EXPECT_EQ(Context(state), (std::vector<std::int32_t>{3, 4, 2, 0, -1, -1, -1, -1}));
  state.Take(State::kReduce, 0);
  EXPECT_EQ(Context(state)[7], 2);
  EXPECT_EQ(Context(state, 13), (std::vector<std::int32_t>{3, 4, 0, -1, -1, -1, 2, -1, 1, -1, -1, -1, -1}));
}

// A head that is replaced loses its child.
TEST(ArcEagerTest, ReplacesAHead) {
  State state;
  state.Begin(3);
  state.Take(State::kShift, 0);
  state.Take(State::kRight, 1);  // 0 → 1
  state.Take(State::kLeft, 2);   // 2 → 1 instead
  EXPECT_EQ(state.heads(), (std::vector<std::int32_t>{-1, 2, -1}));
  EXPECT_EQ(Context(state), (std::vector<std::int32_t>{2, -1, 0, -1, -1, 1, -1, -1}));
}

// A token without head goes back to the buffer once; it may not be shifted again before the stack has changed.
TEST(ArcEagerTest, ReturnsHeadlessTokens) {
  State state;
  state.Begin(4);
  state.Take(State::kShift, 0);
  state.Take(State::kShift, 0);
  state.Take(State::kReduce, 0);
  EXPECT_EQ(Context(state), (std::vector<std::int32_t>{1, 2, 0, -1, -1, -1, -1, -1}));
  EXPECT_EQ(Valid(state), Bits({State::kReduce, State::kLeft, State::kRight, State::kBreak}));
  state.Take(State::kLeft, 1);  // 1 → 0
  EXPECT_EQ(Valid(state), Bits({State::kShift, State::kBreak}));
}

TEST(ArcEagerTest, BreaksSentences) {
  State state;
  state.Begin(4);
  state.Take(State::kShift, 0);
  state.Take(State::kBreak, 0);  // token 2 begins a sentence
  EXPECT_EQ(Valid(state), Bits({State::kShift, State::kReduce, State::kLeft, State::kRight}));
  state.Take(State::kShift, 0);
  // Token 2 is first in the buffer: nothing may join it to what is before.
  EXPECT_EQ(Valid(state), Bits({State::kReduce, State::kBreak}));
}

TEST(ArcEagerTest, KnowsNeighbours) {
  State state;
  state.Begin(4);
  state.Take(State::kShift, 0);
  EXPECT_NE(state.Valid() & State::kAdjacentBit, 0U);
  state.Take(State::kRight, 1);
  state.Take(State::kReduce, 0);
  EXPECT_EQ(state.Valid() & State::kAdjacentBit, 0U);  // 0 and 2
}

TEST(ArcEagerTest, CanBeEnded) {
  State state;
  state.Begin(4);
  state.Take(State::kShift, 0);
  state.ForceFinal();
  EXPECT_TRUE(state.IsFinal());
}

}  // namespace
}  // namespace tacitus
