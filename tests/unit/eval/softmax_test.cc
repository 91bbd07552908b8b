#include "eval/softmax.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tacitus {
namespace {

TEST(SoftmaxTest, LearnsWhatEachFeatureMeans) {
  std::vector<SoftmaxExample> examples;
  for (std::size_t i = 0; i < 30; ++i)
    examples.push_back({{{7, 1}, {static_cast<std::uint32_t>(100 + i % 3), 1}}, i % 3});
  examples.push_back({{{999, 1}}, 0});  // too rare to be learned
  std::vector<const SoftmaxExample*> all;
  for (const SoftmaxExample& example : examples) all.push_back(&example);
  const TypeModel model = FitSoftmax({"a", "b", "c"}, all, {});
  EXPECT_EQ(model.size(), 4U);
  for (std::uint32_t label = 0; label < 3; ++label) {
    const std::vector<Feature> features = {{7, 1}, {100 + label, 1}};
    EXPECT_EQ(model.Classify(features).type, label);
    EXPECT_GT(model.Classify(features).probability, 0.8F);
  }
  EXPECT_EQ(model.Write({}), FitSoftmax({"a", "b", "c"}, all, {}).Write({}));
}

// Of four answers with a score 2 ahead, three are right: log 3 ahead would say so.
TEST(SoftmaxTest, FindsTheTemperatureThatIsRight) {
  TypeModel::Scores scores{};
  scores[1] = 2;
  EXPECT_NEAR(FitTemperature({scores, scores, scores, scores}, {1, 1, 1, 0}, 2), 2 / std::log(3.0), 1e-4);
}

TEST(SoftmaxTest, DealsGroupsEvenlyAndKeepsThemTogether) {
  const std::vector<std::size_t> groups = {0, 1, 0, 3, 4, 5, 5, 7};
  const std::vector<int> folds = DealFolds(groups, 3, 1);
  EXPECT_EQ(folds[0], folds[2]);
  EXPECT_EQ(folds[5], folds[6]);
  std::vector<int> sizes(3);
  for (const std::size_t first : {0U, 1U, 3U, 4U, 5U, 7U}) ++sizes[static_cast<std::size_t>(folds[first])];
  EXPECT_EQ(sizes, (std::vector<int>{2, 2, 2}));
}

}  // namespace
}  // namespace tacitus
