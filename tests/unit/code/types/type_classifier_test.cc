// The encoder here is the small one of tests/reference/encode, which is made of noise: what it says means nothing, but
// it says it.
#include "code/types/type_classifier.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace tacitus {
namespace {

namespace fs = std::filesystem;

const std::string kEncoder = std::string(TACITUS_SOURCE_DIR) + "/tests/reference/encode/tiny.encoder";
const std::vector<std::string> kClasses = {"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE"};
constexpr std::uint32_t kSign = 7;  // a feature that speaks for AID

std::string DataFolder(const std::vector<std::string>& classes) {
  const fs::path folder = fs::path(::testing::TempDir()) / "tacitus_type_classifier_test";
  fs::create_directories(folder / "models");
  std::vector<float> weights(classes.size());
  weights[2] = 9;
  std::ofstream(folder / "models/types.linear", std::ios::binary) << TypeModel(classes, {kSign}, weights, 1).Write({});
  std::ofstream(folder / "models/fusion.tsv") << "weight\tvalue\nlinear\t1\nencoder\t1\nsure\t0.9\n";
  return folder.string();
}

TEST(TypeClassifierTest, AsksTheEncoderWhereTheLinearModelIsUnsure) {
  const Result<TypeClassifier> types = TypeClassifier::Load(DataFolder(kClasses), TypesChoice::kAccurate, kEncoder);
  ASSERT_TRUE(types.has_value()) << types.error().ToString();
  PairEncoder::Scratch scratch;
  const std::vector<Feature> sign = {{kSign, 1}};
  const TypeVerdict sure = types->Classify({sign, "Peru helped Chile.", {0, 4}, {12, 17}}, scratch);
  EXPECT_FALSE(sure.by_encoder);
  EXPECT_EQ(types->classes()[sure.type], "AID");

  const TypeVerdict unsure = types->Classify({{}, "Peru helped Chile.", {0, 4}, {12, 17}}, scratch);
  EXPECT_TRUE(unsure.by_encoder);
  // The linear model has no preference, so that the encoder's opinion is left as it is.
  const std::vector<double> encoder = AskEncoder(*types->encoder(), "Peru helped Chile.", {0, 4}, {12, 17}, scratch);
  for (std::size_t i = 0; i < kClasses.size(); ++i) EXPECT_NEAR(unsure.probabilities[i], encoder[i], 1e-9);
}

TEST(TypeClassifierTest, DoesWithoutTheEncoderWhereSpeedIsAskedFor) {
  const Result<TypeClassifier> types = TypeClassifier::Load(DataFolder(kClasses), TypesChoice::kFast, "");
  ASSERT_TRUE(types.has_value()) << types.error().ToString();
  EXPECT_EQ(types->encoder(), nullptr);
  PairEncoder::Scratch scratch;
  const TypeVerdict verdict = types->Classify({{}, "Peru helped Chile.", {0, 4}, {12, 17}}, scratch);
  EXPECT_FALSE(verdict.by_encoder);
  EXPECT_NEAR(verdict.probability(), 0.2, 1e-6);
}

TEST(TypeClassifierTest, SaysWhatIsWrongWithTheEncoder) {
  const std::string folder = DataFolder(kClasses);
  EXPECT_EQ(TypeClassifier::Load(folder, TypesChoice::kAccurate, "").error().ToString(),
            folder + "/models/types.encoder: the encoder of event types is missing: --types fast does without it");
  EXPECT_EQ(
      TypeClassifier::Load(DataFolder({"ACCUSE", "AGREE", "AID"}), TypesChoice::kAccurate, kEncoder).error().ToString(),
      kEncoder + ": the encoder's head \"root\" does not have the linear model's classes");
}

TEST(TypeClassifierTest, AsksWhatASentenceStates) {
  const Result<PairEncoder> encoder = LoadStatementEncoder("", kEncoder);
  ASSERT_TRUE(encoder.has_value()) << encoder.error().ToString();
  PairEncoder::Scratch scratch;
  const std::vector<double> classes = AskStatement(*encoder, "Peru helped Chile.", scratch);
  ASSERT_EQ(classes.size(), 3U);
  EXPECT_NEAR(classes[0] + classes[1] + classes[2], 1, 1e-9);
}

}  // namespace
}  // namespace tacitus
