#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "code/quotes/cue_context.h"
#include "code/quotes/cue_extent.h"
#include "code/quotes/cue_features.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

using ::testing::Contains;
using ::testing::Not;

class CueModelTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
    Result<QuoteKnowledge> tables = QuoteKnowledge::LoadTables(std::string(TACITUS_SOURCE_DIR) + "/data");
    ASSERT_TRUE(tables.has_value()) << tables.error().ToString();
    tables_ = *std::move(tables);
  }

  // The number of the first token with this text.
  static std::uint32_t Find(const Parse& parse, std::string_view text) {
    for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
      if (parse.TextOf(i) == text) return i;
    }
    ADD_FAILURE() << "no token \"" << text << '"';
    return 0;
  }

  QuoteKnowledge tables_;
};

TEST_F(CueModelTest, VerbsAndListedNounsMayBeCues) {
  const Parse parse = TestParser().Run("The minister has repeated his claim that the table broke.");
  const Tree tree(parse);
  const std::vector<QuotedSpan> spans;
  const CueContext context(tree, tables_, spans);
  EXPECT_TRUE(context.MayBeCue(Find(parse, "repeated")));
  EXPECT_TRUE(context.MayBeCue(Find(parse, "claim")));
  EXPECT_FALSE(context.MayBeCue(Find(parse, "has")));
  EXPECT_FALSE(context.MayBeCue(Find(parse, "table")));
}

TEST_F(CueModelTest, FeaturesTellFrameSubjectAndMarks) {
  const Parse parse = TestParser().Run("Khamenei warned that \"talks\" would fail.\n\nOthers slept.");
  const Tree tree(parse);
  const std::vector<QuotedSpan> spans = MatchQuoteMarks(parse);
  const CueContext context(tree, tables_, spans);
  const std::vector<std::string> features = CueFeatures(context, Find(parse, "warned"), nullptr);
  EXPECT_THAT(features, Contains("lemma=warn"));
  EXPECT_THAT(features, Contains("frame=clause after"));
  EXPECT_THAT(features, Contains("clause mark=that"));
  EXPECT_THAT(features, Contains("own source"));
  EXPECT_THAT(features, Contains("marks after=0 speech"));
  EXPECT_THAT(features, Contains("report=none speech"));
  const std::vector<std::string> slept = CueFeatures(context, Find(parse, "slept"), nullptr);
  EXPECT_THAT(slept, Contains("frame=none"));
  EXPECT_THAT(slept, Contains("near=-2 space"));
  EXPECT_THAT(slept, Not(Contains("marks after=0 none")));
}

TEST_F(CueModelTest, ACueGrowsAsFarAsTheWeightsSay) {
  const Parse parse = TestParser().Run("He has called for \"new talks\" today.");
  const Tree tree(parse);
  const std::vector<QuotedSpan> spans = MatchQuoteMarks(parse);
  const CueContext context(tree, tables_, spans);
  const std::uint32_t called = Find(parse, "called");
  using Weights = std::vector<std::pair<std::string, double>>;
  const auto cue = [&](const Weights& weights) {
    return std::string(parse.TextOf(GrowCue(context, LinearModel::Of(weights), called)));
  };
  EXPECT_EQ(cue({}), "called");
  EXPECT_EQ(cue({{"left way=aux", 1}}), "has called");
  EXPECT_EQ(cue({{"left way=aux", 1}, {"right lemma=for", 1}}), "has called for");
  // Whatever the weights, the mark stops it.
  EXPECT_EQ(cue({{"right bias=", 1}}), "called for");
}

TEST_F(CueModelTest, ACueStaysInItsParagraph) {
  const Parse parse = TestParser().Run("They agreed\n\nToday it rained.");
  const Tree tree(parse);
  const std::vector<QuotedSpan> spans;
  const CueContext context(tree, tables_, spans);
  const std::uint32_t agreed = Find(parse, "agreed");
  EXPECT_TRUE(MayReach(context, agreed, agreed - 1));
  EXPECT_FALSE(MayReach(context, agreed, agreed + 1));
}

}  // namespace
}  // namespace tacitus
