#include "eval/encoder_opinions.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace tacitus {
namespace {

namespace fs = std::filesystem;

const std::string kEncoder = std::string(TACITUS_SOURCE_DIR) + "/tests/reference/encode/tiny.encoder";
const std::vector<std::string> kClasses = {"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE"};

TypesGold TwoRows() {
  TypesGold gold;
  gold.has_pairs = true;
  for (const char* text : {"Peru blamed Chile.", "Chile praised Peru."}) gold.rows.emplace_back().text = text;
  return gold;
}

TEST(EncoderOpinionsTest, AsksEachFoldsOwnEncoder) {
  const fs::path folder = fs::path(::testing::TempDir()) / "tacitus_encoder_opinions_test";
  fs::create_directories(folder);
  fs::copy_file(kEncoder, folder / "fold_0", fs::copy_options::overwrite_existing);
  fs::remove(folder / "fold_1");
  const EncoderFiles files{(folder / "fold_%d").string(), "", {0, 1}};
  EXPECT_EQ(AskAboutPairs(TwoRows(), kClasses, files).error().ToString(),
            (folder / "fold_1").string() + ": the encoder of event types is missing: --types fast does without it");
  fs::copy_file(kEncoder, folder / "fold_1");
  const Result<EncoderOpinions> opinions = AskAboutPairs(TwoRows(), kClasses, files);
  ASSERT_TRUE(opinions.has_value()) << opinions.error().ToString();
  const Result<EncoderOpinions> by_one = AskAboutPairs(TwoRows(), kClasses, {kEncoder, "", {}});
  EXPECT_EQ(opinions->probabilities, by_one->probabilities);
  EXPECT_NE(opinions->probabilities[0], opinions->probabilities[1]);
}

TEST(EncoderOpinionsTest, AsksWhatSentencesState) {
  const Result<EncoderOpinions> opinions = AskAboutSentences(TwoRows(), {kEncoder, "", {}});
  ASSERT_TRUE(opinions.has_value()) << opinions.error().ToString();
  EXPECT_EQ(opinions->classes, (std::vector<std::string>{"0", "1", "2"}));
  EXPECT_EQ(opinions->probabilities.size(), 2U);
}

}  // namespace
}  // namespace tacitus
