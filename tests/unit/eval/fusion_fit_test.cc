#include "eval/fusion_fit.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

struct Opinions {
  std::vector<double> linear;
  std::vector<double> encoder;
  std::size_t label;
};

TypeFusion Fit(const std::vector<Opinions>& rows) {
  std::vector<FusionRow> asked;
  for (const Opinions& row : rows) asked.push_back({&row.linear, &row.encoder, row.label});
  return FitFusion(asked);
}

// The linear model is right half of the time, as a coin would be; the encoder three times of four, as it says.
TEST(FusionFitTest, TrustsHimWhoIsRight) {
  std::vector<Opinions> rows;
  for (int i = 0; i < 8; ++i) {
    const bool linear_right = i % 2 == 0;
    rows.push_back({linear_right ? std::vector{0.9, 0.1} : std::vector{0.1, 0.9},
                    i / 2 == 3 ? std::vector{0.25, 0.75} : std::vector{0.75, 0.25}, 0});
  }
  const TypeFusion fusion = Fit(rows);
  EXPECT_LT(fusion.linear, 0.05);
  EXPECT_NEAR(fusion.encoder, 1, 0.02);
  EXPECT_GE(fusion.sure, 0.9);  // the linear model says 0.9 and is wrong
}

TEST(FusionFitTest, SparesTheEncoderWhereNothingIsLost) {
  std::vector<Opinions> rows;
  for (int i = 0; i < 10; ++i) rows.push_back({{0.9, 0.1}, {0.6, 0.4}, 0});
  for (int i = 0; i < 10; ++i) rows.push_back({{0.55, 0.45}, {0.2, 0.8}, 1});
  const TypeFusion fusion = Fit(rows);
  EXPECT_GT(fusion.sure, 0.55);
  EXPECT_LE(fusion.sure, 0.9);
  bool by_encoder = true;
  Cascade(fusion, rows.front().linear, rows.front().encoder, by_encoder);
  EXPECT_FALSE(by_encoder);
  Cascade(fusion, rows.back().linear, rows.back().encoder, by_encoder);
  EXPECT_TRUE(by_encoder);
}

}  // namespace
}  // namespace tacitus
