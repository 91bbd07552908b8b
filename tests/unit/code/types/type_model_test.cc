#include "code/types/type_model.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TypeModel Model() { return {{"AID", "REJECT"}, {10, 42}, {2, -2, 0, 4}, 2}; }

std::string WithoutTail(std::string content) {
  content.pop_back();
  return content;
}

TEST(TypeModelTest, AddsTheWeightsOfItsFeatures) {
  const std::vector<Feature> features = {{10, 0.5F}, {11, 9}, {42, 1}};
  const TypeModel::Scores scores = Model().Score(features);
  EXPECT_NEAR(scores[0], 1, 1e-3);
  EXPECT_NEAR(scores[1], 3, 1e-3);
  const TypeModel::Answer answer = Model().Classify(features);
  EXPECT_EQ(answer.type, 1U);
  EXPECT_NEAR(answer.probability, 0.7311, 1e-3);  // 1 / (1 + exp(-(3 - 1) / 2))
}

TEST(TypeModelTest, TakesTheFirstOfEquals) {
  const TypeModel::Answer answer = Model().Classify({});
  EXPECT_EQ(answer.type, 0U);
  EXPECT_FLOAT_EQ(answer.probability, 0.5F);
}

TEST(TypeModelTest, ReadsWhatItWrites) {
  const std::string content = Model().Write({"Source: none", "two lines"});
  EXPECT_TRUE(
      content.starts_with("# Source: none\n# two lines\ntacitus linear model 1\nclasses AID REJECT\ntemperature 2\n"));
  const Result<TypeModel> read = TypeModel::Read(content, "m");
  ASSERT_TRUE(read.has_value()) << read.error().ToString();
  EXPECT_EQ(read->Write({"Source: none", "two lines"}), content);
}

TEST(TypeModelTest, SaysWhatIsWrong) {
  const std::string good = Model().Write({});
  EXPECT_EQ(TypeModel::Read("", "m").error().ToString(),
            "m: this is no model of event types: no line \"tacitus linear model 1\"");
  EXPECT_EQ(TypeModel::Read("tacitus linear model 1\n", "m").error().ToString(),
            "m: the line \"classes …\" is missing");
  EXPECT_EQ(TypeModel::Read("tacitus linear model 1\nclasses A\ntemperature 0\n", "m").error().ToString(),
            "m: the temperature is no number above 0");
  EXPECT_EQ(TypeModel::Read(WithoutTail(good), "m").error().ToString(),
            "m: 2 features of 8 bytes should follow, but there are 15 bytes");
  std::string twice = good;
  twice.replace(twice.size() - 8, 8, twice.substr(twice.size() - 16, 8));
  EXPECT_EQ(TypeModel::Read(twice, "m").error().ToString(), "m: the keys of the features do not rise");
  EXPECT_EQ(TypeModel::Load("/nowhere").error().ToString(),
            "/nowhere/models/types.linear: the model of event types is missing; build/fit_models types GOLD writes it");
}

}  // namespace
}  // namespace tacitus
