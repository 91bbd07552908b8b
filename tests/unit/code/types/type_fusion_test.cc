#include "code/types/type_fusion.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

namespace tacitus {
namespace {

namespace fs = std::filesystem;

Result<TypeFusion> Read(const std::string& rows) {
  const fs::path folder = fs::path(::testing::TempDir()) / "tacitus_type_fusion_test";
  fs::create_directories(folder / "models");
  std::ofstream(folder / "models/fusion.tsv") << "weight\tvalue\n" << rows;
  return TypeFusion::Load(folder.string());
}

TEST(TypeFusionTest, ReadsItsWeights) {
  const Result<TypeFusion> fusion = Read("linear\t0.5\nencoder\t0.8\nsure\t0.97\n");
  ASSERT_TRUE(fusion.has_value()) << fusion.error().ToString();
  EXPECT_DOUBLE_EQ(fusion->linear, 0.5);
  EXPECT_DOUBLE_EQ(fusion->encoder, 0.8);
  EXPECT_DOUBLE_EQ(fusion->sure, 0.97);
}

TEST(TypeFusionTest, SaysWhichRowIsWrong) {
  EXPECT_EQ(Read("rules\t1\n").error().ToString(),
            "data/models/fusion.tsv:2: the weights are linear, encoder and sure");
  EXPECT_EQ(Read("sure\t1\nlinear\thalf\n").error().ToString(),
            "data/models/fusion.tsv:3: \"half\" is no number from 0");
}

TEST(TypeFusionTest, PoolsLogarithms) {
  const std::vector<double> linear = {0.5, 0.5};
  const std::vector<double> encoder = {0.2, 0.8};
  const std::vector<double> as_encoder = Pool({1, 1, 1}, linear, encoder);
  EXPECT_NEAR(as_encoder[1], 0.8, 1e-12);  // an opinion without preference changes nothing
  const std::vector<double> surer = Pool({1, 2, 1}, linear, encoder);
  EXPECT_NEAR(surer[1], 0.64 / 0.68, 1e-12);
}

TEST(TypeFusionTest, LetsAnOpinionOfZeroBeOutweighed) {
  const std::vector<double> pooled = Pool({0.1, 1, 1}, std::vector<double>{1, 0}, std::vector<double>{0.001, 0.999});
  EXPECT_GT(pooled[1], 0.9);
}

TEST(TypeFusionTest, TurnsScoresIntoProbabilities) {
  const std::vector<float> scores = {0, 2};
  EXPECT_NEAR(Softmax(scores, 2)[1], 1 / (1 + std::exp(-1.0)), 1e-12);
}

}  // namespace
}  // namespace tacitus
