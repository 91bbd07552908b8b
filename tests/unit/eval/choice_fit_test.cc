#include "eval/choice_fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace tacitus {
namespace {

constexpr std::uint64_t kRed = 1;
constexpr std::uint64_t kBlue = 2;
constexpr std::uint64_t kSeldom = 3;

// Red is chosen three times in four.
std::vector<Choice> Choices() {
  std::vector<Choice> choices;
  for (int i = 0; i < 200; ++i) choices.push_back({{{kRed}, {kBlue}}, {i % 4 != 0, i % 4 == 0}, 1});
  choices.push_back({{{kSeldom}, {kBlue}}, {true, false}, 1});
  return choices;
}

TEST(ChoiceFitTest, FindsHowMuchLikelierOneOptionIs) {
  const auto weights = FitChoices(Choices(), {.penalty = 0.001, .epochs = 60});
  EXPECT_NEAR(weights.at(kRed) - weights.at(kBlue), std::log(3.0), 0.3);
  EXPECT_FALSE(weights.contains(kSeldom));
}

TEST(ChoiceFitTest, ThePenaltyShrinksWeights) {
  const auto light = FitChoices(Choices(), {.penalty = 0.001});
  const auto heavy = FitChoices(Choices(), {.penalty = 200});
  EXPECT_LT(heavy.at(kRed) - heavy.at(kBlue), light.at(kRed) - light.at(kBlue));
}

TEST(ChoiceFitTest, TheSameChoicesGiveTheSameWeights) {
  EXPECT_EQ(FitChoices(Choices(), {}).at(kRed), FitChoices(Choices(), {}).at(kRed));
}

// Of several right options any will do: what they share is learned, not what tells them apart.
TEST(ChoiceFitTest, OfSeveralRightOnesAnyWillDo) {
  std::vector<Choice> choices;
  for (int i = 0; i < 100; ++i) choices.push_back({{{kRed}, {kBlue}, {kSeldom}}, {true, true, false}, 1});
  const auto weights = FitChoices(choices, {});
  EXPECT_NEAR(weights.at(kRed), weights.at(kBlue), 0.2);
  EXPECT_LT(weights.at(kSeldom), weights.at(kRed));
}

}  // namespace
}  // namespace tacitus
