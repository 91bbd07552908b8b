// What an event's reliability is told by, on sentences of our own, and what is left out by a model made here.
#include "code/events/reliability.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tacitus/coder.h"
#include "tests/support/pipeline.h"

namespace tacitus {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

const Coder& AllOf() {
  static const Coder coder = *Coder::Load(std::string(TACITUS_SOURCE_DIR) + "/data", {.keep_all = true});
  return coder;
}

struct Coded {
  Parse parse;
  Coding coding;
};

Coded Code(const std::string& text) {
  Document document;
  document.text = text;
  Coded coded;
  coded.parse = TestParser().Run(text);
  coded.coding = AllOf().Run(document, coded.parse);
  return coded;
}

class ReliabilityTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!HasTestPipeline()) GTEST_SKIP() << "no parser model in " << TestPipelineFolder() << "; run `make model`";
  }

  static std::vector<std::string> FeaturesOf(const std::string& text) {
    const Coded coded = Code(text);
    EXPECT_EQ(coded.coding.events.size(), 1U) << text;
    if (coded.coding.events.empty()) return {};
    return ReliabilityFeatures(Tree(coded.parse), coded.coding, coded.coding.events.front());
  }
};

TEST_F(ReliabilityTest, LooksAtWhoThePartiesAreAndWhereTheyStand) {
  const std::vector<std::string> features = FeaturesOf("Turkish police arrested two journalists on Monday.");
  EXPECT_THAT(features, Contains("type=COERCE"));
  EXPECT_THAT(features, Contains("source=role of a country"));
  EXPECT_THAT(features, Contains("source stands=nsubj"));
  EXPECT_THAT(features, Contains("target stands=dobj"));
  EXPECT_THAT(features, Contains("target sector=JRN"));
  EXPECT_THAT(features, Contains("tag=VBD"));
  EXPECT_THAT(features, Contains("sentence has a date"));
  EXPECT_THAT(features, Not(Contains("first or second person")));
}

TEST_F(ReliabilityTest, LooksAtTheKindOfSentence) {
  const std::vector<std::string> features = FeaturesOf("We may have to arrest soldiers, I fear?");
  EXPECT_THAT(features, Contains("first or second person"));
  EXPECT_THAT(features, Contains("question"));
  EXPECT_THAT(features, Contains("infinitive"));
  EXPECT_THAT(features, Contains("target is a bare plural"));
}

TEST_F(ReliabilityTest, LeavesOutWhatScoresLowAndSaysWhatSpokeAgainstIt) {
  const std::vector<std::pair<std::string, double>> weights = {
      {"bias", 0.5}, {"question", -0.3}, {"source=none", -0.1}};
  const Reliability reliability{LinearModel::Of(weights)};
  Coded coded = Code("Turkish police arrested two journalists on Monday. Will France arrest two soldiers?");
  std::vector<Event> events = std::move(coded.coding.events);
  coded.coding.events.clear();
  ASSERT_EQ(events.size(), 2U);
  reliability.LeaveOutUnreliable(Tree(coded.parse), 0.4, coded.coding, events);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events.front().trigger.text, "arrested");
  ASSERT_EQ(coded.coding.left_out.size(), 1U);
  EXPECT_THAT(coded.coding.left_out.front().why, HasSubstr("hardly right as it is told (0.20): question"));
  EXPECT_EQ(coded.coding.left_out.front().rule.file, "data/rules/coerce.rules");
  EXPECT_GT(coded.coding.left_out.front().rule.line, 0U);
}

}  // namespace
}  // namespace tacitus
